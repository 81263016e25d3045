"""The page about an incident: origins and level, the three-part test and its signatures, case and standings, provisions, notes, history."""

import re

import pytest
from django.urls import reverse

from saksi.actions.assess import Answer, Passage, assess
from saksi.actions.link_provision import link_provision
from saksi.actions.open_case import open_case
from saksi.actions.set_level import set_level
from saksi.actions.set_standing import set_standing
from saksi.actions.set_verification import set_verification
from saksi.actions.sign_finding import sign_finding
from saksi.actions.withdraw import withdraw
from saksi.actions.write_note import write_note
from saksi.record.models import (
    Account,
    Act,
    Case,
    Finding,
    Incident,
    Note,
    ProvisionLink,
    Reversible,
    SameOrigin,
    Standing,
    Verification,
)
from saksi.web.incident.finding import fragment
from tests.record import builders
from tests.web.conftest import COURIER, kinds, shown
from tests.web.flat import assert_flat_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def send(desk, incident):
    """Posts a form of the page."""

    def post(do, **form):
        return desk.client.post(reverse("incident-change", args=[incident.pk]), {"do": do, **form}, follow=True)

    return post


@pytest.fixture
def page(desk, incident):
    return lambda **asked: shown(desk.page("incident", incident.pk, **asked))


def section(body, name):
    """One section of the page."""
    return re.search(rf'id="{name}".*?</section>', body, re.DOTALL)[0]


def answers(**more):
    """An answered form about assembly: scope and interference met, legality not."""
    form = {"right": "assembly"}
    for code, answer in {"scope": "met", "interference": "met", "legality": "not-met"}.items():
        form |= {f"answer-{code}": answer, f"why-{code}": f"why {code}", f"words-{code}": "arrested Oren Tallis"}
    return {**form, **more}


def test_values_lead_to_their_sentences_and_disputes_say_their_kind(page, incident):
    acts = section(page(), "acts")
    account = Account.rows.first()
    link = f"{reverse('desk', args=[account.document_id])}?at={account.suggestion_id}#{account.suggestion_id}"
    assert acts.count(link) >= 4
    assert "A source disputes the fact" in acts
    assert '<q class="soft small">3 March 2025</q>' in acts
    assert "Rights touched: liberty" in acts
    assert "ICCPR 9" in acts


def test_what_is_not_officially_established_is_called_alleged(page, incident):
    assert "alleged by its sources" in page()
    assert "allegedly by" in page()
    Incident.rows.filter(pk=incident.pk).update(verification_level="v4")
    assert "alleged" not in section(page(), "acts")


def test_sources_that_count_people_differently_differ_on_a_number(page, desk, incident):
    for words, name in (("Three members of the union", "Dren Daily"), ("About 12 members of the union", "Ostrel Post")):
        paper = desk.take_in(
            f"Harbour arrest\n\n{words} were arrested by police in Lumera on 3 March 2025.\n", f"{name}.txt", name
        )
        desk.decide(desk.suggestion(paper, "account", "arrested"), "accept", incident=incident.pk)
    victims = section(page(), "acts").split('<th scope="row">victims')[1].split("</tr>")[0]
    assert "told differently" in victims
    assert "Sources differ on a number" in victims
    assert "in dispute" not in victims


def test_two_papers_are_two_origins_and_a_copy_says_that_it_counts_once(page, desk, incident):
    assert "2 independent origins tell that it happened." in page()
    assert "counted once" not in page()
    copy = desk.take_in(COURIER.replace("Union leader held", "Union leader held again"), "copy.txt", "Dren Daily")
    desk.decide(desk.suggestion(copy, "account", "arrested"), "accept", incident=incident.pk)
    told = section(page(), "verification")
    assert "2 independent origins tell that it happened." in told
    assert "counted once" in told
    assert "Lumera Courier – Dren Daily" in told
    assert "stands in the other, word for word" in told


def test_a_person_joins_and_parts_origins_with_a_reason_and_takes_it_back(page, send, courier, herald):
    assert send("join", document=herald.pk, origin=courier.pk, why="").status_code == 422
    body = shown(send("join", document=herald.pk, origin=courier.pk, why="the editor told us"))
    assert "1 independent origin tells that it happened." in body
    assert "says so: the editor told us" in body
    assert "Undo this change" in body
    send("part", document=courier.pk, origin=herald.pk, why="the editor was wrong")
    assert "2 independent origins" in page()
    assert "have two origins: the editor was wrong" in page()
    send("take-back", what="sameorigin", row=SameOrigin.rows.get(live=True).pk)
    assert not SameOrigin.rows.filter(live=True).exists()
    assert kinds()[-3:] == ["origins joined", "origins parted", "taken back"]


def test_a_document_that_tells_of_something_else_cannot_be_joined(send, courier, desk):
    other = desk.take_in("Something else happened in Dren.", "other.txt", "Dren Daily")
    answer = send("join", document=other.pk, origin=courier.pk, why="x")
    assert answer.status_code == 422
    assert "two documents that tell of this incident" in shown(answer)


def test_a_level_is_set_with_its_reason_and_shown_with_who_and_why(page, send, incident):
    refused = send("verify", rung="v2")
    assert refused.status_code == 422
    assert "disagree on 2 points" in shown(refused)
    assert '<option value="v2" selected>' in shown(refused)
    body = shown(send("verify", rung="v2", reason="the family confirmed it"))
    assert "v2, Corroborated" in body
    assert "the family confirmed it" in section(body, "verification")
    assert Incident.rows.get(pk=incident.pk).verification_level == "v2"
    undone = shown(send("take-back", what="verification", row=Verification.rows.get().pk))
    assert "Nobody set a level yet." in undone


def test_a_level_whose_sources_went_says_that_they_carry_it_no_more(page, send, desk, incident, herald):
    for field in ("date", "place"):
        account = Account.rows.first()
        form = {"field": field, "account": account.pk, "reason": "x"}
        desk.client.post(reverse("choose", args=[account.act_id]), form)
    assert "no longer so" not in shown(send("verify", rung="v2"))
    withdraw(desk.user, herald)
    assert "no longer so: the accounts have 1 independent origins, and v2 asks for 2" in page()


def test_v3_waits_for_a_second_person_who_read_the_sources(page, send, incident, local, colleague):
    body = shown(send("verify", rung="v3", reason="court papers"))
    assert "local says v3. It counts once a second person signs." in body
    assert 'value="confirm"' not in body
    number = Verification.rows.get().pk
    assert send("confirm", verification=number, read="yes").status_code == 409
    colleague(role="second-reader")
    assert send("confirm", verification=number).status_code == 422
    assert "v3, Verified" in shown(send("confirm", verification=number, read="yes"))
    assert Incident.rows.get(pk=incident.pk).verification_level == "v3"


def test_the_questions_are_open_until_a_person_answers(page, send):
    form = section(page(assess="assembly"), "finding")
    assert form.count("<fieldset>") == 7
    assert '<option value="met" selected' not in form
    assert "rights or reputations" not in form.split("aim, of the closed list")[1].split("</select>")[0]
    assert not Finding.rows.exists()
    assert "Words that you may quote" in form


def test_answers_make_a_finding_by_rule_with_quotations_that_lead_to_their_words(page, send):
    body = section(shown(send("assess", **answers())), "finding")
    assert "<strong>A violation</strong>" in body
    assert "does not stand yet: 2 signatures are missing" in body
    assert body.count(">arrested Oren Tallis</a>") == 3
    assert "why legality" in body
    assert "1. Legality" in body
    assert kinds()[-1] == "assessed"


def test_a_long_quotation_is_found_by_its_first_and_last_words():
    assert fragment("no warrant") == ":~:text=no%20warrant"
    assert fragment("well-known, they say") == ":~:text=well%2Dknown%2C%20they%20say"
    assert (
        fragment("one two three four five six seven eight nine")
        == ":~:text=one%20two%20three%20four,six%20seven%20eight%20nine"
    )


def test_a_refused_answer_keeps_what_was_typed(send):
    for more, sentence in (
        ({"words-scope": "words that stand nowhere"}, "these words stand in no document"),
        ({"why-scope": ""}, "without saying why"),
        ({"words-scope": ""}, "without words of a document"),
        ({"answer-scope": "yes"}, "expected met, not-met or unknown"),
        ({"right": "life"}, "expected one of expression"),
    ):
        answer = send("assess", **answers(**more))
        assert answer.status_code == 422, more
        assert sentence in shown(answer)
        assert not Finding.rows.exists(), more
        if more.get("right") != "life":
            assert ">why legality</textarea>" in shown(answer), more


def test_a_finding_stands_once_two_different_people_signed_and_a_changed_answer_asks_again(page, send, colleague):
    send("assess", **answers())
    number = Finding.rows.get().pk
    assert send("sign", finding=number).status_code == 422
    assert "You signed. Another person signs" in shown(send("sign", finding=number, read="yes"))
    assert send("sign", finding=number, read="yes").status_code == 409
    other = colleague(role="second-reader")
    body = shown(send("sign", finding=number, read="yes"))
    assert "stands, signed by two people" in body
    assert other.username in section(body, "finding")
    colleague()
    changed = shown(send("assess", **answers(**{"answer-legality": "met"})))
    assert "Undetermined" in section(changed, "finding")
    assert "2 signatures are missing" in changed
    assert send("sign", finding=number, read="yes").status_code == 409


def test_a_quotation_above_the_clearance_is_not_shown(page, send, herald, colleague):
    send("assess", **answers(**{"words-scope": "his family said"}))
    herald.level = 2
    herald.save()
    colleague(level=1)
    body = section(page(), "finding")
    assert "his family said" not in body
    assert "above your clearance" in body


def test_a_case_is_opened_here_and_each_person_has_a_standing_in_it(page, send, incident):
    assert "It is in no case" in page()
    assert "The harbour" in section(shown(send("case", title="The harbour")), "case")
    person, account = Account.rows.first().victims.get(), Account.rows.first()
    send("standing", actor=person.pk, standing="arrested", date="2025-03-03", account=account.pk)
    body = section(
        shown(send("standing", actor=person.pk, standing="released_uncharged", date="2025-03-09", reason="the lawyer")),
        "case",
    )
    rows = re.findall(r"<tr><td>(?:<a [^>]*>)?Oren Tallis<.*?</tr>", body, re.DOTALL)
    assert len(rows) == 2
    assert "Arrested, in police custody" in rows[0]
    assert "Lumera Courier" in rows[0]
    assert "<strong>Released without charge</strong>" in rows[1]
    assert "the lawyer" in rows[1]
    assert send("standing", actor=person.pk, standing="arrested", date="x", reason="y").status_code == 422
    send("take-back", what="standing", row=Standing.rows.last().pk)
    assert "Released without charge</strong>" not in page()
    assert "It is in no case" in shown(send("case", out="yes"))
    assert "It is in no case" not in shown(send("case", case=Case.rows.get().pk))
    assert send("standing", actor="", standing="arrested").status_code == 422


def test_an_article_is_linked_as_relied_on_or_breached(page, send, incident):
    act = Act.rows.get(incident=incident)
    assert "No source names an article here" in page()
    body = section(
        shown(send("provision", act=act.pk, relation="breached", law="ICCPR", article="9", reason="no warrant")),
        "provisions",
    )
    assert "breached" in body
    assert "Article 9, ICCPR" in body
    assert "no warrant" in body
    refused = send("provision", act=act.pk, relation="breached", law="ICCPR", article="", reason="x")
    assert refused.status_code == 422
    assert 'name="law" maxlength="300" value="ICCPR"' in shown(refused)
    send("take-back", what="provisionlink", row=ProvisionLink.rows.get().pk)
    assert "No source names an article here" in page()


def test_the_articles_that_a_source_tells_stand_with_it(page, desk, incident):
    text = (
        "Harbour arrest\n\nPolice in Lumera arrested Oren Tallis on 3 March 2025 under Article 148 of the Penal Code.\n"
    )
    paper = desk.take_in(text, "law.txt", "Dren Daily")
    desk.decide(desk.suggestion(paper, "provision"), "accept")
    desk.decide(desk.suggestion(paper, "account", "arrested"), "accept", incident=incident.pk)
    told = section(page(), "provisions")
    assert "Article 148" in told
    assert "Dren Daily" in told


def test_a_note_is_written_escaped_and_read_by_those_whom_it_reaches(page, send, colleague):
    body = shown(send("note", text="call <b>Ana</b> back", reach="2"))
    assert "call &lt;b&gt;Ana" in send("note", text="x").content.decode()
    assert "call" in section(body, "notes")
    assert send("note", text=" ").status_code == 422
    colleague(level=1)
    assert "Ana" not in page()


def test_an_account_is_moved_to_an_incident_of_its_own_and_back(page, send, desk, incident, herald):
    account = Account.rows.get(document=herald)
    body = shown(send("move", account=account.pk))
    assert "Ostrel Herald" not in section(body, "acts")
    assert Incident.rows.filter(live=True).count() == 2
    change = Reversible.rows.last()
    desk.client.post(reverse("undo-change", args=[change.pk]), {"back": "/"})
    assert "Ostrel Herald" in section(page(), "acts")
    assert send("move", account=account.pk, incident=incident.pk).status_code == 422


def test_the_last_account_that_leaves_leads_to_the_list(send, desk, incident, herald, courier):
    send("move", account=Account.rows.get(document=herald).pk)
    new = Incident.rows.exclude(pk=incident.pk).get()
    answer = send("move", account=Account.rows.get(document=courier).pk, incident=new.pk)
    assert answer.redirect_chain[-1][0].startswith(reverse("incidents"))


def test_the_history_has_every_entry_and_undoes_what_can_be_undone(page, send, desk, incident):
    send("verify", rung="v1")
    send("note", text="x")
    past = section(page(), "history")
    for kind in ("suggestion accepted", "account put into an act", "verification level set", "note written"):
        assert f"<td>{kind}" in past
    assert past.count("Undo</button>") == 2
    number = Reversible.rows.get(action="verification set").pk
    back = reverse("incident", args=[incident.pk])
    undone = shown(desk.client.post(reverse("undo-change", args=[number]), {"back": back}, follow=True))
    assert "Nobody set a level yet." in undone
    assert "<td>change undone" in section(undone, "history")


def test_the_level_of_an_incident_is_set_here(send, incident):
    assert "The level is set." in shown(send("level", level="2", reason="a child is named"))
    assert Incident.rows.get(pk=incident.pk).level == 2
    assert send("level", level="9").status_code == 422


def test_the_page_says_whether_a_person_set_the_level_or_a_source_brought_it(page, send, incident):
    assert "No person set this level." in page()
    send("level", level="2")
    assert "A person set it to confidential. A report below that tells nothing of this incident." in page()


def test_a_form_that_is_none_is_refused_with_a_sentence(send):
    before = len(kinds())
    for do, form in (("", {}), ("burn", {}), ("take-back", {"what": "act", "row": 1}), ("sign", {"finding": "²"})):
        answer = send(do, **form)
        assert answer.status_code == 422, do
        assert "Not done:" in shown(answer)
        assert len(kinds()) == before, do


def test_a_second_reader_sees_the_page_and_can_only_sign(page, send, colleague):
    send("assess", **answers())
    colleague(role="second-reader")
    body = page()
    assert set(re.findall(r'name="do" value="([^"]+)"', body)) == {"sign"}
    for form in (
        {"do": "verify", "rung": "v1"},
        {"do": "note", "text": "x"},
        {"do": "assess", **answers(right="expression")},
    ):
        assert send(form.pop("do"), **form).status_code == 403
    assert not Note.rows.exists()


def test_who_may_not_see_the_incident_reaches_neither_page_nor_form(desk, send, incident, local, colleague):
    set_level(local, incident, 2)
    colleague(level=1)
    assert desk.page("incident", incident.pk).status_code == 404
    assert send("note", text="x").status_code == 404
    colleague(level=3, role="viewer")
    assert desk.page("incident", incident.pk).status_code == 404
    assert not Note.rows.exists()


def test_nothing_above_the_clearance_stands_on_the_page(desk, incident, herald, local, colleague):
    """A confidential source, its count, a note and a law cited by it stay away from who is not cleared."""
    set_verification(local, incident, "v2", reason="two papers")
    write_note(local, incident, "the guard is our source", level=3)
    link_provision(local, Act.rows.get(incident=incident), "breached", law="ICCPR", article="9", reason="x")
    set_level(local, herald, 3)
    Incident.rows.filter(pk=incident.pk).update(level=0)
    colleague(level=1)
    body = shown(desk.page("incident", incident.pk))
    assert "1 independent origin tells" in body
    for secret in ("Ostrel", "Herald", "the guard", "his family"):
        assert secret not in body


def test_more_of_everything_asks_no_more_questions(desk, incident, local):
    """Sources, origins, signed levels and findings, standings, articles, notes, entries: three of each, then ten more."""
    act = Act.rows.get(incident=incident)
    case = open_case(local, "The harbour", [incident])

    def make(n):
        for k in range(n):
            document = builders.document(
                f"Police arrested two farmers near {k}, one said.", level=0, publisher=f"Paper {k % 3}"
            )
            person = builders.actor(document, level=0)
            said = builders.statement(document, speaker=person, level=0, position="denies")
            told = builders.account(document, act, victims=[person], according_to=said)
            set_verification(local, incident, ("v1", "v3")[(k + n) % 2], reason="so it is")
            start = document.text.content.index("farmers")
            words = Passage(document, start, start + 7, "farmers")
            for right in ("assembly", "expression"):
                sign_finding(
                    local, assess(local, incident, right, {"scope": Answer("met", f"{k} {n}", "", (words,))}), read=True
                )
            set_standing(local, case, person, "arrested", account=told)
            link_provision(local, act, "breached", law="ICCPR", article=f"{n}.{k}", reason="x")
            write_note(local, incident, "x")

    assert_flat_queries(
        desk.client, reverse("incident", args=[incident.pk]) + "?assess=assembly", make, many=10, most=60
    )
