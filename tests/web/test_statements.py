"""Who says what about it: the ledger by topic, period, sector, position, replies; and the page of one statement."""

import re

import pytest
from django.urls import reverse

from saksi.record.models import Answer, Profile, Provision, Statement, StatementTopic
from tests.record import builders
from tests.web.conftest import kinds, shown
from tests.web.flat import assert_flat_queries

pytestmark = pytest.mark.django_db

TEXT = "Police beat two farmers at a rally, said Ana. No farmer was beaten, said Ben. Carl could not be reached. Article 41 allows it, said Dan."


@pytest.fixture
def said(desk, courier, herald):
    """All statements of both dispatches, accepted."""
    for document in (courier, herald):
        for suggestion in document.suggestions.filter(kind="statement"):
            desk.decide(suggestion, "accept")


@pytest.fixture
def ledger(desk):
    """An allegation on which an account rests, a denial, a silence, a justification that cites an article."""
    of = builders.document(TEXT, level=0, publisher="Courier")
    ana, ben = (
        builders.actor(of, "Ana", level=0, sector="civil-society"),
        builders.actor(of, "Ben", level=0, sector="state"),
    )
    common = {"level": 0}
    alleged = builders.statement(of, "Police beat two farmers at a rally", speaker=ana, date="2024-02", **common)
    denied = builders.statement(of, "No farmer was beaten", speaker=ben, position="denies", **common)
    silent = builders.statement(of, "Carl could not be reached", position="no-comment", **common)
    justified = builders.statement(of, "Article 41 allows it", position="justifies", **common)
    act = builders.incident("Beating", code="excessive-force", level=0)
    builders.account(of, act, trigger="beat", code="assembly-dispersed", according_to=alleged, place="Lumera")
    builders.account(of, act, trigger="beaten", code="assembly-dispersed", according_to=denied, place="Ostrel")
    start = TEXT.index("Article 41")
    span = {"start": start, "end": start + 10, "quote": "Article 41"}
    Provision.rows.create(**builders.decided(of, "provision"), instrument="Constitution", article="41", span=span)
    return alleged, denied, silent, justified


def answered(statement, to, kind="denies"):
    return Answer.rows.create(statement=statement, to=to, kind=kind, reason="same day", by="local", at=builders.NOW)


def words(desk, **asked):
    return [str(line.row.content) for line in desk.page("statements", **asked).context["listing"].lines]


def link(desk, statement, other, **form):
    form = {"do": "answer", "way": "is-replied", "other": other.pk, "kind": "denies", "reason": "the same day", **form}
    return desk.client.post(reverse("statement", args=[statement.pk]), form, follow=True)


def test_the_table_counts_what_the_list_shows(desk, said):
    body = shown(desk.page("statements"))
    cells = [int(n) for n in re.findall(r'<a href="/statements/\?position=[a-z-]+&sector=[a-z-]+">(\d+)</a>', body)]
    assert sum(cells) == Statement.rows.count() > 2
    assert "Civil society" in body


def test_the_table_counts_what_the_other_filters_keep(desk, ledger):
    cross = desk.page("statements", words="beaten", position="alleges").context["cross"]
    assert [(code, [n for n, _to in cells]) for code, _to, cells in cross["rows"]] == [("denies", [1])]
    assert cross["rows"][0][2][0][1] == "/statements/?words=beaten&position=denies&sector=state"


def test_position_and_sector_filter(desk, said):
    denied = shown(desk.page("statements", position="denies"))
    assert "anyone had been beaten" in denied
    assert "no warrant" not in denied
    assert "0 statements" in shown(desk.page("statements", position="denies", sector="un"))


def test_the_ledger_narrows_by_topic_period_speaker_document_words_and_reply(desk, ledger):
    alleged, denied, silent, justified = ledger
    answered(denied, alleged)
    answered(silent, denied, "answers")
    StatementTopic.rows.create(statement=justified, topic="association", by="local", at=builders.NOW)
    assert words(desk, topic="assembly") == [alleged.content, denied.content]
    assert words(desk, topic="association") == [justified.content]
    assert words(desk, date="2024-02-05") == [alleged.content]
    assert words(desk, speaker=str(alleged.speaker_id)) == [alleged.content]
    assert words(desk, words="no farmer") == [denied.content]
    assert words(desk, reply="denies") == [alleged.content]
    assert words(desk, reply="silence") == [denied.content]
    assert words(desk, reply="none") == [silent.content, justified.content]
    assert len(words(desk, document=str(alleged.document_id))) == 4
    body = shown(desk.page("statements"))
    assert "asked, no answer</td>" in body
    assert "no comment" in body


def test_one_without_a_speaker_is_counted_as_not_known(desk, courier, statement):
    desk.decide(statement, "amend", speaker="")
    body = shown(desk.page("statements"))
    assert "?sector=unknown" in body
    assert "1 statement." in shown(desk.page("statements", sector="unknown"))


def test_open_and_rejected_ones_do_not_stand_there(desk, courier, statement):
    desk.decide(statement, "reject")
    assert "No statements yet" in shown(desk.page("statements"))


def test_above_the_level_nothing_is_shown_or_counted(desk, said, herald):
    hidden = Statement.rows.filter(document=herald).first()
    herald.level = 3
    herald.save()
    Profile.objects.update(clearance=2)
    body = shown(desk.page("statements"))
    assert "getting worse" not in body
    assert "got worse" not in body
    assert desk.page("statement", hidden.pk).status_code == 404


def test_a_statement_stands_in_its_words_with_its_speaker_and_what_it_cites(desk, ledger):
    alleged, _, _, justified = ledger
    body = shown(desk.page("statement", alleged.pk))
    assert f"</small>{alleged.content}<small>, said Ana" in body
    assert f'<a href="/actors/{alleged.speaker_id}/">Ana</a>' in body
    assert f"?at={alleged.suggestion_id}#{alleged.suggestion_id}" in body
    assert "from the acts told: Assembly dispersed" in body
    assert "1 account rests on it" in body
    assert 'Beating</a> <span class="soft small">v0</span> <span class="tag dispute">1 point in dispute' in body
    assert "Article 41, Constitution" in shown(desk.page("statement", justified.pk))


def test_two_are_linked_as_answer_shown_on_both_and_taken_back(desk, ledger):
    alleged, denied, *_ = ledger
    body = shown(link(desk, alleged, denied))
    assert "Linked. Both statements show it." in body
    assert 'Replied to by <span class="tag">denies</span>' in body
    assert "Undo this change" in body
    other = shown(desk.page("statement", denied.pk))
    assert 'It replies to <span class="tag">denies</span>' in other
    row = Answer.rows.get()
    assert (row.statement, row.to) == (denied, alleged)
    back = desk.client.post(reverse("statement", args=[denied.pk]), {"do": "take-answer", "row": row.pk}, follow=True)
    assert "No reply is known" in shown(back)
    assert kinds()[-2:] == ["answer linked", "taken back"]


def test_a_silence_that_replies_is_shown_as_asked_without_answer(desk, ledger):
    alleged, _, silent, _ = ledger
    refused = link(desk, silent, alleged, way="replies")
    assert refused.status_code == 422
    assert "neither denied nor confirmed" in shown(refused)
    assert f'value="{alleged.pk}" selected' in shown(refused)
    link(desk, silent, alleged, way="replies", kind="answers")
    assert "asked, no answer" in shown(desk.page("statement", alleged.pk))


def test_the_other_statement_is_found_by_its_words(desk, said):
    first = Statement.rows.filter(content__contains="no warrant").get()
    assert "getting worse" not in shown(desk.page("statement", first.pk))
    assert "getting worse" in shown(desk.page("statement", first.pk, find="worse"))
    assert "Nothing was found" in shown(desk.page("statement", first.pk, find="zzz"))


def test_a_topic_is_added_and_taken_back(desk, ledger):
    alleged = ledger[0]
    address = reverse("statement", args=[alleged.pk])
    body = shown(desk.client.post(address, {"do": "topic", "topic": "association"}, follow=True))
    assert "said by local" in body
    row = StatementTopic.rows.get()
    body = shown(desk.client.post(address, {"do": "take-topic", "row": row.pk}, follow=True))
    assert "said by local" not in body
    wrong = [desk.client.post(address, form) for form in ({"do": "topic", "topic": "picnics"}, {"do": "eat"}, {})]
    assert [answer.status_code for answer in wrong] == [422, 422, 422]
    assert desk.client.post(address, {"do": "take-topic", "row": 10**9}).status_code == 404


def test_words_are_escaped(desk):
    of = builders.document("<script>alert(1)</script> said Ana.", level=0)
    one = builders.statement(of, "<script>alert(1)</script>", level=0)
    for page in (desk.page("statements"), desk.page("statement", one.pk)):
        assert b"<script>alert" not in page.content


def test_a_speaker_who_is_withheld_is_no_name_and_no_link(desk, ledger):
    alleged = ledger[0]
    type(alleged.speaker).rows.filter(pk=alleged.speaker_id).update(level=3)
    Profile.objects.update(clearance=1)
    for page in (desk.page("statements"), desk.page("statement", alleged.pk)):
        body = shown(page)
        assert "[name withheld]" in body
        assert ">Ana<" not in body
        assert f"/actors/{alleged.speaker_id}/" not in body
    assert "withheld" in {c.value for f in desk.page("statements").context["listing"].facets for c in f.choices}


def test_more_statements_ask_no_more_questions(desk, ledger):
    alleged = ledger[0]

    def make(count):
        for n in range(count):
            of = builders.document(TEXT, level=0, publisher=f"Courier {n}")
            speaker = builders.actor(of, f"Ana {n}", level=0, sector="media")
            one = builders.statement(of, "No farmer was beaten", speaker=speaker, position="denies", level=0)
            builders.account(of, builders.incident(level=0), trigger="beat", according_to=one)
            StatementTopic.rows.create(statement=one, topic="assembly", by="local", at=builders.NOW)
            answered(one, alleged)
            builders.account(of, builders.incident(f"Beating {n}", level=0), trigger="beat", according_to=alleged)

    assert_flat_queries(desk.client, reverse("statements") + "?topic=assembly&sector=media&reply=none", make, most=50)
    assert_flat_queries(desk.client, reverse("statement", args=[alleged.pk]), make, most=45)
