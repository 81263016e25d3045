"""Who an act was done to where the grammar hides it: relative clauses, asides, pronouns, pairs, first persons, owners."""

from __future__ import annotations

from datetime import date

import pytest

from saksi.codebook.packs import load_pack
from saksi.reading.rules import RulesReader

VICTIMS = [
    ("dismissal", "19 stewards", "The union named 19 stewards whom the factory dismissed in January."),
    ("arrest", "Dana Orel", "Dana Orel, whom police arrested on Monday, is ill."),
    ("arrest", "Dana Orel", "Arrested on Monday, Dana Orel was later released."),
    ("release", "Dana Orel", "Freed with them on Monday was Dana Orel, 68."),
    ("arrest", "Dana Orel; Ivo Marek", "Among those detained on Monday were Dana Orel and Ivo Marek."),
    ("arrest", "12 people; Dana Orel", "Dana Orel was among 12 people arrested on Monday."),
    ("arrest", "Three men; Ivo Marek", "Three men, among them Ivo Marek, were handcuffed on Monday."),
    (
        "arrest",
        "Dana Orel; Jan Orel",
        "Dana Orel and her brother Jan Orel, both mill workers, were arrested on Monday.",
    ),
    ("arrest", "Four women", "Four women with yellow scarves who sat down by the wall were led off on Monday."),
    (
        "arrest",
        "a garment cutter; two fish traders",
        "Police detained a garment cutter and two fish traders on Monday.",
    ),
    ("entry-denied", "Dana Orel", "Dana Orel had spent an hour in Lumera when immigration officers refused her entry."),
    ("ill-treatment", "Dana Orel", "Jail officers kept her handcuffed to the bed, Dana Orel said."),
    ("travel-ban", "Dana Orel", "Officers cancelled her passport in May, Dana Orel said."),
    ("physical-attack", "Ivo Marek", "Ivo Marek said: “They beat me for an hour.”"),
    (
        "physical-attack",
        "Dana Orel",
        "Ivo Marek, the lawyer of Dana Orel, said his client had been beaten in her cell.",
    ),
    (
        "property-destroyed",
        "Dana Orel",
        "The house in which Dana Orel lived is gone. Workers had torn it down on Monday.",
    ),
    ("property-destroyed", "Dana Orel", "Soldiers set fire to the hut in which Dana Orel slept."),
    ("seizure", "Dana Orel", "Police arrested Dana Orel on Monday. They carried off computers."),
    ("bail-denied", "Dana Orel", "Dana Orel was arrested in May. Bail was refused on Monday."),
    ("release", "Two students", "Two students were bundled into a police car on Monday. Both were sent home at ten."),
    ("conviction", "Dana Orel", "Dana Orel was arrested in March, and in April sentenced to two years in prison."),
    (
        "enforced-disappearance",
        "Dana Orel",
        "There is no trace of Dana Orel, a driver. She has not been seen since May.",
    ),
    ("unfair-trial", "Dana Orel", "Dana Orel was tried in May. The judge would not hear her witnesses."),
    ("media-closure", "Radio Sabel", "Radio Sabel has been off the air since May."),
    ("arrest", "Oren Tallis", "Two students are led away by police in Ostrel; Oren Tallis was arrested too."),
]


@pytest.mark.parametrize(("act", "victims", "text"), VICTIMS)
def test_the_victim_is_found_where_the_grammar_hides_it(act: str, victims: str, text: str) -> None:
    """Exactly these are the victims of this act."""
    reading = RulesReader().read(text, date(2021, 6, 16), load_pack("sample"))
    names = {actor.id: actor.name for actor in reading.actors}
    found = [sorted(names[actor] for actor in account.victims) for account in reading.accounts if account.act == act]
    assert sorted(part.strip() for part in victims.split(";")) in found, found


def test_common_crime_without_a_name_is_no_account() -> None:
    """Police work on theft by nobody in particular; a name, or another matter, makes it one."""
    pack, day = load_pack("sample"), date(2021, 6, 16)
    read = RulesReader().read
    assert read("Police arrested two men with four stolen batteries on Monday.", day, pack).accounts == ()
    assert read("Police arrested two men with four banners on Monday.", day, pack).accounts


def test_a_date_told_before_is_carried_on_and_marked() -> None:
    """In the paragraph as it is; from the paragraph before as inferred."""
    text = "Dana Orel went to the mill on June 3, 2021. Police arrested her at the gate.\n\nGuards beat her in a cell."
    accounts = RulesReader().read(text, date(2021, 6, 16), load_pack("sample")).accounts
    assert [(account.act, account.date) for account in accounts] == [
        ("arrest", "2021-06-03"),
        ("physical-attack", "2021-06-03~"),
    ]


@pytest.mark.parametrize(
    ("doer", "text"),
    [
        ("police", "Rights groups accused police of beating two villagers on Monday."),
        ("the factory owner", "The union accused the factory owner of firing 12 workers on Monday."),
        ("soldiers", "Residents blamed soldiers for killing three farmers on Monday."),
    ],
)
def test_whoever_is_accused_did_it_and_not_who_accuses(doer: str, text: str) -> None:
    reading = RulesReader().read(text, date(2025, 3, 5), load_pack("generic"))
    names = {actor.id: actor.name for actor in reading.actors}
    assert [[names[p] for p in account.perpetrators] for account in reading.accounts] == [[doer]]


def test_what_somebody_is_tried_for_is_no_act_of_theirs() -> None:
    text = "Dana Orel, found guilty of injuring Ivo Marek, was jailed on Monday."
    reading = RulesReader().read(text, date(2025, 3, 5), load_pack("generic"))
    assert reading.accounts
    assert {account.act for account in reading.accounts} <= {"conviction", "detention"}
