"""An act told again in other words is one account; another act of the same kind is another."""

from __future__ import annotations

from datetime import date

import pytest

from saksi.codebook.packs import load_pack
from saksi.reading.rules import RulesReader


def acts(text: str) -> list[str]:
    """The codes of the accounts of a text, in order."""
    found = RulesReader().read(text, date(2021, 6, 16), load_pack("sample"))
    return [account.act for account in found.accounts]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Police detained eight lawyers on Monday. Among those taken from their homes was Mina Torrel, 51.", ["arrest"]),
        ("Gunmen kidnapped six farmers near Lumera on Monday. A neighbour said that the victims were abducted on the road to the mill.", ["abduction"]),
        ("Four stewards were seized in Lumera on Monday. Soldiers arrested the four young men at dawn, a neighbour said.", ["arrest"]),
        ("A nurse was arrested in Lumera on Monday. Her brother said that the woman was arrested at home.", ["arrest"]),
        ("A court denied bail to two editors of the Lumera Post on Monday. Judges denied bail to the two top editors of the Lumera Post because they might flee.", ["bail-denied"]),
        ("Gunmen kidnapped 317 girls in Lumera on Monday. They killed a guard. In April they had abducted five monks. A school head said that 317 schoolgirls were kidnapped.", ["abduction", "killing", "abduction"]),
        ("On Monday Lumera hanged three men convicted of theft.", ["killing"]),
        ("A court in Tarin acquitted two men of murder on Monday, its clerk said.\n\nIvo Marek was kidnapped in Lumera in January 2002.\n\nHe was at work on a report when he was kidnapped, his paper said.", ["acquittal", "abduction"]),
        ("The firm dismissed nine stewards on 2 June. A man has followed Dana Orel to work every day since she was dismissed.", ["dismissal"]),
        ("Troops arrested the veteran actor in Lumera on Monday. An army spokesman said that Dana Orel was arrested for her dress.", ["arrest"]),
        ("On 2 May 2020 officials shut down Radio Lumera. It is still off the air.", ["media-closure"]),
        ("In May 2020 a court in Lumera convicted Dana Orel and Mina Torrel of treason. The minister said last week that the pair were convicted by law.", ["conviction"]),
        ("Dana Orel has not been seen since Sunday, when three masked men bundled her into a van.", ["abduction"]),
        ("Dana Orel was hauled into an army truck by soldiers on 3 January and has not been seen since.", ["enforced-disappearance"]),
        ("Dana Orel was sentenced to two years on Monday. “I am free,” she told the court before guards led her away.", ["conviction"]),
        ("Police arrested Dana Orel on Monday. Her whereabouts are not known.", ["arrest"]),
        ("Workers struck for a week. On Monday the factory let go of three stewards, Dana Orel among them.", ["dismissal"]),
        ("A court gave Dana Orel thirty days for attacking an official.", ["conviction"]),
        ("Police questioned Dana Orel for six hours on Monday. She was let go at midnight.", ["summons"]),
        ("A lawyer was killed in Lumera on Friday. Dana Orel was driving home when two men opened fire on her car.", ["killing"]),
        ("An elder was murdered in Lumera on Monday. The man, Ivo Marek, was attacked by armed men as he left a meeting.", ["killing"]),
        ("Dana Orel was shot dead in Lumera on Friday.\n\nShe had left the bakery with her husband shortly after seven. The street was empty, as on every Friday of the month, and it rained.\n\nTwo men on a motorbike opened fire on her at the corner.", ["killing"]),
        ("Two reporters have been killed since 2019: Pavo Lind was shot dead in May 2019 and Dana Orel was stabbed to death in June 2020.", ["killing", "killing"]),
    ],
)
def test_an_act_told_again_is_one_account(text: str, told: list[str]) -> None:
    """Members, sums, pairs, what lasts, and the taking of the missing add no account."""
    assert acts(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Dana Orel was arrested on 2 May 2019. She was arrested again on 3 June 2020.", ["arrest", "arrest"]),
        ("Police arrested Dana Orel on Monday and she was released on Tuesday.", ["arrest", "release"]),
        ("Police held Dana Orel for six hours on Monday. She was let go at midnight.", ["detention", "release"]),
        ("Dana Orel was killed by soldiers on 5 January. She had been attacked by a mob in 2019.", ["killing", "physical-attack"]),
        ("A lawyer was killed in Lumera on Friday. Another lawyer, Dana Orel, was stabbed by two men but survived.", ["killing", "attempted-killing"]),
        ("Soldiers arrested the head of the union in Lumera. A clerk said that its secretary, Dana Orel, was arrested.", ["arrest", "arrest"]),
        ("Soldiers arrested the veteran actor in Lumera. Days earlier, Dana Orel was arrested in Tarin.", ["arrest", "arrest"]),
        ("Soldiers arrested the veteran actor in Lumera. Dana Orel was arrested in Tarin.", ["arrest", "arrest"]),
        ("Soldiers arrested the veteran actor on Monday. Later that day Dana Orel was arrested.", ["arrest", "arrest"]),
        ("Soldiers arrested the veteran actor on Monday. His sister Dana Orel was arrested, too.", ["arrest", "arrest"]),
        ("Police arrested four farmers in Lumera on Monday. The other strikers were arrested in Tarin.", ["arrest", "arrest"]),
        ("Police arrested four farmers in Lumera on Monday. Ten days before, the three monks were arrested in Tarin.", ["arrest", "arrest"]),
        ("Police arrested four farmers in Lumera in May 2020. The strikers were arrested in June 2019.", ["arrest", "arrest"]),
        ("Soldiers killed a priest on Monday. A trader was killed by rebels.", ["killing", "killing"]),
    ],
)
def test_another_act_stays_another_account(text: str, told: list[str]) -> None:
    """Two arrests on two days, and the release of who was held."""
    assert acts(text) == told
