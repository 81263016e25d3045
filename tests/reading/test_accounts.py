"""Accounts: one sentence for each kind of act, then parties, fields and merging. The sentences are made up."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from saksi.codebook.lists import codebook
from saksi.codebook.packs import load_pack
from saksi.reading.accounts.acts.frames import NOUNS, VERBS, pattern
from saksi.reading.model import Account, Reading
from saksi.reading.rules import RulesReader

PUBLISHED = date(2021, 6, 16)
"""A Wednesday."""

TOLD = [
    ("killing", "Soldiers killed three farmers in Ostrel on Monday."),
    ("killing", "Journalist Dana Orel was shot dead outside her house on Friday."),
    ("killing", "The murder of lawyer Dana Orel has not been solved."),
    ("killing-at-assembly", "Police killed two protesters at the rally on Sunday."),
    ("attempted-killing", "Journalist Dana Orel survived an assassination attempt in May."),
    ("death-in-custody", "Farmer Dana Orel died in police custody on Monday."),
    ("enforced-disappearance", "Activist Dana Orel disappeared on June 3."),
    ("abduction", "Activist Dana Orel was abducted by masked men on Monday."),
    ("torture", "Two students were tortured by soldiers for a week."),
    ("ill-treatment", "Guards denied the three prisoners medical care for a month."),
    ("physical-attack", "Unknown men beat activist Dana Orel with iron bars on Monday."),
    ("excessive-force", "Police fired tear gas at the strikers on Monday."),
    ("sexual-violence", "Two nurses were raped by soldiers in May."),
    ("threat", "Officers threatened to arrest the two reporters on Monday."),
    ("death-threat", "Journalist Dana Orel received death threats in May."),
    ("harassment", "Journalist Dana Orel was harassed by officials for a month."),
    ("smear", "The minister branded journalist Dana Orel a traitor on Monday."),
    ("surveillance", "Agents spied on lawyer Dana Orel for two years."),
    ("arrest", "Police arrested activist Dana Orel on Monday."),
    ("arrest", "Activist Dana Orel was taken into custody on Monday."),
    ("detention", "Activist Dana Orel was held in pretrial detention for a year."),
    ("detention", "Ten villagers remain in prison."),
    ("house-arrest", "The court placed journalist Dana Orel under house arrest on Monday."),
    ("bail-denied", "The judge denied Dana Orel bail on Monday."),
    ("summons", "Police summoned three reporters on Monday."),
    ("charge", "Prosecutors charged activist Dana Orel with incitement."),
    ("charge", "Activist Dana Orel faces charges of treason."),
    ("trial", "Activist Dana Orel went on trial on Monday."),
    ("conviction", "The High Court sentenced Dana Orel to two years in prison."),
    ("conviction", "Dana Orel was found guilty of sedition on Monday."),
    ("conviction", "Dana Orel got three years in prison on Monday."),
    ("appeal-rejected", "The Supreme Court upheld Dana Orel's conviction on Monday."),
    ("lawyer-denied", "Guards denied Dana Orel access to a lawyer."),
    ("lawsuit", "The company sued journalist Dana Orel for defamation."),
    ("acquittal", "Dana Orel was acquitted of all charges on Monday."),
    ("release", "Activist Dana Orel was released on bail on Monday."),
    ("charges-dropped", "Prosecutors dropped the charges against Dana Orel on Monday."),
    ("media-closure", "The government shut down the newspaper Lumera Courier in May."),
    ("licence-revoked", "The ministry revoked Radio Sabel's licence on Monday."),
    ("censorship", "The ministry forbade Radio Sabel to broadcast the debate."),
    ("content-removal-ordered", "The ministry ordered Radio Sabel to delete the report."),
    ("site-blocked", "Authorities blocked the Lumera Courier's website on Monday."),
    ("internet-shutdown", "Authorities cut the internet in Ostrel on Monday."),
    ("access-denied", "Guards barred five journalists from entering the courtroom."),
    ("seizure", "Police seized Dana Orel's laptop on Monday."),
    ("raid", "Police raided the office of the Dren Farmers Union on Monday."),
    ("assembly-banned", "City Hall banned the villagers' march on Monday."),
    ("assembly-dispersed", "Police dispersed the protesters on Monday."),
    ("assembly-obstructed", "Police prevented the villagers from marching to the capital."),
    ("activity-obstructed", "Police interrupted a training of the Dren Farmers Union on Monday."),
    ("office-closed", "Police sealed the office of the Dren Farmers Union on Monday."),
    ("organisation-dissolved", "The court dissolved the Dren Farmers Union on Monday."),
    ("organisation-suspended", "The ministry suspended the Dren Farmers Union for a year."),
    ("registration-denied", "The ministry denied the Dren Farmers Union registration."),
    ("burdensome-reporting", "The ministry ordered the Dren Farmers Union to submit its financial reports."),
    ("funding-restricted", "The bank froze the accounts of the Dren Farmers Union."),
    ("dismissal", "The factory fired twelve union leaders on Monday."),
    ("party-dissolved", "The Supreme Court dissolved the People's Voice Party in 2019."),
    ("party-disqualified", "The commission disqualified the People's Voice Party from the July election."),
    ("candidate-disqualified", "The commission barred three candidates from running in the election."),
    ("voting-rights-removed", "The court banned Dana Orel from politics for five years."),
    ("travel-ban", "Police stopped activist Dana Orel from leaving the country."),
    ("entry-denied", "Officials denied three observers entry on Monday."),
    ("expulsion", "Thailand deported activist Dana Orel on Monday."),
    ("exile", "Journalist Dana Orel was forced into exile in 2019."),
    ("eviction", "Police evicted forty families on Monday."),
    ("land-seizure", "The company grabbed the villagers' farmland in 2012."),
    ("property-destroyed", "Workers of the company burned the villagers' houses on Monday."),
    ("restrictive-law", "Parliament adopted a law on foreign agents on Monday."),
    ("restrictive-law", "Norland responded last year with a sweeping security law."),
    ("restrictive-law", "Norland imposed the new security law on Ostrel on June 30."),
    ("law-widened", "Parliament repealed the law on sedition on Monday."),
    ("strike-broken", "The court ordered the nurses back to work on Monday."),
    ("other", "The court placed Dana Orel under judicial supervision on Monday."),
]


def read(text: str, published: date | None = PUBLISHED, pack: str = "sample") -> Reading:
    return RulesReader().read(text, published, load_pack(pack))


def told(text: str, **more: Any) -> list[Account]:
    return list(read(text, **more).accounts)


def names(reading: Reading, ids: tuple[str, ...]) -> list[str]:
    known = {actor.id: actor.name for actor in reading.actors}
    return [known[key] for key in ids]


@pytest.mark.parametrize(("act", "text"), TOLD)
def test_each_kind_of_act_is_read_from_a_plain_sentence(act: str, text: str) -> None:
    """The act is found, its trigger stands in the text, and its victims are actors of the reading."""
    reading = read(text)
    assert act in [account.act for account in reading.accounts], [a.act for a in reading.accounts]
    for account in reading.accounts:
        assert text[account.trigger.start : account.trigger.end] == account.trigger.quote
        assert names(reading, account.victims) is not None


def test_every_frame_has_a_code_of_the_codebook() -> None:
    """No frame tells of an act that the codebook does not know."""
    acts = {frame.act for trigger in VERBS.values() for frame in trigger.frames}
    acts |= {frame.act for frames in NOUNS.values() for frame in frames}
    assert acts <= set(codebook().acts)


def test_the_passive_names_victim_and_doer() -> None:
    """Subject of the passive, `by` after it, the date and the place of the clause, each with its words."""
    text = "Activist Dana Orel was arrested by police in Ostrel on Monday for incitement."
    reading = read(text)
    (account,) = reading.accounts
    assert names(reading, account.victims) == ["Dana Orel"]
    assert [name.split()[0] for name in names(reading, account.perpetrators)] == ["police"]
    assert (account.date, account.place, account.charge) == ("2021-06-14", "Ostrel", "incitement")
    quotes = {key: value.quote for key, value in account.evidence.items() if not isinstance(value, tuple)}
    assert quotes == {"date": "Monday", "place": "Ostrel", "charge": "incitement"}
    assert [span.quote for span in account.evidence["victims"]] == ["Dana Orel"]  # type: ignore[union-attr]  # a tuple of spans


def test_the_active_names_doer_and_victims() -> None:
    """A list after the verb is a list of victims."""
    reading = read("Police arrested Dana Orel, Ivo Marek and Lena Sovar in May.")
    (account,) = reading.accounts
    assert names(reading, account.victims) == ["Dana Orel", "Ivo Marek", "Lena Sovar"]
    assert account.date == "2021-05"


def test_a_noun_names_its_victim_after_of_or_before_it() -> None:
    """`the arrest of X`, `X’s arrest`, `her arrest`."""
    for text in (
        "The union condemned the arrest of Dana Orel.",
        "The union condemned Dana Orel’s arrest.",
        "Dana Orel spoke to the union before her arrest.",
    ):
        reading = read(text)
        assert [names(reading, account.victims) for account in reading.accounts] == [["Dana Orel"]], text


def test_persons_described_one_by_one_after_a_noun_are_told_apart() -> None:
    """`the imprisonment of lawyer A and unionist B` tells of two acts."""
    reading = read("They recalled the imprisonment of lawyer Dana Orel and union leader Ivo Marek.")
    assert [names(reading, account.victims) for account in reading.accounts] == [["Dana Orel"], ["Ivo Marek"]]


def test_which_sentence_was_upheld_is_no_second_verdict() -> None:
    """Neither `the sentence handed down to X` nor `his conviction` where it is upheld."""
    for text in ("A court upheld the two-year sentence handed down to Dana Orel.", "Dana Orel had his conviction upheld by the Supreme Court."):
        assert [account.act for account in told(text)] == ["appeal-rejected"]


def test_what_somebody_is_charged_with_is_no_act_of_its_own() -> None:
    """Not in the last of several charges either."""
    text = "Dana Orel was charged with treason, money laundering and insulting President Ivo Marek."
    assert [account.act for account in told(text)] == ["charge"]


def test_where_an_arrest_was_made_is_no_part_of_who_made_it() -> None:
    """`by officers at his office`: the officers."""
    reading = read("Dana Orel was arrested by police officers at his office on Monday.")
    names = {actor.id: actor.name for actor in reading.actors}
    assert [names[doer] for account in reading.accounts for doer in account.perpetrators] == ["police officers"]


def test_arrest_charge_and_conviction_are_three_accounts() -> None:
    """Steps against one person stay apart; conviction and sentence are one."""
    text = (
        "Dana Orel was arrested in March. She was charged with incitement in April. "
        "The High Court convicted her on Monday. She was sentenced to two years in prison."
    )
    accounts = told(text)
    assert [account.act for account in accounts] == ["arrest", "charge", "conviction"]
    assert [account.date for account in accounts] == ["2021-03", "2021-04", "2021-06-14"]
    assert accounts[2].penalty == "two years in prison"


def test_two_tellings_of_one_act_are_one_account() -> None:
    """The first trigger, with what the second adds."""
    text = "Dana Orel was arrested last week.\n\nPolice arrested Orel in Ostrel on June 9."
    (account,) = told(text)
    assert account.trigger.start < 40
    assert (account.date, account.place) == ("2021-06-09", "Ostrel")
    assert account.perpetrators


def test_one_verb_after_another_shares_the_subject() -> None:
    """`was arrested on Monday and charged with treason`; `raided the office and arrested two`."""
    accounts = told("Dana Orel was arrested on Monday and charged with treason.")
    assert [(a.act, a.charge) for a in accounts] == [("arrest", None), ("charge", "treason")]
    reading = read("Police raided the office of the Dren Farmers Union and arrested two members.")
    assert [account.act for account in reading.accounts] == ["raid", "arrest"]
    assert all(names(reading, account.perpetrators) for account in reading.accounts)


def test_a_pronoun_stands_for_the_one_spoken_of() -> None:
    """`She` is the last victim, not the lawyer who speaks; the pronoun is the evidence."""
    text = "Dana Orel was arrested on Monday. Her lawyer, Ivo Marek, said she had been beaten by officers."
    reading = read(text)
    assert [(a.act, names(reading, a.victims)) for a in reading.accounts] == [
        ("arrest", ["Dana Orel"]),
        ("physical-attack", ["Dana Orel"]),
    ]


def test_an_account_inside_a_statement_is_according_to_it() -> None:
    """The statement that holds the trigger is named; the paper's own voice names none."""
    text = "Two farmers were arrested on Monday. The union said that police had beaten both farmers."
    reading = read(text)
    by_act = {account.act: account.according_to for account in reading.accounts}
    assert by_act["arrest"] is None
    assert by_act["physical-attack"] in {statement.id for statement in reading.statements}


def test_what_is_hedged_is_alleged_and_what_is_denied_is_denied() -> None:
    """The status follows the words before the trigger."""
    assert told("Police allegedly beat Dana Orel on Monday.")[0].status == "alleged"
    assert told("The minister denied that police had beaten Dana Orel.")[0].status == "denied"
    assert told("Police beat Dana Orel on Monday.")[0].status == "reported"


def test_since_ends_with_the_day_of_the_report() -> None:
    """`have been arrested since May 3` is an interval up to the publication."""
    assert told("About 80 journalists have been arrested since May 3.")[0].date == "2021-05-03/2021-06-16"


def test_the_full_stop_of_a_short_first_name_ends_no_sentence() -> None:
    reading = read("Police arrested Md. Karim Orel, a reporter.")
    assert names(reading, reading.accounts[0].victims) == ["Karim Orel"]


def test_a_group_is_a_victim_and_an_actor() -> None:
    """A number and a head make a group, though no name stands there."""
    reading = read("Police detained nine union members in Ostrel on Monday.")
    assert names(reading, reading.accounts[0].victims)[0].startswith("nine union members")


def test_an_article_in_the_sentence_is_the_legal_basis() -> None:
    """The account points at the provisions that its sentence names."""
    reading = read("Dana Orel was charged under Articles 12 and 13 of the Penal Code on Monday.")
    (account,) = reading.accounts
    assert [provision.article for provision in reading.provisions] == ["12", "13"]
    assert account.provisions == tuple(provision.id for provision in reading.provisions)


@pytest.mark.parametrize(
    ("text", "charge", "penalty"),
    [
        ("Dana Orel was charged with plotting against the state.", "plotting against the state", None),
        ("The trial of Dana Orel for plotting against the state opened in Lumera on Monday.", "plotting against the state", None),
        ("Dana Orel was convicted of treason and jailed.", "treason", None),
        (
            "Dana Orel was sentenced to 18 months in prison for defamation.",
            "defamation",
            "18 months in prison",
        ),
        ("Dana Orel was sentenced to death on Monday.", None, "death"),
        ("Dana Orel was given a two-year suspended sentence.", None, "two-year suspended sentence"),
        ("Dana Orel was arrested for two hours.", None, None),
        ("Dana Orel was given five years for “making and keeping bad songs.”", "making and keeping bad songs", "five years"),
        ("Police arrested Dana Orel, accusing her of treason under Article 9 of the Criminal Code.", "treason", None),
        ("A judge charged the two men on Monday with treason.", "treason", None),
        ("Dana Orel was charged under Article 9 of the Criminal Code with calling for a coup.", "calling for a coup", None),
        ("Dana Orel was convicted of treason by the Oram Supreme Court.", "treason", None),
        ("Dana Orel was convicted of treason and handed ten years.", "treason", "ten years"),
        ("Dana Orel was jailed for life for high treason, his wife said.", "high treason", "life"),
        ("A court sentenced Dana Orel to between six and eight years in jail.", None, "between six and eight years in jail"),
        ("A court sentenced Dana Orel to three years, a month and two days in prison.", None, "three years, a month and two days in prison"),
        ("Dana Orel was arrested on suspicion of espionage.", "espionage", None),
        (
            "Dana Orel was found guilty of insulting the king and fined $500.",
            "insulting the king",
            "$500",
        ),
    ],
)
def test_charge_and_penalty_are_the_words_of_the_text(
    text: str, charge: str | None, penalty: str | None
) -> None:
    """`for` alone opens a charge only before an offence; a length is a penalty only for a conviction."""
    account = told(text)[0]
    assert (account.charge, account.penalty) == (charge, penalty)


def test_every_pattern_of_the_frames_can_be_read() -> None:
    """Patterns are compiled when first used; here all of them are."""
    frames = {frame for trigger in VERBS.values() for frame in trigger.frames} | {f for found in NOUNS.values() for f in found}
    for frame in frames:
        for words in (frame.thing, frame.after, frame.without, frame.need):
            pattern(words)


def test_the_words_of_an_act_end_with_a_word() -> None:
    """What may follow a verb is matched with its blank; the blank is none of the words."""
    text = "Police shut down the office of the Reed Union on Monday. Guards sealed off the house of activist Dana Orel on Friday."
    found = RulesReader().read(text, PUBLISHED, load_pack("sample")).accounts
    assert found
    assert [one.trigger.quote for one in found] == [one.trigger.quote.strip() for one in found]
