"""Second factors: secrets encrypted in the database, codes asked for, and nobody's but one's own ever touched."""

import json
import logging
import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.db import connection
from django.urls import reverse

from saksi.actions.new_code import new_code
from saksi.kernel.errors import ConfigError
from saksi.web.team.adapters import MFAAdapter
from tests.web.conftest import shown
from tests.web.team.conftest import at

pytestmark = pytest.mark.django_db


def code_of(secret):
    """The one-time code of this moment."""
    return f"{hotp_value(secret, next(iter(yield_hotp_counters_from_time()))):06}"


def turn_on(person):
    """One-time codes for a person who is signed in; gives the secret that the page shows."""
    person.confirm()
    secret = re.search(r"<code>([A-Z2-7]{16,})</code>", shown(person.get("mfa_activate_totp")))[1]
    assert person.post("mfa_activate_totp", {"code": code_of(secret)}).status_code == 302
    return secret


def test_what_is_encrypted_is_read_again_and_never_twice_the_same(team):
    adapter = MFAAdapter()
    once, twice = adapter.encrypt("SECRET"), adapter.encrypt("SECRET")
    assert once != twice
    assert "SECRET" not in once
    assert adapter.decrypt(once) == adapter.decrypt(twice) == "SECRET"


@pytest.mark.parametrize("damage", ["", "AAAA", "no base 64!", "cut", "flip"])
def test_what_was_changed_or_is_of_another_workspace_is_refused(team, settings, damage):
    adapter = MFAAdapter()
    kept = adapter.encrypt("SECRET")
    flipped = ("B" if kept[20] == "A" else "A").join([kept[:20], kept[21:]])
    with pytest.raises(ConfigError, match=r"\.secret"):
        adapter.decrypt({"cut": kept[:-8], "flip": flipped}.get(damage, damage))
    settings.SECRET_KEY = "of another workspace"
    with pytest.raises(ConfigError):
        adapter.decrypt(kept)


def test_no_secret_and_no_seed_of_recovery_codes_lies_in_clear_in_the_database(join):
    sela = join("sela")
    secret = turn_on(sela)
    page = shown(sela.get("mfa_view_recovery_codes"))
    codes = re.findall(r"\b\d{8}\b", page)
    assert len(codes) == 10
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM mfa_authenticator")
        rows = [json.loads(row[0]) if isinstance(row[0], str) else row[0] for row in cursor.fetchall()]
    assert len(rows) == 2
    kept = json.dumps(rows)
    assert secret not in kept
    assert not [code for code in codes if code in kept]
    seed = Authenticator.objects.get(type="recovery_codes").data["seed"]
    assert MFAAdapter().decrypt(seed) not in kept


def test_the_code_is_asked_for_and_a_wrong_one_refused(join):
    sela = join("sela")
    secret = turn_on(sela)
    sela.post("account_logout")
    assert at(sela.sign_in()) == reverse("mfa_authenticate")
    assert at(sela.get("documents")) == reverse("account_login")
    assert sela.post("mfa_authenticate", {"code": "000000"}).status_code == 200
    assert at(sela.get("documents")) == reverse("account_login")
    cache.clear()  # a code is taken once; the one of activation may be the same moment's
    assert at(sela.post("mfa_authenticate", {"code": code_of(secret)})) == "/"
    assert sela.get("documents").status_code == 200


def test_wrong_codes_are_counted_and_closed(join):
    sela = join("sela")
    turn_on(sela)
    sela.post("account_logout")
    sela.sign_in()
    answers = [shown(sela.post("mfa_authenticate", {"code": f"{n:06}"})) for n in range(11)]
    assert "Incorrect code" in answers[0]
    assert "Too many" in answers[-1]


def test_a_recovery_code_signs_in_once(join):
    sela = join("sela")
    turn_on(sela)
    code = re.search(r"\b\d{8}\b", shown(sela.get("mfa_view_recovery_codes")))[0]
    for outcome in (302, 200):
        sela.post("account_logout")
        sela.sign_in()
        assert "recovery codes works here too" in shown(sela.get("mfa_authenticate"))
        assert sela.post("mfa_authenticate", {"code": code}).status_code == outcome


def test_every_address_of_a_second_factor_with_anothers_number_is_not_there_and_logged(join, caplog):
    """SecureDrop audit SEC-01-001: enrolment for another user."""
    sela, bram = join("sela"), join("bram", "owner", 3)
    theirs = Authenticator.objects.create(user=sela.user, type="webauthn", data={"name": "of sela"})
    bram.confirm()
    bram.get("account")  # which shows what is to be said once
    log = logging.getLogger("saksi.people")
    log.addHandler(caplog.handler)  # it does not hand on what it is told
    for name in ("mfa_remove_webauthn", "mfa_edit_webauthn"):
        for answer in (bram.get(name, theirs.pk), bram.post(name, {"name": "mine"}, theirs.pk)):
            nowhere = bram.client.get("/nowhere/")
            assert answer.status_code == 404, name
            assert plain(answer) == plain(nowhere)
    log.removeHandler(caplog.handler)
    assert Authenticator.objects.get(pk=theirs.pk).data == {"name": "of sela"}
    told = [record.getMessage() for record in caplog.records if "mfa_" in record.getMessage()]
    assert len(told) == 4
    assert all(f"person {bram.user.pk} asked" in line and "of sela" not in line for line in told)


def plain(answer):
    """The bytes of a page without the token of its forms, which is another at each request."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", answer.content)


def test_a_second_factor_is_changed_only_after_who_is_there_was_asked_again(join):
    sela = join("sela")
    for name in ("mfa_activate_totp", "mfa_add_webauthn"):
        assert at(sela.get(name)) == reverse("account_reauthenticate"), name
    sela.confirm()
    for name in ("mfa_activate_totp", "mfa_add_webauthn", "mfa_index", "mfa_list_webauthn", "usersessions_list"):
        page = sela.get(name)
        assert page.status_code == 200, name


def test_a_new_code_takes_all_second_factors_away(join, local):
    sela = join("sela")
    turn_on(sela)
    new_code(local, sela.user)
    assert not Authenticator.objects.filter(user=sela.user).exists()


def test_pages_of_sign_in_keep_to_the_policy(join, client):
    """No inline script runs, no inline style, nothing from elsewhere; data for scripts is marked as data."""
    sela = join("sela")
    sela.confirm()
    names = ["mfa_activate_totp", "mfa_add_webauthn", "mfa_index", "mfa_list_webauthn", "usersessions_list",
             "account_change_password", "account_reauthenticate", "account"]  # fmt: skip
    pages = [(name, sela.get(name)) for name in names]
    turn_on(sela)
    pages += [
        (name, sela.get(name))
        for name in (
            "mfa_view_recovery_codes",
            "mfa_generate_recovery_codes",
            "mfa_deactivate_totp",
            "mfa_reauthenticate",
        )
    ]
    pages += [(name, client.get(reverse(name))) for name in ("account_login", "set-up")]
    for name, page in pages:
        body = page.content.decode()
        assert page.status_code == 200, name
        policy = page["Content-Security-Policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        scripts = re.findall(r"<script([^>]*)>([^<]*)", body)
        assert all(
            'type="application/json"' in head or ("src=" in head and not code.strip()) for head, code in scripts
        ), name
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", body), name
        assert not re.search(r'(?:src|href|action)="(?:https?:)?//|src="data:', body), name
        assert len(re.findall(r"<h1\b", body)) == 1, name
        assert re.search(r"<title>[^<·]*\w[^<·]* · Saksi</title>", re.sub(r"\s+", " ", body)), name
        assert not re.search(r"sign up|e-?mail", re.sub(r"<[^>]+>", "", body), re.IGNORECASE), name


def test_the_scripts_of_passkeys_come_from_this_server(client, team):
    for name in ("mfa/js/webauthn-json.js", "mfa/js/webauthn.js", "account/js/onload.js"):
        answer = client.get(f"/static/{name}")
        assert answer.status_code == 200
        assert answer["Content-Type"].startswith("text/javascript")
