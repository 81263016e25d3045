"""The reader with models of all characters: well-behaved, lying, leaking, cutting, slow and failing."""

from __future__ import annotations

import json
import time
from copy import deepcopy
from itertools import pairwise

import pytest

from saksi.kernel.errors import ReadingError
from saksi.reading.llm.address import Address
from saksi.reading.llm.prompt import EXAMPLE
from saksi.reading.model import reading_from_json

from .readers import GOOD, TEXT, read, reader_at
from .server import EMPTY, Server, fails, gives, said, shown

LONG = "\n\n".join(f"Officer {name} arrested farmer number {n} in the field of {name}." for n, name in enumerate(
    "Abel Boro Cato Dima Elio Faro Gino Hato Ivar Joro Kiro Lato".split(), start=1
))  # fmt: skip


def changed(group: str, number: int, **values):
    answer = deepcopy(GOOD)
    answer[group][number].update(values)
    return answer


def farmers(request, _turn=0):
    """A model that reads one arrest in every paragraph that it is shown."""
    actors, accounts = [], []
    for number, words in shown(request).items():
        doer, victim = " ".join(words.split()[:2]), " ".join(words.split()[3:6])
        actors += [
            {"name": name, "paragraph": number, "other_names": [], "kind": kind, "role": None, "sector": sector}
            for name, kind, sector in ((doer, "person", "security-forces"), (victim, "group", "community"))
        ]
        accounts.append({"paragraph": number, "act": "arrest", "trigger": "arrested", "victims": [victim], "perpetrators": [doer], "status": "reported"})
    return {"actors": actors, "statements": [], "accounts": accounts}


def farms(request, turn):
    return said(json.dumps(farmers(request, turn)))


# --- well-behaved


def test_a_good_answer_becomes_a_reading_with_every_value_at_its_words():
    with Server(gives(GOOD)) as server:
        reading = read(reader_at(server.address))
    assert reading_from_json(reading.to_json(), TEXT) == reading
    names = {actor.id: actor.name for actor in reading.actors}
    assert [(names[s.speaker], s.cue.quote, s.span.quote, s.manner, s.position) for s in reading.statements] == [
        ("Mina Torrel", "said", "They showed no warrant", "direct", "alleges"),
        ("Arden Bule", "denied", "the claim", "indirect", "denies"),
    ]
    arrest, charge = reading.accounts
    assert (arrest.act, arrest.date, arrest.place, [names[v] for v in arrest.victims]) == (
        "arrest", "2025-03-02", "Lumera City", ["three dock workers"],
    )  # fmt: skip
    assert arrest.evidence["date"].quote == "Sunday"
    assert (charge.charge, charge.victims) == ("incitement", arrest.victims)
    assert reading.settings["dropped"] == ""
    assert reading.settings["cost"] == "1 request, 5000 tokens in, 40 out"


def test_the_request_asks_for_json_by_schema_without_chance():
    with Server(gives(EMPTY)) as server:
        read(reader_at(server.address))
        (request,) = server.requests
    assert (request["model"], request["temperature"], request["stream"]) == ("test-model", 0, False)
    asked = request["response_format"]["json_schema"]
    assert asked["strict"]
    assert "conviction" in asked["schema"]["properties"]["accounts"]["items"]["properties"]["act"]["enum"]


@pytest.mark.parametrize("words", ["```json\n{}\n```", "<think>They were {not} beaten.</think>\n{}", "Here is the JSON:\n{}\nDone."])
def test_an_answer_in_wrapping_is_unwrapped(words):
    with Server(lambda *_: said(words.replace("{}", json.dumps(GOOD)))) as server:
        assert len(read(reader_at(server.address)).accounts) == 2


@pytest.mark.parametrize(("takes", "asked"), [("json_object", 2), (None, 3)])
def test_a_server_that_knows_no_schema_is_asked_more_simply_and_remembered(takes, asked):
    def model(request, _turn):
        form = request.get("response_format", {}).get("type")
        return farms(request, 0) if form == takes else (400, {}, b'{"error": "response_format is not supported"}')

    with Server(model) as server:
        reading = read(reader_at(server.address, part_words=40), LONG)
    parts = int(reading.settings["parts"])
    assert (len(reading.accounts), len(server.requests)) == (12, parts + asked - 1)


def test_a_server_that_takes_no_temperature_is_asked_without():
    def model(request, turn):
        return (400, {}, b'{"error": "unsupported value: temperature"}') if "temperature" in request else gives(GOOD)(request, turn)

    with Server(model) as server:
        assert len(read(reader_at(server.address)).accounts) == 2
        assert "response_format" in server.requests[-1]


# --- lying


@pytest.mark.parametrize(
    ("answer", "dropped"),
    [
        (changed("statements", 0, content="They beat us all night"), "statements 1"),
        (changed("statements", 0, cue="whispered"), "statements 1"),
        (changed("statements", 0, speaker="Jorge Nobody"), "statements 1"),
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


# --- long texts


def test_a_long_text_is_read_in_overlapping_parts_and_told_twice_is_kept_once():
    told: list[str] = []
    with Server(farms) as server:
        reading = read(reader_at(server.address, part_words=40, told=told), LONG)
        seen = [set(shown(request)) for request in server.requests]
    assert set().union(*seen) == set(range(1, 13))
    assert all(len(one & other) == 2 for one, other in pairwise(seen))
    assert [account.trigger.start for account in reading.accounts] == [n for n in range(len(LONG)) if LONG.startswith("arrested", n)]
    assert len(reading.actors) == 24
    assert (reading.settings["parts"], reading.settings["unread"]) == (str(len(seen)), "")
    assert told[0].startswith(f"Part 1 of {len(seen)}: paragraphs 1 to ")


def test_a_part_that_fails_is_told_in_the_reading_and_the_others_are_read():
    told: list[str] = []

    def model(request, turn):
        return (500, {}, b"") if 7 in shown(request) else farms(request, turn)

    with Server(model) as server:
        reading = read(reader_at(server.address, part_words=40, told=told), LONG)
    assert len(reading.accounts) == 11
    assert reading.settings["unread"] == "Unread: paragraphs 7 (the model's server answered with status 500, 4 times)."
    assert reading.settings["unread"] in told


# --- cutting


def test_a_cut_answer_is_asked_for_in_halves_until_it_is_whole():
    def model(request, turn):
        words = json.dumps(farmers(request, turn))
        return said(words) if len(shown(request)) <= 4 else said(words[: len(words) // 2], "length")

    with Server(model) as server:
        reading = read(reader_at(server.address), LONG)
    assert (len(reading.accounts), reading.settings["unread"]) == (12, "")


def test_an_answer_cut_without_saying_so_is_noticed_too():
    def model(request, turn):
        words = json.dumps(farmers(request, turn))
        return said(words) if len(shown(request)) <= 4 else said(words[:-20], "stop")

    with Server(model) as server:
        assert len(read(reader_at(server.address), LONG).accounts) == 12


def test_a_question_too_long_for_the_server_is_asked_in_halves():
    def model(request, turn):
        return farms(request, turn) if len(shown(request)) <= 4 else (400, {}, b"maximum context length is 2048 tokens")

    with Server(model) as server:
        reading = read(reader_at(server.address), LONG)
        assert all("response_format" in request for request in server.requests)
    assert (len(reading.accounts), reading.settings["unread"]) == (12, "")


def test_a_model_that_gives_no_json_reads_nothing_and_that_is_an_error():
    with Server(lambda *_: said("I cannot help with that.")) as server:
        with pytest.raises(ReadingError, match="nothing was read: the model's answer was cut or is no JSON"):
            read(reader_at(server.address), LONG)
        assert len(server.requests) <= 30


def test_a_server_that_took_in_only_the_beginning_is_doubted():
    with Server(lambda *_: said(json.dumps(GOOD), usage={"prompt_tokens": 512, "completion_tokens": 40})) as server:
        reading = read(reader_at(server.address))
    assert "Perhaps not all was read: the model's server reports 512 tokens" in reading.settings["unread"]


def test_tokens_that_are_not_reported_are_not_made_up():
    with Server(lambda *_: said(json.dumps(GOOD), usage={})) as server:
        assert read(reader_at(server.address)).settings["cost"] == "1 request, tokens not reported"


# --- slow


def test_a_slow_model_is_given_up_in_time():
    def model(request, turn):
        time.sleep(6)
        return farms(request, turn)

    began = time.monotonic()
    with Server(model) as server, pytest.raises(ReadingError, match="nothing was read: the model took longer than 1 seconds, 2 times"):
        read(reader_at(server.address, timeout=1))
    assert time.monotonic() - began < 5


def test_a_server_that_drips_is_given_up_in_time():
    began = time.monotonic()
    with Server(lambda *_: (200, {"drip": "0.2"}, b"x" * 500)) as server, pytest.raises(ReadingError, match="longer than 1 seconds"):
        read(reader_at(server.address, timeout=1))
    assert time.monotonic() - began < 5


# --- failing


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_a_busy_or_broken_server_is_asked_again_with_longer_pauses(status):
    pauses: list[float] = []
    with Server(fails(status, 3, gives(GOOD))) as server:
        reading = read(reader_at(server.address, pauses=pauses))
    assert (len(reading.accounts), pauses) == (2, [1.0, 2.0, 4.0])


@pytest.mark.parametrize(("asked", "waited"), [("7", 7.0), ("86400", 60.0), ("soon", 1.0), ("-3", 1.0)])
def test_the_pause_that_a_server_asks_for_is_kept_within_reason(asked, waited):
    pauses: list[float] = []
    with Server(fails(429, 1, gives(GOOD), {"Retry-After": asked})) as server:
        read(reader_at(server.address, pauses=pauses))
    assert pauses == [waited]


def test_a_server_that_never_recovers_is_an_error_with_what_to_do():
    with Server(fails(500, 99, gives(GOOD))) as server:
        with pytest.raises(ReadingError, match="nothing was read: the model's server answered with status 500, 4 times"):
            read(reader_at(server.address))
        assert len(server.requests) == 4


@pytest.mark.parametrize(
    ("status", "told"),
    [(401, "refused the key"), (403, "refused the key"), (404, "knows no model 'test-model'"), (400, "refused the question"), (418, "status 418")],
)
def test_what_asking_again_cannot_mend_is_told_at_once(status, told):
    with Server(fails(status, 99, gives(GOOD))) as server:
        with pytest.raises(ReadingError, match=told):
            read(reader_at(server.address))
        assert len(server.requests) <= 3


def test_nobody_at_the_address_is_told():
    with Server(gives(GOOD)) as server:
        port = server.port
    with pytest.raises(ReadingError, match="nothing listens at the model's address, 4 times"):
        read(reader_at(Address.parse(f"http://127.0.0.1:{port}/v1")))


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b'{"choices": []}', b'{"choices": [{"message": null}]}', b"[" * 100_000])
def test_what_is_no_answer_of_a_chat_is_no_reading(body):
    with Server(lambda *_: (200, {}, body)) as server, pytest.raises(ReadingError, match="nothing was read"):
        read(reader_at(server.address))
