"""Who is in a text: names, short forms, roles, sectors, groups."""

from datetime import date

import pytest

from saksi.codebook.packs import load_pack
from saksi.reading.actors.naming import alias, fuller
from saksi.reading.rules import RulesReader
from saksi.reading.text.cast import Member
from saksi.reading.text.found import Because
from tests.reading.said import cast_of


def member(cast, name):
    """The one member of this name."""
    found = [one for one in cast.members.values() if one.name == name]
    assert len(found) == 1, [one.name for one in cast.members.values()]
    return found[0]


def sector_of(name, text, pack="generic"):
    """The sector of the one actor of this name, in a whole reading."""
    (found,) = [actor for actor in RulesReader().read(text, None, load_pack(pack)).actors if actor.name == name]
    return found.sector


@pytest.mark.parametrize(
    ("text", "name", "role", "sector"),
    [
        ("French ambassador Luc Rivel came.", "Luc Rivel", "French ambassador", "diplomatic"),
        (
            "Dana Kelm, a member of the Dren Farmers Union, came.",
            "Dana Kelm",
            "member of the Dren Farmers Union",
            "union",
        ),
        ("Ruling party spokesperson Tam Oresk came.", "Tam Oresk", "Ruling party spokesperson", "party-ruling"),
        ("Mines and Energy Minister Ilan Poro came.", "Ilan Poro", "Mines and Energy Minister", "state"),
        ("We met Col. Jon Adar, 51, a police commander, today.", "Jon Adar", "police commander", "security-forces"),
        ("TLHR director Pela Vost came.", "Pela Vost", "TLHR director", "civil-society"),
    ],
)
def test_roles_before_and_after_a_name_are_kept_with_their_sector(text, name, role, sector):
    """The role is the words of the text without article; the sector follows from it."""
    found = member(cast_of(text), name)
    assert role in found.roles
    assert found.sector == sector


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The General Department of Taxation said the paper owed money.", "General Department of Taxation"),
        ("The Magistrate's Court charged Dana Orel.", "Magistrate's Court"),
    ],
)
def test_a_rank_before_a_body_belongs_to_its_name(text, name):
    """`General` and `Magistrate` are no people there."""
    assert member(cast_of(text), name).kind == "organisation"


def test_the_year_of_a_date_is_no_number_of_people():
    """`On 12 April 2025 police came`: the police, not 2025 of them."""
    names = [one.name for one in cast_of("On 12 April 2025 police dispersed a sit-in in Lumera.").members.values()]
    assert names == ["police"]


@pytest.mark.parametrize(
    ("text", "name", "sector"),
    [
        ("President Ivo Marek said it was false.", "Ivo Marek", "state"),
        ("One herder said soldiers had taken the cattle.", "One herder", "community"),
        ("The Harvest Party won. Its founder, Jan Orel, said he was glad.", "Jan Orel", "party-opposition"),
        ("The Lumera Union of Independent Media said it was a warning.", "Lumera Union of Independent Media", "media"),
        (
            "Voices of the Hills, a rights group, spoke. The army denied it. The group's director, Tam Orvik, said families had fled.",
            "Tam Orvik",
            "civil-society",
        ),
        (
            "The Dock Workers' Union met. Police came. “They all lost the job,” said Ines Pardo, the union's president.",
            "Ines Pardo",
            "union",
        ),
        (
            "The Committee for Free Radio condemned the order. “No reason was given,” said Rana Aziz, the committee's director.",
            "Rana Aziz",
            "civil-society",
        ),
        (
            "Radio Bahari was closed by the regulator. The station's manager, Ali Juma, said nobody had called.",
            "Ali Juma",
            "media",
        ),
        ("The owner of the station, Ieng Sothy, said no reason was given.", "Ieng Sothy", "media"),
        ("The party's provincial chief, Keo Mony, said two members had been held.", "Keo Mony", "party-opposition"),
        ("The village chief, Yin Chorn, said nobody had met.", "Yin Chorn", "state"),
        ("Thirty workers were hurt, hospital officials said.", "hospital officials", "other"),
        ("Two strikers were held, union officials said.", "union officials", "union"),
        ("“She was beaten,” said Levent Kaya of Justice Watch.", "Levent Kaya", "civil-society"),
        ("Reporters Without Borders said the editor had been held.", "Reporters Without Borders", "civil-society"),
        ("Tara Lind, chairperson of Sana for Human Rights, said he was beaten.", "Tara Lind", "civil-society"),
        ("A United Nations human rights adviser said he was beaten.", "A United Nations human rights adviser", "un"),
        ("The Port Workers' Union met. General secretary Ana Ruiz said: “Two were hurt.”", "Ana Ruiz", "union"),
        ("The Trade Union Congress of Lumera said two had been held.", "Trade Union Congress of Lumera", "union"),
        ("The Marrow Bay Police Department said nobody was hurt.", "Marrow Bay Police Department", "security-forces"),
    ],
)
def test_a_speakers_sector_follows_from_the_words_at_each_mention_or_its_body(text, name, sector):
    """Where no role tells it."""
    assert sector_of(name, text) == sector


def test_the_fullest_form_is_the_name_and_only_the_others_have_a_reason_to_be_aliases():
    """Whatever order the forms come in, no reason is kept for a form that became the name."""
    member = Member("a1", "organisation", "Dren Farmers")
    why = Because("the same words", ((0, 12),))
    for form in ("Dren Union", "Dren Farmers Union", "Dren Union", "Dren Farmers Union of the South", "Dren Farmers Union"):
        fuller(member, form, why)
    alias(member, "Dren Farmers Union of the Northern South", why)
    fuller(member, "Dren Farmers Union of the Northern South", why)
    assert member.name == "Dren Farmers Union of the Northern South"
    assert set(member.because) == {f"aliases.{form}" for form in member.aliases}
    assert len(member.aliases) == len(set(member.aliases)) == 4


def test_short_forms_belong_to_the_full_name():
    """Either part of a name, with or without title, names the same person again."""
    cast = cast_of("Arun Pelvak spoke first. Then Pelvak left, and Mr. Arun came back.")
    found = member(cast, "Arun Pelvak")
    assert set(found.aliases) == {"Pelvak", "Arun"}
    assert len(cast.mentions_of(found.id)) == 3
    assert found.gender == "m"


def test_an_acronym_belongs_to_the_long_name_in_any_order():
    """In brackets after it, or by its initials alone."""
    cast = cast_of("The Ostrel Teachers Union (OTU) met. The Kavin Growers Association did too. OTU and KGA agreed.")
    assert "OTU" in member(cast, "Ostrel Teachers Union").aliases
    assert "KGA" in member(cast, "Kavin Growers Association").aliases


@pytest.mark.parametrize(
    ("text", "name", "sector"),
    [
        ("The Tavaran League for Human Rights met.", "Tavaran League for Human Rights", "civil-society"),
        ("The Government Office for Human Rights said he was safe.", "Government Office for Human Rights", "state"),
        ("The Government Office for Human Rights met. Deputy head Corin Ashmel said he was safe.", "Corin Ashmel", "state"),
    ],
)
def test_a_body_of_the_pack_has_the_packs_sector(text, name, sector):
    """The pack knows what its bodies are, and so what their people are, whatever the words of the name tell elsewhere."""
    assert sector_of(name, text, pack="sample") == sector


def test_the_words_before_a_role_are_no_post_of_its_person():
    """`not because of their union, deputy head X said`: X is of no union."""
    text = "They were held because they broke the law, not because of their union, deputy head Corin Ashmel said."
    assert sector_of("Corin Ashmel", text, pack="sample") == "other"


@pytest.mark.parametrize(
    "text",
    [
        "On Monday the Constitution of Tavara was read.",
        "Article 12 of the Press Act applies.",
        "The men broke the Official Secrets Act.",
        "The order is void under Article 9 of the Code of Criminal Procedure.",
        "The men were taken from Wat Nuva to Oro Lim prison and the Kel Oram forest.",
        "Covid-19 spread in Lumera.",
        "Marchers held in port\n\nLumera Courier\nOSTREL, 4 March 2025\n\nThree were held.",
        "FIELD FORM 7, monitoring of assemblies\n\nThree were held.",
        "Incident report, Upper Dren\n\nThree were held.",
    ],
)
def test_laws_days_and_places_are_nobody(text):
    """Capital words that name neither people nor bodies make no member with a name."""
    assert [one.name for one in cast_of(text).members.values() if one.kind == "person" or one.name == "OSTREL"] == []


def test_groups_are_found_with_number_and_place():
    """A counted or placed plural is a group, a coordination of plurals is one group."""
    cast = cast_of("At least 30 activists, relatives and supporters met two farmers in Mirrow.")
    groups = [one.name for one in cast.members.values() if one.kind == "group"]
    assert groups == ["At least 30 activists, relatives and supporters", "two farmers in Mirrow"]


def test_a_description_with_the_goes_to_the_one_it_fits():
    """`the ministry` is the ministry named before; `the prelate` the bishop; a new indefinite one is new."""
    cast = cast_of(
        "The Ministry of Information met Bishop Ruan Oldo. The ministry and the prelate agreed. A court did not."
    )
    ministry = member(cast, "Ministry of Information")
    bishop = member(cast, "Ruan Oldo")
    assert len(cast.mentions_of(ministry.id)) == 2
    assert len(cast.mentions_of(bishop.id)) == 2
    assert member(cast, "A court").kind == "organisation"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police in Lumera arrested Oren Tallis on Monday.", "Oren Tallis"),
        ("The march was banned in 2025\n\nPolice arrested Oren Tallis.", "Police"),
        ("The anchor, Eliza “Boy Radyo” T. Malin, was fined.", "Eliza “Boy Radyo” T. Malin"),
        ("Ana “Luz” dela Roca was shot.", "Ana “Luz” dela Roca"),
        ("Men took Ivo Marte de la Torre away.", "Ivo Marte de la Torre"),
        ("Ivo Marte Jr. and Ana Roca were shot.", "Ivo Marte Jr."),
        ("Ivo “Kid” delos Anos, Jr., a host, was shot.", "Ivo “Kid” delos Anos, Jr."),
        ("Our driver, Jacinto, was taken away.", "Jacinto"),
        ("Her son Jomar, 16, asked for a receipt.", "Jomar"),
        ("The house was empty, said his wife, Jomara.", "Jomara"),
        ("The group's chair, Jun Vila, came.", "Jun Vila"),
        ("They refused to register the Green Movement for the July election.", "Green Movement"),
    ],
)
def test_a_name_ends_where_it_ends(text, name):
    """Not over a verb, not over a paragraph; but over a nickname or particles inside it, and over `Jr.`. A lone name may be told by what is beside it."""
    assert name in [one.name for one in cast_of(text).members.values()]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Rosa del Pilar San Mateo Luz was shot.", "Rosa del Pilar San Mateo Luz", "person"),
        ("Adel bin Samir bin Nabil al-Noor came.", "Adel bin Samir bin Nabil al-Noor", "person"),
        ("Comité Cerro Azul came.", "Comité Cerro Azul", "organisation"),
        ("The Prosecutor General's Office charged him.", "Prosecutor General's Office", "organisation"),
        ("The General Security Service held him.", "General Security Service", "organisation"),
        ("He left the Union Solidarity and Reform Party (USRP).", "Union Solidarity and Reform Party", "organisation"),
        ("Police held Keo Dana and Interior Ministry clerks wrote.", "Keo Dana", "person"),
        ("She urged the Deputy Minister to act.", "the Deputy Minister", "person"),
        ("She leads a group known as Nuva Wave.", "Nuva Wave", "organisation"),
    ],
)
def test_small_words_make_no_long_name_a_body(text, name, kind):
    """Fathers and families inside a name count for no more words of it; a head word of other tongues or `group known as` makes a body."""
    assert member(cast_of(text), name).kind == kind


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Freelance reporter Ana Roca was shot. Trade unionist Ivo Marte was too.", ["Ana Roca", "Ivo Marte"]),
        ("Nuva activist Ana Roca came. She leads Nuva.", ["Nuva", "Ana Roca"]),
        ("Police beat Iranian-British lawyer Ana Roca.", ["Ana Roca", "Police"]),
        ("Sri Lankan police beat the Indigenous leader Ana Roca.", ["Ana Roca", "Sri Lankan police"]),
    ],
)
def test_plain_words_and_words_for_peoples_before_a_role_are_no_bodies(text, names):
    """A word that opens the sentence is a body only if the text has it as a name elsewhere."""
    assert [one.name for one in cast_of(text).members.values()] == names


@pytest.mark.parametrize("name", ["Mohamed Drel", "Khaled Orn", "Waleed Drel", "Kimberly Orn"])
def test_a_given_name_that_ends_like_a_verb_opens_a_sentence(name):
    """`Mohamed Drel was`, not `Drel` after a plain word."""
    assert member(cast_of(f"{name} was arrested on Monday."), name).kind == "person"


def test_letters_before_an_amount_are_no_body():
    """`RM1,800` is money."""
    assert "RM" not in [one.name for one in cast_of("Dana Kelm was fined RM1,800 on Monday.").members.values()]


@pytest.mark.parametrize(
    ("text", "name", "aliases"),
    [
        ("Sun Ratha, Keo Vann and Mon Zaw were there.", "Sun Ratha", []),
        ("May Sovann, a reporter, was held.", "May Sovann", []),
        ("Him Vanna was held.", "Him Vanna", []),
        ("Am Sotha, a villager, was beaten.", "Am Sotha", []),
        ("The news website, Sabel Media, was closed in May.", "Sabel Media", []),
        ("She runs the website Sema Wazi. The court blocked Sema Wazi in May.", "Sema Wazi", []),
        ("Ana Ruiz came. Her husband, the cameraman Ivo Ruiz, came too. Ruiz said that it rained.", "Ana Ruiz", ["Ruiz"]),
        ("Ana Ruiz came. Ruiz said that it rained. Ivo Ruiz left. Ruiz said that it was late.", "Ana Ruiz", ["Ruiz"]),
        ("Abeer bint Salim al-Noor came with Salim al-Noor.", "Abeer bint Salim al-Noor", []),
        ("Ivo Marte, better known as Luz Roca, came. Roca left.", "Ivo Marte", ["Luz Roca", "Roca"]),
        ("Ivo Marte, a blogger popularly known as “Kesho”, came. Kesho left.", "Ivo Marte", ["Kesho"]),
        ("Ivo, whose real name is Ivo Luis Marte, came. Marte left.", "Ivo Luis Marte", ["Ivo", "Marte"]),
        ("Ivo Marte, a member of a group known as Nuva Wave, came.", "Ivo Marte", []),
    ],
)
def test_a_name_is_one_member_and_kin_take_no_lone_surname(text, name, aliases):
    """Names that are days too, a name after the words for a body, a surname that two people share, and who has two names."""
    found = member(cast_of(text), name)
    assert [one for one in found.aliases if one[0].isupper() and not one.startswith("The")] == aliases


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Police beat a man named Sokha.", "Sokha", "a man"),
        ("A villager, who gave his name only as Zaw, came.", "Zaw", "A villager"),
        ("A resident who asked to be identified only as Zaw came.", "Zaw", "A resident"),
        ("A striker who gave only her surname, Moa, came.", "Moa", "A striker"),
        ("Gunmen shot a farmer identified as Ivo Marte.", "Ivo Marte", "a farmer"),
    ],
)
def test_who_is_told_to_have_a_name_is_the_one_of_that_name(text: str, name: str, role: str) -> None:
    assert member(cast_of(text), name).roles == [role]


@pytest.mark.parametrize(
    "text",
    [
        "A radio commentator was gunned down in Ostrel on Monday, police said.\n\nRolando Dimaano, 47, had just locked the gate when two men fired.",
        "A court found a 22-year-old activist guilty of an insult to the king.\n\nDana Orel, known as Fah, was taken to prison.",
        "A court jailed an activist and a lawyer on Monday.\n\nThe lawyer, Ivo Marek, 51, will appeal. Activist Dana Orel, 22, was silent.",
        "A radio commentator was gunned down in Ostrel on Monday, police said. Rolando Dimaano, 47, had just locked the gate.",
        "A journalist was arrested in Ostrel on Monday. Dana Orel, a blogger, was taken from her home.",
        "A student who was taken from a hospital says that guards beat her.\n\nDana Orel, 26, told reporters that she was held for two days.",
        "A woman was found dead in Ostrel on Monday. Friends identified her as Dana Orel.",
        "A priest was shot in Ostrel on Monday. Nobody has been arrested. The priest, Rolando Dimaano, is in hospital.",
    ],
)
def test_who_is_described_in_the_lead_is_the_one_named_after_it(text: str) -> None:
    """By the first name that opens a sentence, or by a calling told of both."""
    cast = cast_of(text)
    described = next(m for m in cast.mentions if cast.members[m.actor].kind == "person")
    assert cast.members[described.actor].name in {"Rolando Dimaano", "Dana Orel"}


@pytest.mark.parametrize(
    "text",
    [
        "A radio commentator was gunned down in Ostrel on Monday.\n\nRolando Dimaano, the police chief, said two men had fired.",
        "A court found a 22-year-old activist guilty of an insult to the king.\n\nDana Orel, 51, gave the sentence.",
        "A radio commentator was gunned down in Ostrel on Monday.\n\nDana Orel's party called it murder.",
        "The police broke up a student sit-in in Ostrel on Monday.\n\nDana Orel, a third-year student, hid in a shop.",
    ],
)
def test_a_speaker_another_age_or_a_mere_attribute_join_nobody(text: str) -> None:
    cast = cast_of(text)
    named = next(member for member in cast.members.values() if member.name in {"Rolando Dimaano", "Dana Orel"})
    assert all(mention.start > text.index("\n\n") for mention in cast.mentions_of(named.id))


@pytest.mark.parametrize(
    "text",
    [
        "The arrest breaches the ICCPR and the UDHR, Dana Kelm said.",
        "Tavara has signed CEDAW, the ICESCR and the UNCAT, Dana Kelm said.",
        "The Rome Statute binds Tavara, Dana Kelm said.",
        "It breaches Article 37 (b) of the CRC, Dana Kelm said.",
        "It breaches the Convention against Torture (CAT), Dana Kelm said.",
        "Tavara has ratified the CERD, Dana Kelm said.",
        "The arrest breaches Article 19 of the ICCPR, Dana Kelm said.",
        "The arrest breaches Article 19(2) of the Covenant, Dana Kelm said.",
    ],
)
def test_a_treaty_or_its_article_is_no_actor(text):
    assert [one.name for one in cast_of(text).members.values()] == ["Dana Kelm"]


def test_a_body_called_like_a_treaty_is_one():
    """The committee of a treaty, and a short form that nothing beside it tells of as a treaty."""
    assert member(cast_of("The CEDAW Committee came to Tavara."), "CEDAW Committee").kind == "organisation"
    assert member(cast_of("Article 19 (a group for free speech) came."), "Article 19").kind == "organisation"
    assert member(cast_of("The CRC said that it had sent rice."), "CRC").kind == "organisation"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("PHOTO: police beat Dana Orel.", ["Dana Orel", "police"]),
        ("ARRESTED: farmer Dana Orel was taken by police.", ["Dana Orel", "police"]),
        ("RT @union: Police beat Dana Orel.", ["Dana Orel", "Police"]),
        ("#FreeDana Police beat Dana Orel. #HumanRights", ["Dana Orel", "Police"]),
        ("RT reported that soldiers beat Dana Orel.", ["Dana Orel", "RT", "soldiers"]),
        ("Yesterday soldiers beat Dana Orel. Today police let her go.", ["Dana Orel", "police", "soldiers"]),
    ],
)
def test_labels_of_posts_and_days_are_no_part_of_a_name(text: str, names: list[str]) -> None:
    assert sorted(actor.name for actor in RulesReader().read(text, date(2025, 3, 5), load_pack("generic")).actors) == names


def test_the_day_after_a_name_is_no_role() -> None:
    reading = RulesReader().read("Victim Dana Orel, 8 March 2024, told us that police beat her.", date(2025, 3, 5), load_pack("generic"))
    assert [actor.roles for actor in reading.actors if actor.name == "Dana Orel"] == [("Victim",)]
