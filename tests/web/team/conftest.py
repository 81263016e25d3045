"""The team mode with its real settings and middleware, and people who sign in with password and code."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

import saksi.project.settings
from saksi.actions.add_user import add_user
from saksi.actions.first_password import first_password
from saksi.project.team import team_settings

PASSWORD = "nine-lanterns-over-lumera"
OF_TESTS = ("INSTALLED_APPS", "PASSWORD_HASHERS")  # see tests/settings.py


@pytest.fixture
def team(settings, workspace, local):
    """Turns the team mode on; gives a function that does so under another address."""
    cache.clear()

    def turn_on(address=""):
        for name, value in team_settings(vars(saksi.project.settings), address).items():
            if name not in OF_TESTS and (address or name != "ALLOWED_HOSTS"):  # so in the tests already
                setattr(settings, name, value)

    turn_on()
    return turn_on


class Person:
    """Somebody of the team with a browser; secure: over TLS."""

    def __init__(self, user, *, secure=False, **extra) -> None:
        self.user, self.secure, self.client = user, secure, Client(**extra)

    def sign_in(self, password=PASSWORD):
        return self.post("account_login", {"login": self.user.username, "password": password})

    def confirm(self, password=PASSWORD):
        return self.post("account_reauthenticate", {"password": password})

    def get(self, at, *args, **query):
        return self.client.get(reverse(at, args=args), query, secure=self.secure)

    def post(self, at, form=None, *args):
        return self.client.post(reverse(at, args=args), form or {}, secure=self.secure)


@pytest.fixture
def join(team, local):
    """Makes a person with a password; signed in unless told otherwise."""

    def make(name, role="coder", clearance=1, *, signed_in=True, **extra):
        user, code = add_user(local, name, role, clearance)
        first_password(user, code, PASSWORD)
        person = Person(user, **extra)
        if signed_in:
            answer = person.sign_in()
            assert answer.status_code == 302, answer.content.decode()
        return person

    return make


def at(response):
    """The path to which a response sends the browser."""
    return urlsplit(response["Location"]).path
