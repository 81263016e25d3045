"""A large record made row by row in bulk, for tests of speed: incidents of Cambodia with acts, accounts, speakers and statements."""

from __future__ import annotations

import random
from datetime import date, timedelta

from saksi.codebook.lists import codebook
from saksi.codebook.packs import load_pack
from saksi.record.models import Account, Act, Actor, Document, Incident, Statement
from tests.record import builders

START = date(2022, 1, 1)
DAYS = 1400
PAPERS = ("Courier", "Herald", "Post", "Voice", "Bulletin")


def _day(rng):
    """A date as reports have it: mostly a day, at times a month or a year, at times none."""
    day = START + timedelta(days=rng.randrange(DAYS))
    return rng.choices([day.isoformat(), f"{day:%Y-%m}", f"{day:%Y}", ""], weights=(85, 7, 4, 4))[0]


def _documents(count, rng):
    rows = []
    for n in range(count):
        paper = rng.choice(PAPERS)
        row = Document(
            sha256=f"{n:064x}", blob=f"many{n:060x}", size=10, filename=f"{n}.txt", format="txt", title=f"Dispatch {n}",
            publisher=paper, pack="kh", level=0, taken_in=builders.NOW,
        )  # fmt: skip
        row.set_date((START + timedelta(days=rng.randrange(DAYS))).isoformat())
        rows.append(row)
    return Document.rows.bulk_create(rows)


def fill(incidents=5000, documents=2000, statements=6000, seed=7):
    """So many incidents, each told by one to three accounts, and so many statements of speakers of all sectors."""
    rng = random.Random(seed)
    # One decided suggestion for all: no test of speed looks at decisions.
    shared = builders.decided(builders.document(level=0, pack="kh"), "account")
    fixed = {"suggestion": shared["suggestion"], "decision": shared["decision"]}
    papers = _documents(documents, rng)
    places = [place.name for place in load_pack("kh").places]
    codes = list(codebook().acts)
    happened = Incident.rows.bulk_create([Incident(title=f"Incident {n}", level=0) for n in range(incidents)])
    acts = Act.rows.bulk_create(
        [Act(incident=one, code=rng.choice(codes)) for one in happened for _ in range(rng.choice((1, 1, 1, 2)))]
    )
    told = []
    for act in acts:
        day, place = _day(rng), rng.choice([*places, "somewhere", ""])
        for _ in range(rng.choice((1, 1, 2))):
            row = Account(
                **fixed, document=rng.choice(papers), act=act, code=act.code, place=place, status="reported", trigger={}
            )
            row.set_date(day if rng.random() < 0.9 else _day(rng))
            told.append(row)
    Account.rows.bulk_create(told)
    sectors = [*codebook().sectors, ""]
    people = Actor.rows.bulk_create(
        [
            Actor(
                **fixed,
                document=rng.choice(papers),
                name=f"Speaker {n}",
                kind="person",
                sector=rng.choice(sectors),
                level=0,
            )
            for n in range(statements // 3)
        ]
    )
    said = []
    for _n in range(statements):
        person = rng.choice(people)
        row = Statement(
            **fixed, document_id=person.document_id, speaker=person, position=rng.choice(list(codebook().positions)),
            manner="direct", source="person", content="said", start=0, end=4, level=0,
        )  # fmt: skip
        row.set_date(_day(rng))
        said.append(row)
    Statement.rows.bulk_create(said)
    return happened
