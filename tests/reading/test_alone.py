"""A statement by itself: what a second network is shown of it, and when it is asked."""

from datetime import date

import numpy as np
import pytest

from saksi.codebook.packs import load_pack
from saksi.reading.encoder import model_reader
from saksi.reading.encoder.alone import SAID, SPEAKER, halves, joined
from saksi.reading.encoder.encoder import shipped
from saksi.reading.encoder.model_reader import ModelReader
from saksi.reading.encoder.windows import FIRST_PIECE, LAST_PIECE
from saksi.reading.rules import RulesReader

DAY = date(2024, 3, 1)
TEXT = "“The land was taken at night,” said Dara Sok, chair of the Lake Residents' Union. Mayor Lim Heng said the work would go on as planned."


@pytest.fixture
def found():
    return RulesReader().ruled(TEXT, DAY, load_pack("generic"))


def test_speaker_role_sector_and_cue_are_shown_and_then_what_is_said(found):
    said = found.statements[0]
    who, words = halves(found.page, said, found.cast.members[said.speaker], "civil-society")
    assert " ".join(who) == "Dara Sok, chair of the Lake Residents' Union (civil society) said"
    assert " ".join(words).startswith("The land was taken at night")
    assert "Heng" not in " ".join((*who, *words))


def test_both_halves_are_cut_and_marked():
    pieces, shapes = joined((["word"] * 500, ["Word"] * 500), shipped().tokenizer)
    assert len(pieces) == len(shapes) == SPEAKER + SAID + 3
    assert pieces[0] == FIRST_PIECE
    assert [n for n, piece in enumerate(pieces) if piece == LAST_PIECE] == [SPEAKER + 1, SPEAKER + SAID + 2]


@pytest.mark.parametrize("halves_of", [([], []), (["Dara", "said"], []), ([], ["No", "."]), (["\u200b"], ["\U0001f600"])])
def test_chances_add_up_whatever_is_shown(halves_of):
    chances = shipped().position_alone(halves_of)
    assert chances.shape == (len(shipped().positions),)
    assert chances.sum() == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize(("lead", "asked"), [(0.0, 0), (1e9, 2)])
def test_it_is_asked_of_undecided_statements_alone(monkeypatch, lead, asked):
    encoder, heard = shipped(), []

    def only_promises(statement):
        heard.append(statement)
        return np.array([float(position == "commits") for position in encoder.positions], np.float32)

    monkeypatch.setattr(model_reader, "UNDECIDED", lead)
    monkeypatch.setattr(encoder, "position_alone", only_promises)
    monkeypatch.setitem(encoder.card["limits"], "trust alone", 9.0)
    reading = ModelReader(encoder).read(TEXT, DAY, load_pack("generic"))
    assert len(heard) == asked
    assert ([said.position for said in reading.statements] == ["commits"] * 2) == bool(asked)
