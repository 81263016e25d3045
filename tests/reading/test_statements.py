"""Statements: speaker, cue, content and manner, one grammar a case. All names are made up."""

from datetime import date

import pytest

from tests.reading.said import statements_of

LEAD = "Maria Tolen, a teacher, met Joren Vesk, the police chief."


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content", "manner"),
    [
        ("“We go on,” Maria Tolen said on Monday.", "Maria Tolen", "said", "We go on", "direct"),
        ("“We go on,” said Maria Tolen, director of the league.", "Maria Tolen", "said", "We go on", "direct"),
        ("“Will we go on?” asked Maria Tolen.", "Maria Tolen", "asked", "Will we go on?", "direct"),
        ("Maria Tolen, a 34-year-old teacher who was there, said the court was full.", "Maria Tolen", "said", "the court was full", "indirect"),
        ("Maria Tolen told the Lumera Courier by phone that the court was full.", "Maria Tolen", "told", "the court was full", "indirect"),
        ("Maria Tolen said in a statement on Tuesday that the court was full.", "Maria Tolen", "said", "the court was full", "indirect"),
        ("The court was full all day, according to Maria Tolen.", "Maria Tolen", "according to", "The court was full all day", "indirect"),
        ("According to Maria Tolen, the court was full.", "Maria Tolen", "According to", "the court was full", "indirect"),
        ("The court was full all morning, Maria Tolen said.", "Maria Tolen", "said", "The court was full all morning", "indirect"),
        ("Maria Tolen said the court was “full of spies” and very hot.", "Maria Tolen", "said", "the court was “full of spies” and very hot", "mixed"),
        ("Maria Tolen said she was “deeply troubled”.", "Maria Tolen", "said", "deeply troubled", "direct"),
        ("The court was full, Maria Tolen said, fuller than the police have confirmed.", "Maria Tolen", "said", "The court was full, Maria Tolen said, fuller than the police have confirmed", "indirect"),
        ("More than 40 villagers said the court was full.", "More than 40 villagers", "said", "the court was full", "indirect"),
        ("Maria Tolen urged the ministry to free the two men.", "Maria Tolen", "urged", "the ministry to free the two men", "indirect"),
        ("Maria Tolen called on the ministry to free them.", "Maria Tolen", "called on", "the ministry to free them", "indirect"),
        ("Maria Tolen accused the police of beating her.", "Maria Tolen", "accused", "the police of beating her", "indirect"),
        ("Maria Tolen called the verdict a farce.", "Maria Tolen", "called", "the verdict a farce", "indirect"),
        ("Maria Tolen vowed to carry on.", "Maria Tolen", "vowed", "to carry on", "indirect"),
        ("Maria Tolen expressed concern that courts were not free.", "Maria Tolen", "expressed concern", "courts were not free", "indirect"),
        ("Maria Tolen voiced fear for their safety.", "Maria Tolen", "voiced", "fear for their safety", "indirect"),
        ("Maria Tolen condemned the arrests as unlawful.", "Maria Tolen", "condemned", "the arrests as unlawful", "indirect"),
        ("The Courier quoted Maria Tolen, the director, as saying that nobody came.", "Maria Tolen", "saying", "nobody came", "indirect"),
        ("The law was described by Maria Tolen as “a muzzle”.", "Maria Tolen", "described", "a muzzle", "direct"),
        ("Maria Tolen did not respond to requests for comment.", "Maria Tolen", "did not respond to requests", "did not respond to requests", "indirect"),
        ("Maria Tolen could not be reached for comment.", "Maria Tolen", "could not be reached for comment", "could not be reached for comment", "indirect"),
        ("Residents say they fear new raids.", "Residents", "say", "they fear new raids", "indirect"),
        ("The United States condemned the arrests.", "United States", "condemned", "the arrests", "indirect"),
        ("Rights groups, among them River Watch, urged that the charges be dropped.", "Rights groups", "urged", "the charges be dropped", "indirect"),
        ("Workers interviewed by the Courier said nobody was hurt.", "Workers", "said", "nobody was hurt", "indirect"),
        ("By Tuesday evening nine had been released, their colleague Maria Tolen wrote on Facebook.", "Maria Tolen", "wrote", "By Tuesday evening nine had been released", "indirect"),
        ("Maria Tolen told a press conference that nobody was hurt.", "Maria Tolen", "told", "nobody was hurt", "indirect"),
        ("Maria Tolen told parliament the law was old.", "Maria Tolen", "told", "the law was old", "indirect"),
        ("Maria Tolen pleaded not guilty.", "Maria Tolen", "pleaded", "not guilty", "indirect"),
        ("The law, Maria Tolen said, “is a muzzle for all.”", "Maria Tolen", "said", "The law, Maria Tolen said, “is a muzzle for all.”", "mixed"),
        ("Maria Tolen, who leads the union, has repeatedly denied the charge.", "Maria Tolen", "denied", "the charge", "indirect"),
        ("A woman who answered the phone at the mill said the owner was out.", "A woman", "said", "the owner was out", "indirect"),
        ("The bus was empty, joked their teacher.", "their teacher", "joked", "The bus was empty", "indirect"),
        ("“They took my son,” Maria Tolen, his mother, told Reuters by phone.", "Maria Tolen", "told", "They took my son", "direct"),
        ("“They took my son,” the 41-year-old widow said.", "the 41-year-old widow", "said", "They took my son", "direct"),
        ("The road, one of the guards told them, was shut for good.", "one of the guards", "told", "The road, one of the guards told them, was shut for good", "indirect"),
        ("Nobody was there, Maria Tolen said, while the police looked on.", "Maria Tolen", "said", "Nobody was there, Maria Tolen said, while the police looked on", "indirect"),
        ("In the words of Maria Tolen, the court was full.", "Maria Tolen", "In the words of", "the court was full", "indirect"),
        ("Maria Tolen went on to say that the court was full.", "Maria Tolen", "say", "the court was full", "indirect"),
        ("Maria Tolen let it be known that she would go.", "Maria Tolen", "let it be known", "she would go", "indirect"),
        ("It was alleged by Maria Tolen that the court was full.", "Maria Tolen", "alleged", "the court was full", "indirect"),
        ("Maria Tolen spoke of “a court of spies”.", "Maria Tolen", "spoke of", "a court of spies", "direct"),
        ("Maria Tolen, in a letter to Joren Vesk, denied the charge.", "Maria Tolen", "denied", "the charge", "indirect"),
        ("The River League counted 40 raids last year.", "River League", "counted", "40 raids last year", "indirect"),
        ("Calls to Maria Tolen went unanswered.", "Maria Tolen", "went unanswered", "went unanswered", "indirect"),
        ("Maria Tolen hung up.", "Maria Tolen", "hung up", "hung up", "indirect"),
        ("Maria Tolen would not go into details.", "Maria Tolen", "would not go into details", "would not go into details", "indirect"),
        ("The family said nobody came.", "The family", "said", "nobody came", "indirect"),
        ("Speakers at the rally demanded a new vote.", "Speakers", "demanded", "a new vote", "indirect"),
        ("The police say nobody came.", "The police", "say", "nobody came", "indirect"),
        ("There was no immediate comment from Maria Tolen.", "Maria Tolen", "There was no immediate comment", "There was no immediate comment", "indirect"),
        ("'Nobody came that day,' said Maria Tolen.", "Maria Tolen", "said", "Nobody came that day", "direct"),
        ("The league published a report accusing the army of theft.", "The league", "accusing", "the army of theft", "indirect"),
        ("One passenger said the bus was empty.", "One passenger", "said", "the bus was empty", "indirect"),
        ("The head of the league, Maria Tolen, announced the release of the two men.", "Maria Tolen", "announced", "the release of the two men", "indirect"),
        ("“They took my son,” the league's director, Maria Tolen, told Lumera television.", "Maria Tolen", "told", "They took my son", "direct"),
        ("Maria Tolen, of the River League, said nobody came.", "Maria Tolen", "said", "nobody came", "indirect"),
        ("Colonel Maria Tolen of the 5th River Brigade said nobody came.", "Maria Tolen", "said", "nobody came", "indirect"),
        ("Maria Tolen, MP, said nobody came.", "Maria Tolen", "said", "nobody came", "indirect"),
        ("The mill, which has its office in Lumera, said nobody came.", "The mill", "said", "nobody came", "indirect"),
        ("The road is safer than before, insisted its chief engineer, Maria Tolen.", "Maria Tolen", "insisted", "The road is safer than before", "indirect"),
        ("According to the teacher's wife, Maria Tolen, the police came at night.", "Maria Tolen", "According to", "the police came at night", "indirect"),
        ("Nobody had been seen on the road, the guards announced the next day.", "the guards", "announced", "Nobody had been seen on the road", "indirect"),
        ("Nobody had been seen on the road, Maria Tolen, the guard's wife, told the Times by phone.", "Maria Tolen", "told", "Nobody had been seen on the road", "indirect"),
        ("Nobody had been seen on the road, according to the River League, which counts passers-by.", "River League", "according to", "Nobody had been seen on the road", "indirect"),
        ("An inquiry is open, Maria Tolen told reporters on Monday, and will be short.", "Maria Tolen", "told", "An inquiry is open, Maria Tolen told reporters on Monday, and will be short", "indirect"),
        ("Maria Tolen found that land disputes had increased.", "Maria Tolen", "found", "land disputes had increased", "indirect"),
        ("Maria Tolen, 34, from Lumera Bay, said nobody came.", "Maria Tolen", "said", "nobody came", "indirect"),
        ("Maria Tolen voiced “fear for the safety of all”.", "Maria Tolen", "voiced", "fear for the safety of all", "direct"),
        ("The men went from house to house last week, Maria Tolen said; she gave no names.", "Maria Tolen", "said", "The men went from house to house last week", "indirect"),
        ("The road has been shut since May, river guard Maria Tolen of Lumera told the radio.", "Maria Tolen", "told", "The road has been shut since May", "indirect"),
        ("The road has been shut since May, former port chief Maria Tolen said.", "Maria Tolen", "said", "The road has been shut since May", "indirect"),
        ("The road had been shut for good, a guard told a visiting senator.", "a guard", "told", "The road had been shut for good", "indirect"),
        ("The road had been shut for good, city hall said.", "city hall", "said", "The road had been shut for good", "indirect"),
        ("The road had been shut for good, neighbours at the mill said.", "neighbours", "said", "The road had been shut for good", "indirect"),
        ("The road is shut for good, an engineer named by the court said.", "an engineer", "said", "The road is shut for good", "indirect"),
        ("Nobody was seen on the road, said one of them, Maria Tolen.", "Maria Tolen", "said", "Nobody was seen on the road", "indirect"),
        ("“A road for nobody,” was how Maria Tolen described the bridge.", "Maria Tolen", "described", "A road for nobody", "direct"),
        ("“It was a road for nobody”, as Maria Tolen puts it.", "Maria Tolen", "puts it", "It was a road for nobody", "direct"),
        ("Maria Tolen put the number of the missing at 22.", "Maria Tolen", "put", "the number of the missing at 22", "indirect"),
        ("The police put the crash down to speed.", "The police", "put", "the crash down to speed", "indirect"),
        ("Maria Tolen hit back in a post: nobody had been there.", "Maria Tolen", "hit back", "nobody had been there", "indirect"),
        ("Maria Tolen condemned as an act of revenge the arrest of her son.", "Maria Tolen", "condemned", "as an act of revenge the arrest of her son", "indirect"),
        ("Maria Tolen denied it when reached by phone.", "Maria Tolen", "denied", "it", "indirect"),
        ("Maria Tolen called this slander.", "Maria Tolen", "called", "this slander", "indirect"),
        ("Citing the risk of floods, the prefect of Lumera shut the road.", "the prefect", "Citing", "the risk of floods", "indirect"),
        ("Maria Tolen told reporters what awaits the men: “We shall go on.”", "Maria Tolen", "told", "We shall go on", "direct"),
        ("Maria Tolen swore under oath that nobody came.", "Maria Tolen", "swore", "nobody came", "indirect"),
        ("Maria Tolen said it had documented 14 raids on the league.", "Maria Tolen", "said", "it had documented 14 raids on the league", "indirect"),
        ("The league documented 14 raids in the north, Maria Tolen said.", "Maria Tolen", "said", "The league documented 14 raids in the north", "indirect"),
        ("Maria Tolen said a guard had struck her when she asked for water.", "Maria Tolen", "said", "a guard had struck her when she asked for water", "indirect"),
        ("Maria Tolen said the guards had denied her son his tablets.", "Maria Tolen", "said", "the guards had denied her son his tablets", "indirect"),
        ("Maria Tolen was called in and told to sign a pledge, the league said.", "the league", "said", "Maria Tolen was called in and told to sign a pledge", "indirect"),
        ("Bail is not given in such a case, state attorney Maria Tolen said.", "Maria Tolen", "said", "Bail is not given in such a case", "indirect"),
        ("The road is shut for good, a survey of 300 drivers by the River League found.", "River League", "found", "The road is shut for good", "indirect"),
        ("The road has been shut for good, a River League delegate said privately.", "a River League delegate", "said", "The road has been shut for good", "indirect"),
        ("The road had been shut, one driver, Maria Tolen, recalled.", "Maria Tolen", "recalled", "The road had been shut", "indirect"),
        ("A patrol of the guards, Maria Tolen told reporters at the mill, rammed the boat.", "Maria Tolen", "told", "A patrol of the guards, Maria Tolen told reporters at the mill, rammed the boat", "indirect"),
        ("Under the act that served as a model the sisters had their mill shut, their teacher said in Lumera.", "their teacher", "said", "Under the act that served as a model the sisters had their mill shut", "indirect"),
        ("According to a doctor who saw nine of them, the men had been beaten.", "a doctor", "According to", "the men had been beaten", "indirect"),
        ("The road had been shut with a tree, community representative Maria Tolly said.", "Maria Tolly", "said", "The road had been shut with a tree", "indirect"),
        ("One of these two later told a weekly that the road was shut.", "One of these two", "told", "the road was shut", "indirect"),
        ("Nobody was on the road, her pupils' committee wrote on its page.", "her pupils' committee", "wrote", "Nobody was on the road", "indirect"),
        ("Doctors at Lumera's River hospital accuse the army of theft.", "Doctors at Lumera", "accuse", "the army of theft", "indirect"),
        ("The guards took every phone, survivors told a monk who runs a kitchen.", "survivors", "told", "The guards took every phone", "indirect"),
        ("The guards took every phone on the bus, says a cousin who lives in Lumera.", "a cousin", "says", "The guards took every phone on the bus", "indirect"),
        ("Nobody came to the hearing that day, said the woman next to her, a teacher.", "the woman", "said", "Nobody came to the hearing that day", "indirect"),
        ("Care in Lumera has crumbled again, the league assessed in its report.", "the league", "assessed", "Care in Lumera has crumbled again", "indirect"),
        ("The road had been shut for good, her colleagues at the River League said.", "her colleagues at the River League", "said", "The road had been shut for good", "indirect"),
        ("“We still live in tents,” said 70-year-old Maria Tolen.", "Maria Tolen", "said", "We still live in tents", "direct"),
        ("Maria Tolen said of the nurses that they had held out.", "Maria Tolen", "said", "they had held out", "indirect"),
        ("According to the league's letter to providers, the road was shut.", "the league", "According to", "the road was shut", "indirect"),
        ("The mill was shut in May; the guards never came back, Maria Tolen said.", "Maria Tolen", "said", "the guards never came back", "indirect"),
        ("The oldest neighbour, a mechanic, told a weekly that nobody came.", "The oldest neighbour", "told", "nobody came", "indirect"),
        ("Maria Tolen's daughter, a nurse in Lumera, said that nobody came.", "Maria Tolen's daughter", "said", "nobody came", "indirect"),
        ("Sumarni of the River League said that nobody came.", "Sumarni", "said", "nobody came", "indirect"),
        ("The diocese of Abakaliki said that nobody came.", "The diocese", "said", "nobody came", "indirect"),
        ("The River League, led by exiled members of the Dawn Party, rejected the result.", "River League", "rejected", "the result", "indirect"),
        ("Nobody came to the hearing, according to Pol. Lt. Col. Joren Vesk of the provincial police.", "Joren Vesk", "according to", "Nobody came to the hearing", "indirect"),
        ("Maria Tolen put down the phone.", "Maria Tolen", "put down the phone", "put down the phone", "indirect"),
        ("Maria Tolen ended the call when asked.", "Maria Tolen", "ended the call", "ended the call", "indirect"),
        ("Maria Tolen's telephone was switched off.", "Maria Tolen", "was switched off", "was switched off", "indirect"),
        ("A number listed for the River League rang unanswered.", "River League", "rang unanswered", "rang unanswered", "indirect"),
        ("Maria Tolen, who asked that her name be withheld, said nobody came.", "Maria Tolen", "said", "nobody came", "indirect"),
        ("Maria Tolen told a daily briefing that nobody came.", "Maria Tolen", "told", "nobody came", "indirect"),
        ("Maria Tolen said in a notice posted on Telegram that nobody came.", "Maria Tolen", "said", "nobody came", "indirect"),
        ("Maria Tolen contested the result.", "Maria Tolen", "contested", "the result", "indirect"),
        ("Maria Tolen ruled out an inquiry.", "Maria Tolen", "ruled out", "an inquiry", "indirect"),
        ("Forty people have been jailed this year, the River League calculates.", "River League", "calculates", "Forty people have been jailed this year", "indirect"),
        ("The River League instructed its members not to go out.", "River League", "instructed", "its members not to go out", "indirect"),
        ("“We are still here,” Maria Tolen called out.", "Maria Tolen", "called out", "We are still here", "direct"),
        ("Forty people were held at the mill, according to the River League, in the largest sweep for years.", "River League", "according to", "Forty people were held at the mill", "indirect"),
        ("The men arrested at the mill, according to the River League, were beaten.", "River League", "according to", "The men arrested at the mill, according to the River League, were beaten", "indirect"),
        ("The city should open the road, urged Maria Tolen, who heads the league.", "Maria Tolen", "urged", "The city should open the road", "indirect"),
        ("Two men came on foot last night, recounted a neighbour who asked to be called by her first name, Ama.", "a neighbour", "recounted", "Two men came on foot last night", "indirect"),
        ("Nobody had told the pupils anything, said a teacher there, who left.", "a teacher", "said", "Nobody had told the pupils anything", "indirect"),
        ("It was a simple drowning, Maria Tolen concluded within a day.", "Maria Tolen", "concluded", "It was a simple drowning", "indirect"),
        ("Maria Tolen denied this in writing.", "Maria Tolen", "denied", "this", "indirect"),
        ("She would not leave the town, Maria Tolen said: “Somebody has to stay.”", "Maria Tolen", "said", "She would not leave the town, Maria Tolen said: “Somebody has to stay.”", "mixed"),
        ("A former colleague of Maria Tolen, who is in hiding, said nobody came.", "A former colleague of Maria Tolen", "said", "nobody came", "indirect"),
        ("The man who struck Maria Tolen said nobody came.", "The man", "said", "nobody came", "indirect"),
        ("Maria Tolen left in March, warned by a friend that she would be held.", "a friend", "warned", "she would be held", "indirect"),
        ("Maria Tolen, asked whether she would go, said nobody came.", "Maria Tolen", "said", "nobody came", "indirect"),
        ("She left in October, when police ringed the church and told worshippers that it was shut.", "police", "told", "it was shut", "indirect"),
        ("Forty people were held for it, said Maria Tolen of the Weavers' Families Group.", "Maria Tolen", "said", "Forty people were held for it", "indirect"),
        ("Rubber growers have demanded that the road be opened.", "Rubber growers", "demanded", "the road be opened", "indirect"),
        ("Detectives first denied holding him.", "Detectives", "denied", "holding him", "indirect"),
        ("Maria Tolen described a “corridor” of men in black.", "Maria Tolen", "described", "a “corridor” of men in black", "mixed"),
        ("Guards had kept him awake, a former prisoner told the exiles' radio in Lumera.", "a former prisoner", "told", "Guards had kept him awake", "indirect"),
        ("The police beat two men on the road, according to local news reports.", "local news reports", "according to", "The police beat two men on the road", "indirect"),
        ("The police beat two men on the road, according to hospital records.", "hospital records", "according to", "The police beat two men on the road", "indirect"),
        ("A diplomat of the league, speaking on condition of anonymity, said a majority for the law was expected.", "A diplomat of the league", "said", "a majority for the law was expected", "indirect"),
        ("A district official, who also asked not to be named, confirmed the arrest.", "A district official", "confirmed", "the arrest", "indirect"),
        ("The families of the men, some of whom have fled, said the police had not come.", "The families of the men", "said", "the police had not come", "indirect"),
        ("A driver, who requested anonymity for fear of reprisal, said the road was shut.", "A driver", "said", "the road was shut", "indirect"),
        ("The chief prosecutor denied that the men had been beaten.", "The chief prosecutor", "denied", "the men had been beaten", "indirect"),
        ("The court rejected the allegation of bias.", "The court", "rejected", "the allegation of bias", "indirect"),
        ("The league appealed to the Supreme Court to free them.", "The league", "appealed to", "the Supreme Court to free them", "indirect"),
        ("The guards had not let the defence call its own witnesses, Maria Tolen said.", "Maria Tolen", "said", "The guards had not let the defence call its own witnesses", "indirect"),
        ("The guards fired without any warning, Maria Tolen, a mechanic, said by telephone.", "Maria Tolen", "said", "The guards fired without any warning", "indirect"),
        ("Maria Tolen said the state had 100 television and radio stations.", "Maria Tolen", "said", "the state had 100 television and radio stations", "indirect"),
        ("The guards came back in May, in a raid which neighbours say was meant to silence them.", "neighbours", "say", "was meant to silence them", "indirect"),
        ("Maria Tolen expressed concern last week over the raids.", "Maria Tolen", "expressed", "concern last week over the raids", "indirect"),
        ("The league urged the state to free the men and disclose where they are.", "The league", "urged", "the state to free the men and disclose where they are", "indirect"),
        ("The league called on the state to free the men, explain the raids and respect the law.", "The league", "called on", "the state to free the men, explain the raids and respect the law", "indirect"),
        ("The report repeats old tales of exiles, Maria Tolen told reporters at a press conference.", "Maria Tolen", "told", "The report repeats old tales of exiles", "indirect"),
        ("The road must be opened at once, said Maria Tolen of the Lumera Women's Peace Forum.", "Maria Tolen", "said", "The road must be opened at once", "indirect"),
        ("The league e-mailed the mill for comment but received no response.", "the mill", "received no response", "received no response", "indirect"),
        ("The league called police chief Joren Vesk for comment but did not receive a reply.", "Joren Vesk", "did not receive a reply", "did not receive a reply", "indirect"),
        ("Attempts by the River League to contact Joren Vesk went unanswered.", "Joren Vesk", "went unanswered", "went unanswered", "indirect"),
        ("The Courier was unable to reach the mill for comment.", "the mill", "was unable to reach", "was unable to reach", "indirect"),
        ("Maria Tolen hung up when a reporter called.", "Maria Tolen", "hung up", "hung up", "indirect"),
        ("Maria Tolen said the ministry had been asked in March and had not answered.", "Maria Tolen", "said", "the ministry had been asked in March and had not answered", "indirect"),
        ("Forty groups including the River League condemned the arrests.", "Forty groups", "condemned", "the arrests", "indirect"),
        ("According to a report seen by Reuters, the guards fired first.", "a report", "According to", "the guards fired first", "indirect"),
        ("According to a copy of the letter, which the Courier has read, the guards fired first.", "a copy", "According to", "the guards fired first", "indirect"),
        ("One guard, who gave only his first name, Karim, said: “We stay here.”", "Karim", "said", "We stay here", "direct"),
        ("“Let him go,” said Maria Tolen, the league's director, in Washington, D.C. “He did no wrong.”", "Maria Tolen", "said", "Let him go,” said Maria Tolen, the league's director, in Washington, D.C. “He did no wrong", "direct"),
        ("The law is “cruel”, Maria Tolen said, and will silence us all.", "Maria Tolen", "said", "The law is “cruel”, Maria Tolen said, and will silence us all", "mixed"),
        ("Maria Tolen said two guards took her passport and told her to leave.", "Maria Tolen", "said", "two guards took her passport and told her to leave", "indirect"),
        ("Maria Tolen said the guards had come at night and demanded the names of all.", "Maria Tolen", "said", "the guards had come at night and demanded the names of all", "indirect"),
        ("The guards warned the widow not to speak and allowed only two men in, Maria Tolen said.", "Maria Tolen", "said", "The guards warned the widow not to speak and allowed only two men in", "indirect"),
        ("The guards asked him to sign a list, Maria Tolen said.", "Maria Tolen", "said", "The guards asked him to sign a list", "indirect"),
    ],
)  # fmt: skip
def test_one_attribution_gives_one_statement(text, speaker, cue, content, manner):
    """Speaker, cue, content and manner of one sentence."""
    assert [found[:4] for found in statements_of(text)] == [(speaker, cue, content, manner)]


def test_a_quotation_split_by_its_cue_is_one_statement():
    """From the first mark to the last, with the cue inside."""
    (found,) = statements_of("“We go on,” Maria Tolen said. “We do not tire.”")
    assert found.content == "We go on,” Maria Tolen said. “We do not tire"
    assert found.manner == "direct"


def test_a_quotation_paragraph_without_a_verb_is_a_statement_of_the_same_speaker():
    """It borrows the cue of the statement before it."""
    first, second = statements_of("“We go on,” Maria Tolen said.\n\n“We do not tire. We never did.”")
    assert (second.speaker, second.cue, second.content) == ("Maria Tolen", "said", "We do not tire. We never did")
    assert first.content == "We go on"


def test_a_name_alone_after_a_quotation_speaks_it():
    """The verb was dropped; the cue is that of the statement before."""
    found = statements_of("Maria Tolen said the court was full.\n\n“We go on,” Tolen.")
    assert [(one.speaker, one.content) for one in found] == [
        ("Maria Tolen", "the court was full"),
        ("Maria Tolen", "We go on"),
    ]


def test_a_post_and_a_second_cue_after_the_name_leave_the_quotation_to_its_speaker():
    """`said X, the director, adding that`: both are hers."""
    found = statements_of("“They took my son,” said Maria Tolen, the league's director, adding that nobody came.")
    assert [one[:3] for one in found] == [
        ("Maria Tolen", "said", "They took my son"),
        ("Maria Tolen", "adding", "nobody came"),
    ]


def test_a_pronoun_after_what_it_says_means_nobody_named_there():
    """`The guard took the bag, she said`: whoever was told of before."""
    found = statements_of("Maria Tolen went to the prison on Tuesday. Joren Vesk took the bag at the gate, she said.")
    assert [one.speaker for one in found] == ["Maria Tolen"]


def test_two_verbs_are_two_statements():
    """Coordination and participles cut the first statement where the second begins."""
    found = statements_of("Maria Tolen called the verdict unjust and said she would appeal, adding that she was calm.")
    assert [(one.cue, one.content) for one in found] == [
        ("called", "the verdict unjust"),
        ("said", "she would appeal"),
        ("adding", "she was calm"),
    ]


def test_several_named_speakers_give_one_statement_each():
    """The same span for both."""
    found = statements_of("Maria Tolen and Joren Vesk said the court was full.")
    assert sorted(one.speaker for one in found) == ["Joren Vesk", "Maria Tolen"]
    assert len({one.content for one in found}) == 1


def test_two_plain_phrases_that_speak_together_are_two_speakers():
    """`..., church workers and a UN official said`: each says it."""
    found = statements_of("The mill was closed for the whole winter, church workers and a UN official said on Wednesday.")
    assert [(one.speaker, one.content) for one in found] == [
        ("church workers", "The mill was closed for the whole winter"),
        ("a UN official", "The mill was closed for the whole winter"),
    ]


def test_pronouns_go_to_the_last_fitting_speaker():
    """`she` after a woman and a man spoke; `it` to a body."""
    text = (
        "Spokeswoman Maria Tolen said the road was shut. The Free Press Circle said it was open.\n\n"
        "“It is shut,” she said. It added that nobody came."
    )
    assert [one.speaker for one in statements_of(text)] == [
        "Maria Tolen", "Free Press Circle", "Maria Tolen", "Free Press Circle",
    ]  # fmt: skip


def test_a_pronoun_means_whoever_alone_is_named_in_its_paragraph():
    """Ahead of who spoke in the paragraph before."""
    found = statements_of(
        "Nobody was there, Joren Vesk said.\n\nThe complaint was filed by Arun Polh, who leads a club. A sticker is a weapon too, he said."
    )
    assert [one.speaker for one in found] == ["Joren Vesk", "Arun Polh"]


def test_a_pronoun_behind_a_colon_or_semicolon_means_the_subject_before_it():
    """`The League sees it differently: the road, it wrote, is open`."""
    found = statements_of("The road is shut, the Dawn Party said. The River League saw it differently: the road, it wrote, “is open”.")
    assert [one.speaker for one in found] == ["Dawn Party", "River League"]


def test_a_statement_that_goes_on_in_its_paper_is_of_who_spoke_in_it():
    """`said in a statement that urged`: not of a body named before."""
    found = statements_of("The Dawn Party left the room. The road is shut, the River League said in a Monday statement that urged the city to open it.")
    assert [one.speaker for one in found] == ["River League", "River League"]


def test_it_means_a_body_whose_name_looks_like_a_persons():
    """Its description tells: `Green Docket, a research group in Lumera`; its lawyer stays a person, and police are not `it`."""
    found = statements_of("Green Docket, a research group in Lumera, denounced the police. Its rank fell, it recalled.")
    assert [one.speaker for one in found] == ["Green Docket", "Green Docket"]
    found = statements_of("Nobody came, said Maria Tolen, a lawyer with the River Network. She called on the city to open the road.")
    assert [one.speaker for one in found] == ["Maria Tolen", "Maria Tolen"]


def test_whose_story_is_judged_tells_nothing_of_who_judges_it():
    """`Maria Tolen called his story a lie`: she may be a woman."""
    found = statements_of("Joren Vesk testified that he was held. Ama Sesk called his story “a costume”. Three can prove it, she said.")
    assert [one.speaker for one in found] == ["Joren Vesk", "Ama Sesk", "Ama Sesk"]


def test_it_takes_up_whoever_spoke_before():
    """A name that told no kind is a body's where `it` takes it up."""
    found = statements_of("The road is shut again, Weary Rivers Reprieve said. For travellers nothing has changed at all, it added.")
    assert [one[:3] for one in found] == [
        ("Weary Rivers Reprieve", "said", "The road is shut again"),
        ("Weary Rivers Reprieve", "added", "For travellers nothing has changed at all"),
    ]
    text = "The river, according to a lawyer for Maria Tolen, is dry. Maria Tolen said the road was shut. It was open, according to her."
    assert [one.speaker for one in statements_of(text)][1:] == ["Maria Tolen", "Maria Tolen"]


def test_her_counsel_is_not_the_woman_whom_her_means():
    """Somebody's lawyer, teacher or secretary is somebody else, unless a name was given that post."""
    text = "Maria Tolen was fined on Monday. The judge never looked up, her counsel said."
    assert [one.speaker for one in statements_of(text)] == ["her counsel"]
    text = "Her counsel, Joren Vesk, met Maria Tolen. The judge never looked up, her counsel said."
    assert [one.speaker for one in statements_of(text)] == ["Joren Vesk"]


def test_his_and_her_after_a_name_tell_whom_a_pronoun_cannot_mean():
    """`Vesk lost his hat`: the `she` that follows is somebody else; `As Tolen left, she` is Tolen."""
    text = "Maria Tolen said the road was shut. Joren Vesk lost his hat on the way.\n\n“It is shut,” she said."
    assert [one.speaker for one in statements_of(text)] == ["Maria Tolen", "Maria Tolen"]
    text = "Anna Marn said the road was shut. As Maria Tolen left the court she said that it was open."
    assert [one.speaker for one in statements_of(text)] == ["Anna Marn", "Maria Tolen"]


def test_a_document_speaks_for_the_body_that_issued_it():
    """Its possessor, and the same body for `the report` later on."""
    text = "TLHR’s annual report stressed that raids went on.\n\n“Nobody was spared,” the report said."
    assert [one.speaker for one in statements_of(text)] == ["TLHR", "TLHR"]


def test_a_speaker_and_a_colon_open_a_turn():
    """The label is the cue."""
    (found,) = statements_of("Maria Tolen came in.\n\nTolen: The court was full all day.")
    assert (found.speaker, found.cue, found.content) == ("Maria Tolen", "Tolen", "The court was full all day")


RECORD = (
    "PRESENTER: Good evening. The court was full today. Joren Vesk was there.\n\n"
    "REPORTER: Two men were led away. One of them, Maria Tolen says, is her son. What does the police chief say?\n\n"
    "JOREN VESK: We held nobody. The road was shut.\n\n"
    "MARIA TOLEN (teacher): They took him at night."
)


def test_a_record_gives_each_turn_to_its_label_and_reads_the_presenter_as_text():
    """The label is speaker and cue, the words are direct; a presenter's own words are no statement."""
    assert [found[:4] for found in statements_of(RECORD)] == [
        ("Maria Tolen", "says", "One of them, Maria Tolen says, is her son", "indirect"),
        ("Joren Vesk", "JOREN VESK", "We held nobody. The road was shut", "direct"),
        ("Maria Tolen", "MARIA TOLEN", "They took him at night", "direct"),
    ]


def test_answers_without_labels_belong_to_the_person_interviewed():
    """Paragraphs that only ask, each followed by words in the first person."""
    text = (
        "Maria Tolen leads the league of weavers.\n\nWhy did you strike?\n\nWe had no pay for a year.\n\n"
        "Were you afraid?\n\nI was, and I still am.\n\nWill you go on?\n\nMy father would want me to."
    )
    assert [(one.speaker, one.content) for one in statements_of(text)] == [
        ("Maria Tolen", "We had no pay for a year"),
        ("Maria Tolen", "I was, and I still am"),
        ("Maria Tolen", "My father would want me to"),
    ]


def test_small_print_with_a_colon_is_no_turn():
    """`Read also:` and places of captions are no speakers."""
    assert statements_of(f"{LEAD}\n\nRead also: Price of onions\n\nLUMERA: Boats on the river.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Maria Tolen is said to be abroad.",
        "Maria Tolen was accused of theft.",
        "The court rejected the request of Maria Tolen.",
        "Maria Tolen, who asked not to be named, left.",
        "The police report was long.",
        "Maria Tolen criticised Joren Vesk.",
        "Union Calls Strike in Lumera Over Pay",
        "A report to the ministry was found in the street.",
        "Officials have not said why.",
        "The crowd was larger than the police had announced.",
        "A blogger who had asked for asylum was taken away.",
        "A guard took the bag when Maria Tolen asked for water.",
        "Maria Tolen told no lies.",
        "Prosecutors have added Maria Tolen to the case, in which nine were charged.",
        "A man who calls the courts a market left.",
        "Father Maria Tolen said Mass outside the court.",
        "The guards took her cows and would not give them back.",
        "An officer asked her for her passport.",
        "The tax office demanded ten years of receipts.",
        "The court ordered that the wall be painted over.",
        "The mill dismissed more than 200 weavers.",
        "Maria Tolen has defended women who fled the mill.",
        "The youth wing called a strike for Monday.",
        "A message was “rude” remarks about the king and state officers.",
        "A magistrate rejected his bail petition on Monday.",
        "The ministry has rejected the league's application twice.",
        "The league has appealed to the Supreme Court, which has not ruled.",
        "Guards held mock executions in the yard.",
        "No group has claimed that it fired the shots.",
        "The league wrote in May. It has had no answer.",
    ],
)
def test_no_statement_where_nobody_says_anything(text):
    """Impersonal attribution, passives, nouns, rulings, headlines and judgements of a person alone."""
    assert statements_of(text) == []


def test_lists_that_somebody_took_say_nothing():
    """A noun that looks like a verb of saying."""
    (found,) = statements_of("The organisation also called on the Ministry of Interior to return the membership lists that police seized.")
    assert found.cue == "called on"


def test_a_weekday_beside_the_cue_dates_the_statement():
    """Resolved against the day of publication; later words of the same speaker keep it."""
    found = statements_of(
        "Maria Tolen said on Monday that it was over. “Go home,” she said.", published=date(2023, 12, 5)
    )
    assert [one.date for one in found] == ["2023-12-04", "2023-12-04"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The Ostrel Bureau, founded in 2014, said that it was over.", None),
        ("The Ostrel Bureau, which was closed in 2014 and works from abroad, said that it was over.", None),
        ("“It is over,” said Maria Tolen, who last saw him on Monday.", None),
        ("“It is over,” Maria Tolen said from Ostrel, where she has lived since last year.", None),
        ("The Ostrel Bureau, in a report published on Monday, said that it was over.", "2023-12-04"),
        ("Maria Tolen, reached by telephone on Monday, said that it was over.", "2023-12-04"),
        ("The Ostrel Bureau urged the ministry on Monday to free them.", "2023-12-04"),
        ("The Ostrel Bureau accused the ministry on Monday of holding them in secret.", "2023-12-04"),
        ("The Ostrel Bureau condemned the arrest last month of four women.", None),
        ("The Ostrel Bureau called on the ministry to free them in a statement on Monday.", "2023-12-04"),
        ("The Ostrel Bureau voiced concern on Monday at the arrest of four women.", "2023-12-04"),
        ("The Ostrel Bureau condemned the arrest of four women over a letter they sent on Monday.", None),
    ],
)
def test_the_date_of_a_description_is_not_that_of_the_saying(text, day):
    """Of relative clauses and participles beside the speaker; a day told beside those addressed is that of the saying."""
    assert [one.date for one in statements_of(text, published=date(2023, 12, 5))] == [day]


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Maria Tolen told the judges that it was over.", "2023-12-04"),
        ("“It is over,” Maria Tolen said outside the courthouse.", "2023-12-04"),
        ("“It is over,” judge Maria Tolen said while reading the verdict.", "2023-12-04"),
        ("Maria Tolen said that nobody had told the court.", None),
    ],
)
def test_what_is_said_in_court_is_of_the_day_told_of_the_court(said, day):
    """The last day told before on which a court did something; words within what is said name no place of the saying."""
    text = f"The court in Ostrel jailed Ivo Marek on Monday. He had come home on 2 May 2023.\n\n{said}"
    assert [one.date for one in statements_of(text, published=date(2023, 12, 5))] == [day]


def test_a_demand_goes_on_after_a_day():
    """`called on the ministry on Monday to`."""
    found = statements_of("The Ostrel Bureau called on the ministry on Monday to free them.", published=date(2023, 12, 5))
    assert [(one.content, one.date) for one in found] == [("the ministry on Monday to free them", "2023-12-04")]


def test_what_the_issuer_of_a_paper_says_in_the_present_is_said_on_the_day_of_publication():
    """`The Ministry recalls`, three times and more: its own paper."""
    text = "The River League recalls that nobody came. It notes that the road is shut. The River League regrets that they left."
    found = statements_of(text, published=date(2023, 12, 5))
    assert {one.date for one in found} == {"2023-12-05"}
    assert [one.date for one in statements_of(text.split(". ", maxsplit=1)[0] + ".", published=date(2023, 12, 5))] == [None]


def test_the_cue_after_a_semicolon_takes_its_own_clause():
    """`X, insisted A; Y, he added, Z`: the second says no more than what follows the semicolon."""
    found = statements_of("The road is safer than before, insisted Maria Tolen; the bridge, she added, “behaved well”.")
    assert [one.content for one in found] == ["The road is safer than before", "the bridge, she added, “behaved well”"]


def test_a_label_that_comes_back_after_questions_answers_them():
    """Known by the label alone: no turn is given to the question mark before it."""
    found = statements_of(
        "Where are the eleven now?\n\nHasanu: Nine are home.\n\nWho came?\n\nHasanu: Nobody came.\n\nWill you go on?\n\nHasanu: We will."
    )
    assert [(one.speaker, one.content) for one in found] == [
        ("Hasanu", "Nine are home"),
        ("Hasanu", "Nobody came"),
        ("Hasanu", "We will"),
    ]
