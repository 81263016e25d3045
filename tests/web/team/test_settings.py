"""The settings of the team mode: Django's own check finds nothing, and one local user has none of it."""

import pytest
from django.contrib.auth.hashers import get_hasher, make_password
from django.core import checks

import saksi.project.settings as of_one
from saksi.project.team import APPS, SIGNED_IN, team_settings

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["", "https://desk.example.org"])
def test_the_check_for_deployment_finds_nothing(team, address, settings, monkeypatch):
    monkeypatch.delenv("DJANGO_ALLOW_ASYNC_UNSAFE", raising=False)  # a test in a browser may have run here before
    team(address)
    found = checks.run_checks(include_deployment_checks=True)
    assert [str(one) for one in found if one.id not in settings.SILENCED_SYSTEM_CHECKS] == []


def test_one_local_user_has_no_sign_in_no_session_and_no_script():
    assert not set(of_one.INSTALLED_APPS) & set(APPS)
    assert not set(of_one.MIDDLEWARE) & set(SIGNED_IN)
    assert not of_one.TEAM


def test_a_page_of_one_local_user_asks_for_the_user_once(client, local, django_assert_max_num_queries):
    with django_assert_max_num_queries(1):
        assert client.get("/help/").status_code == 200


def test_without_tls_cookies_are_not_marked_as_if_there_were():
    for address, prefix, secure in (("", "", False), ("https://desk.example.org", "__Host-", True)):
        made = team_settings(vars(of_one), address)
        assert made["SESSION_COOKIE_NAME"] == f"{prefix}saksi"
        assert made["SESSION_COOKIE_SECURE"] is made["CSRF_COOKIE_SECURE"] is made["SECURE_SSL_REDIRECT"] is secure


def test_a_password_is_kept_by_scrypt_with_its_full_work(settings):
    """As the team mode is set; every other test takes the least work."""
    settings.PASSWORD_HASHERS = team_settings(vars(of_one), "")["PASSWORD_HASHERS"]
    assert make_password("nine-lanterns-over-lumera").startswith("scrypt$16384$")
    assert get_hasher("default").parallelism == 5
