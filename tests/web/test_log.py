"""The log page shows what was done, the signed checkpoint, and no word of a document."""

import pytest
from django.urls import reverse

from saksi.record.models import Reversible
from tests.web.conftest import shown

pytestmark = pytest.mark.django_db


def test_every_change_and_the_signed_checkpoint_stand_there(desk, statement):
    desk.decide(statement, "accept", reason="a secret reason")
    body = shown(desk.page("log"))
    assert "saksi.example/test" in body
    assert "<td>accepted</td>" in body
    assert "a secret reason" not in body
    assert "warrant" not in body


@pytest.mark.parametrize("before", ["x", "²", "9" * 40, "1", "0", "-3"])
def test_any_place_in_the_log_can_be_asked_for(desk, courier, before):
    assert desk.page("log", before=before).status_code == 200


def test_a_change_that_is_not_there_or_undone_already_is_refused(desk, courier):
    about = reverse("about", args=[courier.pk])
    desk.client.post(about, {"level": "1"})
    undo = reverse("undo-change", args=[Reversible.rows.get().pk])
    assert desk.client.post(undo, {"back": about})["Location"] == about
    assert desk.client.post(undo).status_code == 409
    assert desk.client.post(reverse("undo-change", args=[10**9])).status_code == 422


@pytest.mark.parametrize(
    "back", ["https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example", "javascript:x"]
)
def test_no_form_leads_out_of_the_desk(desk, courier, back):
    desk.client.post(reverse("about", args=[courier.pk]), {"level": "1"})
    undo = reverse("undo-change", args=[Reversible.rows.get().pk])
    assert desk.client.post(undo, {"back": back})["Location"] == "/"
