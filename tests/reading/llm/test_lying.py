"""A model that lies: its words are not in the text, or stand elsewhere, or come from the example. Nothing of it is kept."""

from __future__ import annotations

from copy import deepcopy

import pytest

from saksi.reading.llm.prompt import EXAMPLE
from saksi.reading.model import reading_from_json

from .readers import GOOD, TEXT, read, reader_at
from .server import Server, gives


def changed(group: str, number: int, **values):
    answer = deepcopy(GOOD)
    answer[group][number].update(values)
    return answer


@pytest.mark.parametrize(
    ("answer", "dropped"),
    [
        (changed("statements", 0, content="They beat us all night"), "statements 1"),
        (changed("statements", 0, cue="whispered"), "statements 1"),
        (changed("statements", 0, speaker="Jorge Nobody"), "statements 1"),
        (changed("accounts", 0, victims=["three dock workers", "their"]), "victims 1"),
        (changed("statements", 0, paragraph=1), "statements 1"),
        (changed("statements", 0, paragraph=99), "statements 1"),
        (changed("statements", 0, paragraph=None), "statements 1"),
        (changed("statements", 0, position="applauds"), "statements 1"),
        (changed("statements", 0, date="on Friday"), "dates 1"),
        (changed("accounts", 0, trigger="tortured"), "accounts 1"),
        (changed("accounts", 0, trigger="arrest"), "accounts 1"),
        (changed("accounts", 0, act="vanishing"), "accounts 1"),
        (changed("accounts", 0, victims=["three dock workers", "Jorge Nobody"]), "victims 1"),
        (changed("accounts", 0, perpetrators=["the army"]), "perpetrators 1"),
        (changed("accounts", 0, place="Port Quill"), "places 1"),
        (changed("accounts", 0, date="2019-01-01"), "dates 1"),
        (changed("accounts", 1, charge="treason"), "charges 1"),
        (changed("actors", 4, name="Arden Bulé"), "actors 1"),
        (changed("actors", 4, role="minister of war"), "roles 1"),
        (changed("actors", 2, other_names=["Minnie"]), "names 1"),
        ({**GOOD, "accounts": [*GOOD["accounts"], "arrest", None, {"act": "arrest"}]}, "accounts 3"),
    ],
)
def test_what_is_not_in_the_text_where_it_is_said_to_stand_is_dropped_and_counted(answer, dropped):
    told: list[str] = []
    with Server(gives(answer)) as server:
        reading = read(reader_at(server.address, told=told))
    assert reading.settings["dropped"] == dropped
    assert f"Dropped, for their words do not stand in the text: {dropped}." in told
    assert reading_from_json(reading.to_json(), TEXT) == reading


def test_offsets_of_the_model_are_not_believed():
    answer = deepcopy(GOOD)
    for item in (*answer["statements"], *answer["accounts"], *answer["actors"]):
        item.update(start=-5, end=10**9, span={"start": 3, "end": 1, "quote": "x"}, trigger_start=None)
    with Server(gives(answer)) as lying, Server(gives(GOOD)) as honest:
        one, other = (read(reader_at(server.address)).to_json() for server in (lying, honest))
    assert {**one, "settings": None} == {**other, "settings": None}


def test_the_invented_example_given_back_leaves_nothing():
    with Server(gives(EXAMPLE)) as server:
        reading = read(reader_at(server.address))
    assert (reading.actors, reading.statements, reading.accounts) == ((), (), ())
    assert reading.settings["dropped"] == "accounts 1, actors 3, perpetrators 1, statements 1, victims 1"


@pytest.mark.parametrize("junk", [{"actors": "x", "statements": {"a": 1}, "accounts": None}, {"actors": [[]], "accounts": [{"paragraph": True}]}])
def test_junk_in_the_form_of_an_answer_is_an_empty_reading(junk):
    with Server(gives(junk)) as server:
        reading = read(reader_at(server.address))
    assert (reading.actors, reading.statements, reading.accounts) == ((), (), ())
