"""Who is meant where a speaker is told by something else than the full name. All names are made up."""

import pytest

from tests.reading.said import cast_of, statements_of


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Maria Tolen, 46, met Joren Vesk, 51. “It was late,” the 46-year-old said.", ["Maria Tolen"]),
        ("Maria Tolen met a crowd. “It was late,” said the 46-year-old.", ["Maria Tolen"]),
        ("Maria Tolen was fined. The 46-year-old lawyer said it was late.", ["Maria Tolen"]),
    ],
)
def test_a_person_told_by_age_is_the_one_of_this_age_or_the_last_named(text: str, speakers: list[str]) -> None:
    assert [said.speaker for said in statements_of(text)] == speakers


def test_a_mark_where_the_age_should_stand_tells_nobody() -> None:
    """A scan loses digits: whatever stands there is no pattern to look for."""
    assert statements_of("Maria Tolen, 46, met Joren Vesk. The (-year-old said it was late.") == []


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The River League said it was late. The group said nobody came.", ["River League"] * 2),
        ("The River League said it was late. The Suraya-based group said nobody came.", ["River League"] * 2),
        ("The River League said it was late. “Nobody came,” the free speech group said.", ["River League"] * 2),
        ("The Society of Reporters said it was late. The press freedom organisation said nobody came.", ["Society of Reporters"] * 2),
        ("The River League said it was late. The NGO said nobody came.", ["River League"] * 2),
        ("The bus was late, said Maria Tolen, a lawyer with the River League. The organisation said nobody came.", ["Maria Tolen", "River League"]),
        ("The River League said it was late. Two members of the Hill Alliance were hurt, the group said.", ["River League"] * 2),
        ("The Society of Doctors said it was late. The River League said nobody came. The doctors' group said two came.", ["Society of Doctors", "River League", "Society of Doctors"]),
        ("The River League said it was late. The armed group said nobody came.", ["River League", "The armed group"]),
        ("The River League said it was late. A group of farmers sang. The group said nobody came.", ["River League", "A group of farmers"]),
        ("Tolen Rights Alert said it was late. The watchdog said nobody came.", ["Tolen Rights Alert"] * 2),
    ],
)
def test_a_plain_word_for_any_body_means_the_body_heard_last(text: str, speakers: list[str]) -> None:
    assert [said.speaker for said in statements_of(text)] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("A local relief worker, who asked not to be named, said the bodies of three men were found.", ["A local relief worker"]),
        ("A tuk-tuk driver, whose brother was hurt, told the Courier the soldiers came at noon.", ["A tuk-tuk driver"]),
        ("Two men were hurt by a guard, who fled, said the mayor.", ["the mayor"]),
        ("“We ran,” one resident said. Another said the village was empty. Others said it was late.", ["one resident", "Another", "Others"]),
    ],
)
def test_a_speaker_without_a_name_stands_before_a_clause_or_alone(text: str, speakers: list[str]) -> None:
    assert [said.speaker for said in statements_of(text)] == speakers


@pytest.mark.parametrize(
    "text",
    [
        "Maria Tolen is a nurse. According to Tolen, the judge cut him off.",
        "According to Maria Tolen, the guard hit him.",
        "According to lawyer Luong Van Son, a guard hit him.",
    ],
)
def test_whom_it_is_according_to_has_no_description_that_no_comma_closes(text: str) -> None:
    assert [said.cue for said in statements_of(text)] == ["According to"]


@pytest.mark.parametrize(
    "text",
    [
        "Superintendent of Police Maria Tolen said it was late.",
        "The superintendent slept. Deputy Inspector General of Police Maria Tolen said it was late.",
        "Minister of Information and Culture Maria Tolen said it was late.",
        "The road was full, said Director General of Prisons Maria Tolen.",
    ],
)
def test_what_a_capital_post_is_for_is_no_part_of_the_name(text: str) -> None:
    assert [said.speaker for said in statements_of(text)] == ["Maria Tolen"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Maria Tolen and Joren Vesk said it was late. They said nobody came.", ["Maria Tolen", "Joren Vesk"] * 2),
        ("Maria Tolen and Joren Vesk were fined. It rained. The two said nobody came.", ["Maria Tolen", "Joren Vesk"]),
        ("Maria Tolen and Joren Vesk were fined. The two urged the mayor to go.", ["Maria Tolen", "Joren Vesk"]),
        ("Maria Tolen and Joren Vesk were fined. Several denied any guilt.", ["Several"]),
        ("Lawyers Maria Tolen and Joren Vesk were fined. They said nobody came.", ["Maria Tolen", "Joren Vesk"]),
        ("Residents said soldiers hit Maria Tolen and Joren Vesk. They said nobody came.", ["Residents"] * 2),
    ],
)
def test_they_and_the_two_are_the_people_named_together_last(text: str, speakers: list[str]) -> None:
    assert [said.speaker for said in statements_of(text)] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Joren Vesk was killed. The older local journalist said it was late.", ["The older local journalist"]),
        ("Joren Vesk lost his phone. The woman told police it was late.", ["The woman"]),
        ("Maria Tolen lost her phone. The woman told police it was late.", ["Maria Tolen"]),
        ("“It was late,” said the mayor's spokesman. The march of union spokesman Joren Vesk went on.", ["the mayor's spokesman"]),
        ("Maria Tolen was hit, said police captain Joren Vesk. The victim told police it was late.", ["Joren Vesk", "Maria Tolen"]),
        ("Boys left the Government Day School. The government denied a delay.", ["The government"]),
        ("It was late, Al Jazeera reported. The national agency fighting floods said nobody came.", ["Al Jazeera", "The national agency"]),
    ],
)
def test_a_description_that_does_not_fit_who_was_named_is_somebody_else(text: str, speakers: list[str]) -> None:
    assert [said.speaker for said in statements_of(text)] == speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The State Department slept. The Department of Justice said it was late.", "Department of Justice"),
        ("UN Special Envoy for Lebanon Maria Tolen said it was late.", "Maria Tolen"),
        ("UN Special Envoy for South Sudan Maria Tolen said it was late.", "Maria Tolen"),
        ("“It was late,” Director of the Office of Land Control Maria M Tolen said.", "Maria M Tolen"),
        ("According to Green Alliance Rep. Maria Tolen, it was late.", "Maria Tolen"),
        ("Special Agent in Charge Maria Tolen said it was late.", "Maria Tolen"),
    ],
)
def test_a_name_is_parted_from_the_post_before_it(text: str, speaker: str) -> None:
    assert [said.speaker for said in statements_of(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("A member of Maria Tolen’s staff said it was late.", ["A member of Maria Tolen’s staff"]),
        ("A Department of Land Affairs spokesperson said it was late.", ["A Department of Land Affairs spokesperson"]),
        ("The leader of Russia’s Chechnya has denied the delay.", ["The leader of Russia’s Chechnya"]),
        ("Amnesty International France said it was late.", ["Amnesty International"]),
        ("Joren Vesk slept. “It was late,” a source close to his family told the Courier.", ["a source"]),
        ("Joren Vesk met Mr Vesk's friends. Mrs Vesk said it was late. She said nobody came.", ["Mrs Vesk"] * 2),
    ],
)
def test_the_whole_phrase_speaks_and_not_the_name_in_it(text: str, speakers: list[str]) -> None:
    assert [said.speaker for said in statements_of(text)] == speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Maria Tolen, Chairman, Weavers in Exile Commission, said it was late.", "Maria Tolen"),
        ("Maria Tolen, the head of the largest opposition group, the Hill League (HL), said it was late.", "Maria Tolen"),
        ("Maria Tolen, who defends Ana Reis and Joren Vesk, a local poet, said it was late.", "Maria Tolen"),
        ("“It was late,” Maria Tolen, the Executive Director of the WSC said.", "Maria Tolen"),
        ("Citing the rules, Maria Tolen, a member of the council of the WSC said it was late.", "Maria Tolen"),
        ("The miners, most of them hired by Suraya-based firms, said it was late.", "The miners"),
        ("An attorney representing Joren Vesk said it was late.", "An attorney"),
    ],
)
def test_who_speaks_stands_before_the_post_and_the_body_it_is_in(text: str, speaker: str) -> None:
    assert speaker in {said.speaker for said in statements_of(text)}


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The District Court heard the case. The indictment says nobody came. It says it was late.", ["The indictment"] * 2),
        ("It was late, the Northern Star newspaper said. The notice alleged that nobody came.", ["Northern Star", "The notice"]),
        ("An indictment in a district court said it was late.", ["An indictment"]),
        ("The River League said it was late. “The Vesk Foundation has a plan for the mill,” a statement read.", ["River League"] * 2),
    ],
)
def test_a_paper_is_not_taken_for_a_court_or_outlet_that_did_not_write_it(text: str, speakers: list[str]) -> None:
    assert [said.speaker for said in statements_of(text)] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("A guard slept. One resident described “fear”. “You see them everywhere,” they said.", ["One resident"] * 2),
        ("After the arrest of Ana Reis and Joren Vesk, weavers marched, demanding their release.", ["weavers"]),
        ("Police suspect at least five people were there, and said nobody came.", ["Police"]),
        ("The man ran, but a school clerk followed Joren Vesk and demanded that he leave the school.", ["a school clerk"]),
        ("The claim drew a sharp reply from Maria Tolen, who said it was late.", ["Maria Tolen"]),
        ("Joren Vesk said it was late, according to Cooper Street.\n\nMr Vesk slept.", ["Cooper Street", "Joren Vesk"]),
        ("Joren Vesk said it was late.\n\nPulse Lumera\n\nThe 53-year-old said nobody came.", ["Joren Vesk"] * 2),
    ],
)
def test_the_subject_of_the_clause_speaks(text: str, speakers: list[str]) -> None:
    assert sorted(said.speaker for said in statements_of(text)) == sorted(speakers)


@pytest.mark.parametrize("name", ["Suraya Airport Services", "Army Public Relations"])
def test_services_and_relations_head_the_names_of_bodies(name: str) -> None:
    cast = cast_of(f"It rained. {name} said it was late.")
    assert [(member.name, member.kind) for member in cast.members.values()] == [(name, "organisation")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Spoke with the mother of Maria Tolen. She says her daughter was held for two days.", "the mother of Maria Tolen"),
        ("I interviewed the wife of Joren Vesk. She said her husband was beaten.", "the wife of Joren Vesk"),
        ("Spoke with Maria Tolen about her mother. She says nobody came.", "Maria Tolen"),
        ("Spoke with the father of Maria Tolen. She says nobody came.", "Maria Tolen"),
    ],
)
def test_a_pronoun_means_whom_the_notes_tell_to_have_been_asked(text: str, speaker: str) -> None:
    """If the gender fits."""
    assert [said.speaker for said in statements_of(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Maria Tolen was held on Monday. Her family says she was beaten.", ["Her family"]),
        ("Police broke in. The couple alleges that nobody was shown a warrant.", ["The couple"]),
        ("Joren Vesk and Maria Tolen met the mayor on Monday. Both called for a quick trial.", ["Joren Vesk", "Maria Tolen"]),
        ("Joren Vesk and Maria Tolen lost their licences. Both have also said they would appeal.", ["Joren Vesk", "Maria Tolen"]),
    ],
)
def test_a_family_and_both_of_two_people_speak(text: str, speakers: list[str]) -> None:
    """A group told as one takes a verb in the singular."""
    assert [said.speaker for said in statements_of(text)] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Friends and colleagues of Maria Tolen and Ruth Amani told Reuters they were afraid.", ["Friends and colleagues of Maria Tolen"]),
        ("Relatives of the clerk Joren Vesk, who had hired a lawyer, said they were afraid.", ["Relatives of the clerk Joren Vesk"]),
        ("Joren Vesk of the prisoners’ rights group Ardemira said nobody came.", ["Joren Vesk"]),
        ("A senior River National Army (RNA) soldier told the Courier that nobody came.", ["A senior River National Army (RNA) soldier"]),
        ("“Nobody came to the town,” said the River League’s Asia and Europe coordinator Ruth Amani.", ["Ruth Amani"]),
        ("“Nobody came to the town,” said the River Society’s Ruth Amani.", ["Ruth Amani"]),
        ("Nobody came to the town, media reports said.", ["media reports"]),
        ("“It was late at night,” Joren Vesk, the clerk of the Weavers' Union told Reuters on Tuesday.", ["Joren Vesk"]),
        ("Representatives of the company, Golden Crown Resort, did not answer repeated calls.", ["Golden Crown Resort"]),
    ],
)
def test_those_speak_who_head_the_phrase(text: str, speakers: list[str]) -> None:
    """Not whose friends they are, nor the body of which they are."""
    assert [said.speaker for said in statements_of(text)] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The UN investigator on Kenya urged states to act.", ["The UN investigator"]),
        ("Many groups such as the River League have said that nobody came.", ["Many groups"]),
        ("Three guards came. One of the guards told her that it was late.", ["One of the guards"]),
        ("But many of the local journalists said that nobody came.", ["many of the local journalists"]),
        ("“Nobody came,” said one weaver describing the night. Police left.", ["one weaver"] * 2),
        ("“Is this late?” asked Maria Tolen angrily as she left.", ["Maria Tolen"]),
    ],
)
def test_a_place_or_a_body_that_hangs_on_the_speaker_does_not_speak(text: str, speakers: list[str]) -> None:
    """Nor do all of those of whom one or some speak."""
    assert [said.speaker for said in statements_of(text)] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Maria Tolen showed reporters a letter from the River League accusing her of theft.", ["River League"]),
        ("The march called by weavers demanding higher wages went on.", ["weavers"]),
        ("The Courier quoted Maria Tolen saying that nobody came.", ["Maria Tolen"]),
        ("Joren Vesk was held. A video shows him saying that nobody came.", ["Joren Vesk"]),
        ("Police held Maria Tolen after she posted a video online saying that nobody came.", ["Maria Tolen"]),
        ("The mill has closed. Joren Vesk left before the River League sent a letter confirming the plan.", ["River League"]),
    ],
)
def test_whoever_stands_right_before_a_participle_or_opens_its_clause_speaks(text: str, speakers: list[str]) -> None:
    """And not whoever opens the sentence."""
    assert [said.speaker for said in statements_of(text)] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Joren Vesk said in a statement on Monday that nobody came. The River League met in May. The statement reads: “It was late.”", ["Joren Vesk"] * 2),
        ("In an open letter, Maria Tolen called on the River League to act. The mill was late, the letter said.", ["Maria Tolen"] * 2),
        ("Joren Vesk of the River League said in a new report that nobody came. The report says that it was late.", ["Joren Vesk", "River League"]),
        ("A statement issued by the River League at that time said nobody came.", ["River League"]),
        ("Nobody came that night, according to estimates by the River League.", ["River League"]),
        ("A notice from the district bureau, stuck on the door, said nobody came.", ["the district bureau"]),
        ("The River League said it was late. According to Ardemira's Yearly Report, nobody came.", ["River League", "Ardemira"]),
        ("The River League said it was late. The Weavers' Commission’s 2021 annual report warned that nobody came.", ["River League", "The Weavers' Commission"]),
    ],
)
def test_whoever_spoke_in_a_paper_or_owns_it_speaks_in_it(text: str, speakers: list[str]) -> None:
    """A body is behind a report, whoever tells of it."""
    assert [said.speaker for said in statements_of(text)] == speakers
