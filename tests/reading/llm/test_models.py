"""The reader with models of all characters but the lying: well-behaved, cutting, slow and failing; and with long texts."""

from __future__ import annotations

import json
import time
from copy import deepcopy
from itertools import pairwise

import pytest

from saksi.kernel.errors import ReadingError
from saksi.reading.llm.address import Address
from saksi.reading.model import reading_from_json

from .readers import GOOD, TEXT, read, reader_at
from .server import EMPTY, Server, fails, gives, said, shown

LONG = "\n\n".join(f"Officer {name} arrested farmer number {n} in the field of {name}." for n, name in enumerate(
    "Abel Boro Cato Dima Elio Faro Gino Hato Ivar Joro Kiro Lato".split(), start=1
))  # fmt: skip


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


def test_what_the_next_part_takes_for_somebody_else_is_not_told_twice():
    """In the overlap the second part knows less: the same words are not another statement by another speaker."""
    text = "Ona Pell heads the union.\n\n“We fear for them,” Pell said.\n\nThe police did not reply.\n\nNothing else was heard."

    def model(_request, turn):
        speaker, within = ("Ona Pell", 1) if turn == 1 else ("Pell", 2)
        actor = {"name": speaker, "paragraph": within, "other_names": [], "kind": "group" if within == 2 else "person"}
        statement = {"paragraph": 2, "speaker": speaker, "cue": "said", "content": "We fear for them", "position": "alleges"}
        return said(json.dumps({"actors": [actor], "statements": [statement], "accounts": []}))

    with Server(model) as server:
        reading = read(reader_at(server.address, part_words=14), text)
        assert [set(shown(request)) for request in server.requests] == [{1, 2}, {1, 2, 3, 4}]
    names = {actor.id: actor.name for actor in reading.actors}
    assert [names[statement.speaker] for statement in reading.statements] == ["Ona Pell"]


def test_an_act_told_in_two_paragraphs_is_one_account():
    answer = deepcopy(GOOD)
    text = TEXT + "\nThe arrest of three dock workers shocked the port.\n"
    answer["accounts"].append({"paragraph": 4, "act": "arrest", "trigger": "arrest", "victims": ["three dock workers"], "perpetrators": []})
    with Server(gives(answer)) as server:
        reading = read(reader_at(server.address), text)
    assert [(account.act, account.trigger.quote) for account in reading.accounts] == [("arrest", "arrested"), ("charge", "were charged")]


# --- cutting


def test_a_cut_answer_is_asked_for_in_halves_until_it_is_whole():
    def model(request, turn):
        words = json.dumps(farmers(request, turn))
        return said(words) if len(shown(request)) <= 4 else said(words[: len(words) // 2], "length")

    with Server(model) as server:
        reading = read(reader_at(server.address), LONG)
        asked = [request["messages"][1]["content"] for request in server.requests]
    assert len(asked) == len(set(asked))
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
