"""Signing in, setting up and second factors speak Khmer, too, with what the libraries behind them say."""

import pytest
from django.contrib.auth.models import User

from tests.web.test_language_shown import left

pytestmark = pytest.mark.django_db
SHOWN = ("account", "account_reauthenticate", "account_change_password", "usersessions_list", "mfa_index", "mfa_activate_totp",
         "mfa_generate_recovery_codes", "mfa_list_webauthn", "mfa_add_webauthn", "account_inactive", "set-up")  # fmt: skip
# "Name" stands over the name of a passkey: django-allauth gives that field no words that can be translated.
ALLOWED = {"asha", "passkey", "PIN", "user", "add", "Name"}


def in_khmer(answer):
    """The page has no English."""
    assert answer.status_code in {200, 403, 422}
    assert left(answer.content.decode(), set(), ALLOWED) == []


def test_the_pages_of_an_account_are_khmer(join):
    asha = join("asha", "owner", HTTP_ACCEPT_LANGUAGE="km")
    asha.confirm()
    for name in (*SHOWN, "people"):
        in_khmer(asha.get(name))
    in_khmer(asha.get("person", User.objects.get(username="asha").pk))


def test_the_pages_that_ask_who_is_there_before_a_form_are_khmer(join):
    asha = join("asha", "owner", HTTP_ACCEPT_LANGUAGE="km")
    in_khmer(asha.post("people", {"do": "add"}))
    asha.post("account_logout")
    in_khmer(asha.post("people", {"do": "add"}))


def test_what_a_sign_in_refuses_is_told_in_khmer(join):
    asha = join("asha", signed_in=False, HTTP_ACCEPT_LANGUAGE="km")
    in_khmer(asha.get("account_login"))
    in_khmer(asha.sign_in("wrong"))
    for again in ("b", "a"):
        in_khmer(asha.post("set-up", {"name": "asha", "code": "x", "password": "a", "again": again}))


def test_what_a_change_of_password_refuses_is_told_in_khmer(join):
    asha = join("asha", HTTP_ACCEPT_LANGUAGE="km")
    in_khmer(asha.post("account_change_password", {"oldpassword": "x", "password1": "12345678", "password2": "12"}))
    in_khmer(asha.confirm("wrong"))
