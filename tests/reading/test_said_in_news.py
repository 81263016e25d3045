"""Statements as news agencies and papers tell them: who says what, where it ends, and what is none. All names are made up."""

import pytest

from tests.reading.said import statements_of


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("A spokesman for the ministry, Peter Adio, referred Reuters to the police when asked for comment.", "Peter Adio", "referred Reuters to the police when asked for comment"),
        ("Maria Tolen referred reporters to the council.", "Maria Tolen", "referred reporters to the council"),
        ("Maria Tolen did not respond to phone calls requesting comment.", "Maria Tolen", "did not respond to phone calls requesting comment"),
        ("The ministry has not publicly commented on the case.", "The ministry", "has not publicly commented"),
        ("Maria Tolen did not take any of our many calls on Monday.", "Maria Tolen", "did not take any of our many calls"),
        ("Maria Tolen could not be reached on Monday.", "Maria Tolen", "could not be reached"),
        ("Maria Tolen has been silent on the arrest.", "Maria Tolen", "has been silent"),
    ],
)
def test_who_sends_reporters_elsewhere_or_leaves_calls_unanswered_does_not_speak(text: str, speaker: str, cue: str) -> None:
    """The phrase is cue and content at once."""
    assert [found[:3] for found in statements_of(text)] == [(speaker, cue, cue)]


@pytest.mark.parametrize(
    ("lead", "cue"),
    [("The statement reads, ", "reads"), ("The statement reads inter alia: ", "reads"), ("The league continued, ", "continued")],
)
def test_a_quotation_after_a_comma_or_a_set_phrase_goes_on_in_the_next_paragraphs(lead: str, cue: str) -> None:
    """One statement for each paragraph, all of whoever speaks in the first."""
    text = f'The River League said in a statement that the mill was wrong. {lead}"It is cruel. It is unlawful.\n\n"We call on the police to act.\n\n"We will go on."'
    assert [(found.cue, found.content) for found in statements_of(text)[1:]] == [
        (cue, "It is cruel. It is unlawful"),
        (cue, "We call on the police to act"),
        (cue, "We will go on"),
    ]


def test_whom_a_prosecutor_refers_to_a_court_is_no_reporter() -> None:
    """Nobody asked for a comment."""
    assert statements_of("The prosecutor referred Maria Tolen to the court.") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Maria Tolen said the arrest was “not only cruel, but unlawful,” decrying that nobody was told.",
            [("Maria Tolen", "not only cruel, but unlawful"), ("Maria Tolen", "nobody was told")],
        ),
        ("Maria Tolen told Reuters the police had taken him, though she did not offer evidence for it.", [("Maria Tolen", "the police had taken him")]),
        ("Maria Tolen said the gang wanted money, although it wasn’t immediately clear who would pay.", [("Maria Tolen", "the gang wanted money")]),
        (
            "The ministry has announced it will close the camp, just as Maria Tolen condemned the raids.",
            [("The ministry", "it will close the camp"), ("Maria Tolen", "the raids")],
        ),
        ("The league says 300 people were killed, a figure the army has disputed.", [("The league", "300 people were killed")]),
        ("Early on he agreed to a drip, “but later he refused,” Maria Tolen said.", [("Maria Tolen", "Early on he agreed to a drip, “but later he refused,”")]),
        ("Further, Maria Tolen condemned the raids.", [("Maria Tolen", "the raids")]),
        ("Lead counsel Maria Tolen said that, based on the papers, she found that nine had died.", [("Maria Tolen", "based on the papers, she found that nine had died")]),
        ("Maria Tolen said the raids began at dawn and continued throughout the day.", [("Maria Tolen", "the raids began at dawn and continued throughout the day")]),
        ("The state said it had hanged nine men, exceeding the number of last year.", [("The state", "it had hanged nine men")]),
        ("Maria Tolen confirmed the raid, though without giving a number.", [("Maria Tolen", "the raid")]),
        ("Joren Vesk had met villagers who accuse the mill of theft, and was jailed.", [("villagers", "the mill of theft")]),
        ("Maria Tolen accused the marchers of arson, despite the fact that nothing had burned.", [("Maria Tolen", "the marchers of arson")]),
    ],
)
def test_what_is_said_ends_where_the_paper_goes_on(text: str, said: list[tuple[str, str]]) -> None:
    """At a participle after the quotation, and where the paper weighs the words or tells of something else."""
    assert [(found.speaker, found.content) for found in statements_of(text)] == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Maria Tolen condemned the raid and ordered the army to leave.", ["the raid"]),
        ("Maria Tolen, who leads the town, denies that allegation and has led the party since May.", ["that allegation"]),
        ("Maria Tolen and Joren Vesk, who faces the same charges, deny any wrongdoing and could face ten years.", ["any wrongdoing", "any wrongdoing"]),
        ("The town clerk has denied ordering the raid but has said she knew.", ["ordering the raid", "she knew"]),
        ("The army confirmed the raid on Monday and tagged her as a rebel.", ["the raid", "her as a rebel"]),
        ("Maria Tolen, who confirmed the raid in a statement, added that nine were hurt.", ["the raid", "nine were hurt"]),
        ("Maria Tolen condemned the law that banned the union and jailed its leaders.", ["the law that banned the union and jailed its leaders"]),
        ("Maria Tolen and Joren Vesk pleaded not guilty in May and the trial was put off.", ["not guilty", "not guilty"]),
        ("The army tagged Maria Tolen as a rebel.", ["Maria Tolen as a rebel"]),
        ("Maria Tolen condemned the beating of the arrested and detained workers.", ["the beating of the arrested and detained workers"]),
        ("Maria Tolen said nobody was hurt, however the army later announced that ten had died.", ["nobody was hurt", "ten had died"]),
        ("Police took five clerks over books they described as seditious, and a court denied bail for four editors.", ["as seditious"]),
    ],
)
def test_a_thing_that_is_judged_or_confirmed_ends_before_the_next_verb(text: str, said: list[str]) -> None:
    """And before the paper and the day it was told in; a clause that hangs on the thing belongs to it."""
    assert [found.content for found in statements_of(text)] == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Maria Tolen accused the mill of lying, saying the list was old, Reuters reported.",
            [
                ("Reuters", "Maria Tolen accused the mill of lying, saying the list was old"),
                ("Maria Tolen", "the mill of lying"),
                ("Maria Tolen", "the list was old"),
            ],
        ),
        (
            "Maria Tolen said the camp was a school and accused the mill of lying, AFP reported on Monday.",
            [
                ("AFP", "Maria Tolen said the camp was a school and accused the mill of lying"),
                ("Maria Tolen", "the camp was a school"),
                ("Maria Tolen", "the mill of lying"),
            ],
        ),
    ],
)
def test_an_outlet_that_closes_the_sentence_tells_all_of_it(text: str, said: list[tuple[str, str]]) -> None:
    """And those whom it reports say what they say."""
    assert [(found.speaker, found.content) for found in statements_of(text)] == said


@pytest.mark.parametrize(
    "text",
    [
        "The driver of the said vehicle had it released.",
        "Maria Tolen was convicted of insult by sharing a social media post that had questioned the king.",
        "Authorities responded to the marches with a crackdown that saw hundreds beaten.",
        "A court in Lumera condemned the activist Joren Vesk to life in prison.",
        "The union called the nationwide protests for the day of the speech.",
        "The owner called the police when they demanded their wages.",
        "The student was arrested and charged to court for an article.",
        "Maria Tolen was held over articles criticising the king.",
        "The army declared martial law in the north.",
        "Maria Tolen added her weight to calls for a new law.",
        "Maria Tolen narrated a video of the beating.",
        "The order holds in the two border states where it was made.",
        "Maria Tolen suffers from post-traumatic stress disorder.",
        "Three alleged drug dealers were arrested in May.",
        "Maria Tolen was freed.\n\nBy providing an email address. I agree to the Terms of Use and acknowledge that I have read the Privacy Policy.",
        "The article does not actually go on to say that Maria Tolen was jailed.",
        "While the law exists in Lumera state, the author did not cite it.",
        "Maria Tolen then called her office, and a guard came.",
        "Maria Tolen has maintained loose contact with the weavers.",
        "Joren Vesk reported the case to the police and went home.",
        "The guard reports directly to the king.",
        "Maria Tolen regretted nothing.",
        "Maria Tolen learned that her son had died.",
        "The ministry referred the case to the court.",
        "The prices compared to last year had fallen.",
        "READ: Maria Tolen says the court was full",
        "ALSO READ | Police deny torture in Lumera",
    ],
)
def test_a_deed_told_with_a_verb_of_saying_is_no_statement(text: str) -> None:
    """Nor is a participle or a noun that only looks like such a verb."""
    assert statements_of(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The camps, which the River League slammed as appalling, are full.", [("slammed", "as appalling")]),
        ("The vote was denounced by Maria Tolen as rigged but handed the mayor a new term.", [("denounced", "rigged")]),
        ("The River League referred to it as a “spree”.", [("referred to", "it as a “spree”")]),
        ("Joren Vesk was taken in May, per BBC News.", [("per", "Joren Vesk was taken in May")]),
        ("Reuters gathered that the man led a gang.", [("gathered", "the man led a gang")]),
        ("“Raids on schools are crimes,” Maria Tolen reacted in a statement.", [("reacted", "Raids on schools are crimes")]),
        ("Maria Tolen boasted about the killing of the rebel.", [("boasted about", "the killing of the rebel")]),
        ("Maria Tolen regretted the ministry’s silence.", [("regretted", "the ministry’s silence")]),
        ("Maria Tolen also declined comment.", [("declined comment", "declined comment")]),
        ("Maria Tolen compared the town to a cage.", [("compared", "the town to a cage")]),
        ("Joren Vesk wept. Maria Tolen rejected his claim that the mill was shut.", [("rejected", "his claim that the mill was shut"), ("claim", "the mill was shut")]),
        ("Despite the warning by the River League that none should be beaten, nine were.", [("warning by", "none should be beaten, nine were")]),
        ("It is a crisis which the ministry now admits has spread.", [("admits", "has spread")]),
        ("Police said nine were taken in the raid, a development which the River League described as a crime.", [("said", "nine were taken in the raid"), ("described", "as a crime")]),
        ("The raid was condemned by the River League, Amnesty International and Maria Tolen.", [("condemned", "The raid")] * 3),
        ("Maria Tolen pledged to review ties with Lumera, which escaped blame.", [("pledged", "to review ties with Lumera")]),
        ("Maria Tolen said they had spat and yelled in his face.", [("said", "they had spat and yelled in his face")]),
        ("Few believe in Maria Tolen’s claim that crime had fallen.", [("claim", "crime had fallen")]),
        ("The weavers, according to Maria Tolen, the league’s clerk, were held with nine others.", [("according to", "The weavers, according to Maria Tolen, the league’s clerk, were held with nine others")]),
        ("The raid, according to Maria Tolen was part of a plan.", [("according to", "The raid, according to Maria Tolen was part of a plan")]),
        ("At least nine people were held, according to Maria Tolen, including two clerks.", [("according to", "At least nine people were held, according to Maria Tolen, including two clerks")]),
        ("The mill was shut. Maria Tolen, who disclosed this in a statement, said it was broke.", [("disclosed", "The mill was shut"), ("said", "it was broke")]),
        ("The mill was shut. Maria Tolen made the announcement on Monday.", [("made the announcement", "The mill was shut")]),
        ("The mill was shut, Joren Vesk said. Maria Tolen, who stated this in Lumera, added that it was broke.", [("said", "The mill was shut"), ("added", "it was broke")]),
        ("Maria Tolen denounced her rivals’ alleged attempts to rule the town.", [("denounced", "her rivals’ alleged attempts to rule the town")]),
        ("The lawyers said they were denied information and documents of the case.", [("said", "they were denied information and documents of the case")]),
        ("Maria Tolen said the student was arrested and charged to court.", [("said", "the student was arrested and charged to court")]),
        ("Maria Tolen called the protests a disgrace.", [("called", "the protests a disgrace")]),
        ("Maria Tolen called Monday for the release of the two.", [("called Monday for", "the release of the two")]),
        ("Maria Tolen appealed on Sunday to the army to free them.", [("appealed on Sunday to", "the army to free them")]),
        ("The army issued a public statement that workers must return.", [("issued a public statement", "workers must return")]),
        ("The Lumera Courier estimated the king’s wealth at $200m.", [("estimated", "the king’s wealth at $200m")]),
        ("Maria Tolen, citing medical sources, told reporters that he was alive.", [("told", "he was alive")]),
        ("The Courier cited Maria Tolen as saying late on Sunday that he was alive.", [("saying", "he was alive")]),
        ("Narrating the ordeal, Maria Tolen said the student was beaten.", [("said", "the student was beaten")]),
        ("Rights groups continue to accuse the police of torture.", [("accuse", "the police of torture")]),
        ("On the third day of the march, rights groups continued to call for the release of all.", [("call for", "the release of all")]),
    ],
)
def test_a_verb_of_saying_is_told_from_a_noun_and_from_what_stands_between(text: str, said: list[tuple[str, str]]) -> None:
    """A day before its preposition is part of the cue; what officers are denied and what they do goes on."""
    assert [(found.cue, found.content) for found in statements_of(text)] == said


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Marches grew, with various lawyers and rights groups calling for his release.", "various lawyers and rights groups", "his release"),
        ("Raids have spread, with Maria Tolen recently urging her town to leave.", "Maria Tolen", "her town to leave"),
        ("The judge had in his dissenting note observed that proof was rare.", "The judge", "proof was rare"),
        ("Police spokesman Joren Vesk had at the time said the cell was open.", "Joren Vesk", "the cell was open"),
        ("Maria Tolen, counsel to Joren Vesk said he was well.", "Maria Tolen", "he was well"),
        ("“It is a shame,” Maria Tolen, the River League’s Africa Programme Coordinator said then.", "Maria Tolen", "It is a shame"),
        ("Maria Tolen, Senior Researcher at the River League said he was well.", "Maria Tolen", "he was well"),
        ("“He is free,” said lawyer Maria Tolen in a Facebook post.", "Maria Tolen", "He is free"),
        ("Joren Vesk, an attorney in Lumera, Kesh, said witnesses in the town have always been afraid.", "Joren Vesk", "witnesses in the town have always been afraid"),
        ("The River League (RL), a watchdog in Lumera, said witnesses in the town have always been afraid.", "River League", "witnesses in the town have always been afraid"),
        ("Joren Vesk, a spokesman for the army told reporters on Monday that nobody was held.", "Joren Vesk", "nobody was held"),
        ("Maria Tolen, the United Nations special rapporteur on human rights in Lumera said it was clear that raids would go on.", "Maria Tolen", "it was clear that raids would go on"),
        ("Maria Tolen, the prosecutor said, faces ten years.", "the prosecutor", "Maria Tolen, the prosecutor said, faces ten years"),
    ],
)
def test_the_speaker_stands_before_what_is_told_between_name_and_verb(text: str, speaker: str, content: str) -> None:
    """Between `with` and a participle, before `had in his note`, and before a post that no comma closes."""
    assert [(found.speaker, found.content) for found in statements_of(text)] == [(speaker, content)]


def test_who_has_on_no_occasion_replied_says_nothing() -> None:
    """What stands between the auxiliary and the verb denies it."""
    assert statements_of("The ministry has on no occasion replied that it would.") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("However, according to weavers who spoke to the Courier, the gate was shut.", [("weavers", "the gate was shut")]),
        ("Ruth Amani lives in the U.S. According to the Courier, she said nobody came.", [("the Courier", "she said nobody came"), ("Ruth Amani", "nobody came")]),
        ("According to the Courier, Maria Tolen accused the mill of theft.", [("the Courier", "Maria Tolen accused the mill of theft"), ("Maria Tolen", "the mill of theft")]),
        ("According to sources within the River Party, the clerk was held on Monday.", [("sources", "the clerk was held on Monday")]),
        ("According to data compiled by the River League, nine were held.", [("River League", "nine were held")]),
        ("Nine were held, according to an official statement.", [("an official statement", "Nine were held")]),
        ("Nine were held, according to the UN Committee Against Torture.", [("Committee Against Torture", "Nine were held")]),
    ],
)
def test_what_stands_behind_according_to_is_told_to_its_end(text: str, said: list[tuple[str, str]]) -> None:
    """A joining word before it is no content, what hangs on the source belongs to it, and what the source tells may be another's words."""
    assert [(found.speaker, found.content) for found in statements_of(text)] == said


@pytest.mark.parametrize(
    "text",
    [
        "The army maintained its closure of the square in the town.",
        "The River Court concluded its first session on Monday.",
        "Maria Tolen reported on the mill for the Courier.",
        "In the end, the raid indicates that she was right to be afraid.",
        "These arrests suggest maps can be of use.",
        "Joren Vesk had long criticised the regime.",
        "Joren Vesk criticised them on many points.",
        "Maria Tolen welcomed him to the town hall.",
        "Police papers do not indicate the reason.",
        "The team ranks third in the league.",
        "Lumera ranks 150th out of 180 towns.",
        "The River League ranks in the top 10 of its kind.",
        "Nine weavers, who documented the raid, were held.",
    ],
)
def test_what_is_kept_up_ended_or_only_seems_so_and_whom_somebody_judges_is_no_statement(text: str) -> None:
    """Nothing is said of them."""
    assert statements_of(text) == []


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Maria Tolen maintained her innocence.", "maintained", "her innocence"),
        ("Maria Tolen maintains, however, that work will go on.", "maintains", "work will go on"),
        ("State media reported on Thursday that the gate was shut.", "reported", "the gate was shut"),
        ("Figures indicate that nine were held.", "indicate", "nine were held"),
        ("The footage shows that police beat the clerk.", "shows", "police beat the clerk"),
        ("Satellite images show that nine mills were burned.", "show", "nine mills were burned"),
        ("The leaked emails reveal that the mayor lied.", "reveal", "the mayor lied"),
        ("Joren Vesk criticised the government for the raids.", "criticised", "the government for the raids"),
        ("Maria Tolen welcomed her release.", "welcomed", "her release"),
        ("Joren Vesk condemned the raid and ordered guards to find the weavers.", "condemned", "the raid"),
        ("The River League documented the beating of nine weavers.", "documented", "the beating of nine weavers"),
        ("Joren Vesk described the beating of nine weavers.", "described", "the beating of nine weavers"),
        ("The River League ranks Lumera as the worst town for weavers.", "ranks", "Lumera as the worst town for weavers"),
        ("The River League ranks Lumera 150th out of 180 towns.", "ranks", "Lumera 150th out of 180 towns"),
        ("A new report from the River League details how the army beat weavers.", "details", "how the army beat weavers"),
        ("The four must be freed at once, the River League has said ahead of Press Freedom Day.", "said", "The four must be freed at once"),
        ("The court was open to all, Maria Tolen told Reuters news agency.", "told", "The court was open to all"),
    ],
)
def test_what_is_said_with_the_same_verbs_stays_a_statement(text: str, cue: str, content: str) -> None:
    assert [(found.cue, found.content) for found in statements_of(text)] == [(cue, content)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("But frowning as he looked down at the river, Joren Vesk added: “There is nothing to do here.”", "There is nothing to do here"),
        ("After this vote and while the council sat, clerk Joren Vesk told a press conference, “The strike goes on.”", "The strike goes on"),
        ("Answering the mayor’s words on weavers being “a nuisance”, Joren Vesk told River News: “I think they are wrong.”", "I think they are wrong"),
        ("Police beat them for hours, Joren Vesk said: “They hit us.”", "Police beat them for hours, Joren Vesk said: “They hit us.”"),
    ],
)
def test_when_or_how_it_was_said_is_no_part_of_the_quotation_that_follows(text: str, content: str) -> None:
    """Words of the speaker's own before it are."""
    assert [found.content for found in statements_of(text)] == [content]


@pytest.mark.parametrize(
    "lead",
    [
        "Maria Tolen opened her letter with a stinging line:",
        "Maria Tolen met the press at the mill on Monday.",
        "But Maria Tolen is tired.",
    ],
)
def test_a_quotation_without_a_verb_of_saying_is_of_whom_the_words_before_it_are_about(lead: str) -> None:
    assert [(found.speaker, found.content) for found in statements_of(f"{lead} “Nobody came to us that night.”")] == [
        ("Maria Tolen", "Nobody came to us that night")
    ]


def test_few_words_in_quotation_marks_after_a_colon_are_no_speech() -> None:
    assert statements_of("In the picture Maria Tolen wore a red shirt with two words: “Never Again.”") == []


def test_a_quotation_goes_on_with_the_speaker_of_the_paragraph_before() -> None:
    """And not with whom the sentence before it is about."""
    text = "“It was late,” said Joren Vesk. Maria Tolen had left.\n\n“Nobody came to us that night.”"
    assert [found.speaker for found in statements_of(text)] == ["Joren Vesk"] * 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Weavers marched through Suraya on Monday to demand higher wages.", [("Weavers", "higher wages")]),
        ("Maria Tolen took to social media to criticise the police for the raid.", [("Maria Tolen", "the police for the raid")]),
        ("The mayor appeared on television to say that nobody came.", [("The mayor", "nobody came")]),
        ("Weavers did not march to demand higher wages.", []),
        ("Weavers blocked the road but the mayor refused to demand higher wages.", []),
    ],
)
def test_what_people_do_in_order_to_say_it_says_it(text: str, said: list[tuple[str, str]]) -> None:
    assert [(found.speaker, found.content) for found in statements_of(text)] == said


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Maria Tolen called on the weavers to join the march and made several appeals to the mayor.", "the weavers to join the march"),
        ("Maria Tolen claimed that police took her papers, but she could not give their names.", "police took her papers"),
    ],
)
def test_a_statement_ends_where_its_speaker_does_something_else(text: str, content: str) -> None:
    assert statements_of(text)[0].content == content
