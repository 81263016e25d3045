"""Actors with what is told of them; two are compared side by side, merged with a reason, and parted again."""

import pytest
from django.urls import reverse

from saksi.record.cast import Cast
from saksi.record.models import Actor, ActorMerge, ActorName, Case, Incident, Profile, Standing
from tests.record import builders
from tests.web.conftest import kinds, shown
from tests.web.flat import assert_flat_queries

pytestmark = pytest.mark.django_db

TEXT = "Oren Tallis, union president, was arrested by police. Tallis Oren said that police arrested two farmers."


@pytest.fixture
def pair(desk, courier, herald):
    """The same man as two dispatches name him."""
    for document in (courier, herald):
        desk.decide(desk.suggestion(document, "actor", "Oren Tallis"), "accept")
    return list(Actor.rows.order_by("id"))


def document(level=0, **more):
    return builders.document(TEXT, level=level, **more)


def actor(of, name="Oren Tallis", **more):
    """An actor with its name as it stands in the text."""
    made = builders.actor(of, name, **{"level": of.level, **more})
    start = TEXT.find(name)
    place = {"start": start, "end": start + len(name)} if start >= 0 else {}
    ActorName.rows.create(actor=made, name=name, **place)
    return made


@pytest.fixture
def known(desk):
    """A man who speaks, suffers and is said to have done something, in a case; the police; the same man elsewhere."""
    first, second = document(publisher="Courier"), document(publisher="Herald", date="2024-05-01")
    man = actor(first, sector="union", roles=["union president"])
    police = actor(first, "police", kind="organisation", sector="security-forces")
    again = actor(second, "Tallis Oren", sector="union", roles=["Union  President", "candidate"])
    act = builders.incident("Arrest of Oren", level=0)
    said = builders.statement(first, "police arrested two farmers", speaker=man, level=0)
    account = builders.account(first, act, victims=[man], perpetrators=[police], according_to=said)
    builders.account(second, act, perpetrators=[again])
    case = Case.rows.create(title="The harbour", level=0, opened=builders.NOW)
    Incident.rows.filter(pk=act.incident_id).update(case=case)
    common = {"case": case, "actor": man, "by": "local", "at": builders.NOW}
    Standing.rows.create(standing="arrested", date="2024-02", account=account, **common)
    Standing.rows.create(standing="summoned", date="2024-01", account=account, **common)
    return man, police, again


def lines(desk, **asked):
    return {line.row.person.name: line.row for line in desk.page("actors", **asked).context["listing"].lines}


def merge(desk, pair, reason="president of the same union", **more):
    form = {"actor": [a.pk for a in pair], "reason": reason, **more}
    return desk.client.post(reverse("merge"), form, follow=True)


def test_the_list_counts_what_each_said_suffered_and_is_said_to_have_done(desk, known):
    found = lines(desk)
    assert [(name, row.said, len(row.suffered), len(row.did)) for name, row in found.items()] == [
        ("Oren Tallis", 1, 1, 0), ("police", 0, 0, 1), ("Tallis Oren", 0, 0, 1),
    ]  # fmt: skip
    assert list(lines(desk, sort="-did")) == ["police", "Tallis Oren", "Oren Tallis"]


def test_the_list_narrows_by_kind_sector_role_part_words_and_period(desk, known):
    assert list(lines(desk, kind="organisation")) == ["police"]
    assert list(lines(desk, sector="union")) == ["Oren Tallis", "Tallis Oren"]
    assert list(lines(desk, role="candid")) == ["Tallis Oren"]
    assert list(lines(desk, part="suffered")) == ["Oren Tallis"]
    assert list(lines(desk, words="poli")) == ["police"]
    assert list(lines(desk, published="2024-05")) == ["Tallis Oren"]
    facets = {
        f.filter.name: {c.value: c.count for c in f.choices} for f in desk.page("actors").context["listing"].facets
    }
    assert facets["part"] == {"said": 1, "suffered": 1, "did": 2}


def test_merged_ones_are_one_line_with_the_numbers_of_both(desk, known):
    man, _, again = known
    merge(desk, (man, again))
    found = lines(desk)
    assert list(found) == ["Oren Tallis", "police"]
    one = found["Oren Tallis"]
    assert (one.said, len(one.suffered), len(one.did), len(one.documents)) == (1, 1, 1, 2)
    assert set(one.names) == {"Oren Tallis", "Tallis Oren"}
    assert list(lines(desk, published="2024-05")) == ["Oren Tallis"]


def test_the_page_has_everything_that_touches_an_actor(desk, known):
    man, police, _ = known
    body = shown(desk.page("actor", man.pk))
    assert '<strong>Oren Tallis</strong><small class="soft">, union president' in body
    assert f"?at={man.suggestion_id}#{man.suggestion_id}" in body
    assert 'union president</td><td class="day">2024-02-01</td>' in body
    assert "Suffered: 1 account" in body
    assert "Said: 1 statement" in body
    assert 'The harbour</a> <span class="tag">Arrested, in police custody 2024-02</span>' in body
    assert "allegations" not in body
    accused = shown(desk.page("actor", police.pk))
    assert "Said to have done: 1 account" in accused
    assert "None of them is a finding" in accused


def test_roles_of_merged_ones_stand_over_time(desk, known):
    man, _, again = known
    merge(desk, (man, again))
    body = shown(desk.page("actor", again.pk))
    assert (
        'union president</td><td class="day">2024-02-01</td><td class="day">2024-05-01</td><td class="n">2</td>' in body
    )


def test_who_may_be_the_same_is_told_with_reasons_and_merges_nothing(desk, known):
    man, _, again = known
    body = shown(desk.page("same-actor", man.pk))
    assert "the same words in another order: Oren Tallis = Tallis Oren" in body
    assert "the same role: union president" in body
    assert "told of in 1 incident of both" in body
    assert "told of in 1 case of both" in body
    assert f"actor={man.pk}&actor={again.pk}" in body
    assert "name alone" not in body
    assert not ActorMerge.rows.exists()


def test_a_name_alone_is_said_to_be_alone(desk, pair):
    Actor.rows.update(roles=[])
    assert "two people are not one because of a name" in shown(desk.page("same-actor", pair[0].pk))
    both = shown(desk.page("merge", actor=[a.pk for a in pair]))
    assert "Nothing but the name speaks for these two being one" in both


def test_both_stand_side_by_side_before_they_are_merged(desk, known):
    man, _, again = known
    body = shown(desk.page("merge", actor=[man.pk, again.pk]))
    for words in ("Arrest of Oren", "Courier", "Herald", "police arrested two farmers", "candidate", "union president"):
        assert words in body, words
    assert not ActorMerge.rows.exists()


def test_two_are_merged_with_a_reason_and_parted_again(desk, pair):
    body = shown(merge(desk, pair))
    assert "Merged. It can be taken back below." in body
    assert "president of the same union" in body
    row = ActorMerge.rows.get()
    both = shown(desk.page("unmerge", row.pk))
    assert both.count("Oren Tallis</a></th>") == 2
    assert "Merged by local" in both
    answer = desk.client.post(reverse("unmerge", args=[row.pk]), {"reason": "another man"}, follow=True)
    assert "both stand alone again" in shown(answer)
    assert kinds()[-2:] == ["actors merged", "actors unmerged"]
    again = desk.client.post(reverse("unmerge", args=[row.pk]))
    assert again.status_code == 409
    assert "taken back already" in shown(again)


def test_the_name_that_was_chosen_stands(desk, known):
    man, _, again = known
    merge(desk, (man, again), keep=again.pk)
    assert ActorMerge.rows.get().kept == again
    assert "<h1>Tallis Oren</h1>" in shown(desk.page("actor", man.pk))


def test_one_or_three_are_refused_and_so_is_a_merge_without_reason(desk, known, pair):
    assert desk.page("merge").status_code == 422
    one, bare = merge(desk, pair[:1]), merge(desk, pair[:2], reason="")
    assert (one.status_code, bare.status_code) == (422, 422)
    assert "got 1 actors, expected two" in shown(one)
    assert "a merge needs its reason" in shown(bare)
    long = merge(desk, pair[:2], reason="x" * 501)
    assert f'value="{"x" * 501}"' in shown(long)
    assert not ActorMerge.rows.exists()


def test_actors_and_merges_that_are_not_there_are_not_found(desk, pair):
    assert desk.client.post(reverse("merge"), {"actor": [pair[0].pk, 10**9], "reason": "r"}).status_code == 404
    assert desk.client.post(reverse("unmerge", args=[10**9])).status_code == 404


def test_whoever_may_not_know_an_identity_meets_it_under_no_name(desk, known):
    """A document that they may see names her, and somebody put her above their level."""
    man, _, again = known
    merge(desk, (man, again))
    row = ActorMerge.rows.get()
    Actor.rows.filter(pk=again.pk).update(level=3)
    Profile.objects.update(clearance=1)
    assert list(lines(desk)) == ["police"]
    assert "Tallis" not in shown(desk.page("actors"))
    for address in (("actor", man.pk), ("actor", again.pk), ("same-actor", man.pk), ("unmerge", row.pk)):
        assert desk.page(*address).status_code == 404, address
    assert desk.page("merge", actor=[man.pk, known[1].pk]).status_code == 404


@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_the_list_is_taken_along_as_shown(desk, known, form):
    answer = desk.client.get(reverse("actors"), {"format": form, "kind": "person"})
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert answer.status_code == 200
    if form != "xlsx":
        assert b"Tallis Oren" in body
        assert b"police" not in body
    assert kinds()[-1] == "exported"


def test_names_are_escaped(desk):
    of = document()
    actor(of, "<script>alert(1)</script>", roles=["<b>chief</b>"])
    one = Actor.rows.get()
    for page in (desk.page("actors"), desk.page("actor", one.pk), desk.page("same-actor", one.pk)):
        assert b"<script>alert" not in page.content
        assert b"<b>chief" not in page.content


def test_no_actors_yet_says_how_they_come(desk):
    assert "No actors yet" in shown(desk.page("actors"))


def test_more_actors_ask_no_more_questions(desk, known):
    man, _, _ = known

    def make(count):
        for n in range(count):
            of = document(publisher=f"Courier {n}")
            one = actor(of, "Oren Tallis", roles=[f"role {n}"], merged_into=man)
            ActorMerge.rows.create(kept=man, gone=one, reason="r", by="local", at=builders.NOW)
            act = builders.incident(level=0)
            told = builders.account(of, act, victims=[one], perpetrators=[actor(of, f"Guard {n} Hesk")])
            case = Case.rows.create(title=f"Case {n}", level=0, opened=builders.NOW)
            Incident.rows.filter(pk=act.incident_id).update(case=case)
            Standing.rows.create(case=case, actor=one, standing="arrested", account=told, by="local", at=builders.NOW)
            builders.statement(of, "police arrested two farmers", speaker=one, level=0)

    assert_flat_queries(desk.client, reverse("actors") + "?words=o&part=suffered&sort=-did", make, most=40)
    assert_flat_queries(desk.client, reverse("actor", args=[man.pk]), make, most=40)
    assert_flat_queries(desk.client, reverse("same-actor", args=[man.pk]), make)


def set_the_level(desk, actor, level, **more):
    return desk.client.post(reverse("actor", args=[actor.pk]), {"level": level, "reason": "she is in danger", **more}, follow=True)


def test_an_actor_is_protected_on_its_page_under_all_its_names(desk, known):
    man, _police, again = known
    before = shown(desk.page("actor", man.pk))
    assert "Change the level, which is public now" in before
    assert "No person set this level." in before
    Actor.rows.filter(pk=again.pk).update(merged_into=man)
    answer = shown(set_the_level(desk, man, "2"))
    assert "The level is set." in answer
    assert "Change the level, which is confidential now" in answer
    assert "No person set this level." not in answer
    assert Cast(1).person(again.pk).name is None
    assert Cast(0).protected() == {"Oren Tallis", "Tallis Oren"}
    assert "undo" in answer.lower()


def test_what_a_person_set_for_one_of_merged_actors_is_set_for_all(desk, known):
    man, _police, again = known
    set_the_level(desk, again, "3")
    Actor.rows.filter(pk=again.pk).update(merged_into=man)
    assert "which is strictly confidential now" in shown(desk.page("actor", man.pk))
    set_the_level(desk, man, "0")
    assert Cast(0).person(man.pk).name == "Oren Tallis"
    assert "which is public now" in shown(desk.page("actor", man.pk))


def test_somebody_whom_only_a_confidential_document_names_is_protected_for_good(desk):
    secret = actor(document(level=2))
    assert "No person set this level." in shown(desk.page("actor", secret.pk))
    assert "The level is set." in shown(set_the_level(desk, secret, "2"))
    again = set_the_level(desk, secret, "2")
    assert again.status_code == 422
    assert "the level is 2 already" in shown(again)
    assert "she is in danger" in shown(again)


@pytest.mark.parametrize("level", ["", "4", "two"])
def test_what_is_no_level_of_an_actor_is_refused_with_what_was_typed(desk, known, level):
    answer = set_the_level(desk, known[0], level)
    assert answer.status_code == 422
    assert "she is in danger" in shown(answer)
    assert Actor.rows.get(pk=known[0].pk).level_set is None


def test_only_who_may_set_levels_is_offered_it_and_nobody_above_the_own_clearance(desk, known):
    Profile.objects.update(role="coder")
    assert "Change the level" not in shown(desk.page("actor", known[0].pk))
    assert set_the_level(desk, known[0], "2").status_code == 403
    Profile.objects.update(role="editor", clearance=1)
    assert set_the_level(desk, known[0], "2").status_code == 403
    assert Actor.rows.get(pk=known[0].pk).level_set is None
