"""Who an act was done to where the grammar hides it: relative clauses, asides, pronouns, pairs, first persons, owners."""

from __future__ import annotations

from datetime import date

import pytest

from saksi.codebook.packs import load_pack
from saksi.reading.rules import RulesReader

VICTIMS = [
    ("killing", "brother", "Dana Orel, whose brother was killed in 2019, was arrested on Monday."),
    ("detention", "A baker", "A baker who showed journalists a bombed church was sent to prison last October."),
    ("detention", "at least 46 people", "Since then at least 46 people who work for the media have been locked up in the north."),
    ("excessive-force", "Some 30 workers", "Some 30 workers were injured on Wednesday when police fired on a march for higher pay."),
    ("media-closure", "Raia Wetu", "Raia Wetu, a weekly, was shut down for two years in September."),
    ("registration-denied", "three women's groups in Ostrel", "The ministry refused to register three women's groups in Ostrel."),
    ("seizure", "Ivo Marek", "Ivo Marek, her colleague, has other worries: KGB officers seized his phone on Monday."),
    ("conviction", "Dana Orel", "“I did nothing,” Dana Orel said. “I won a seat,” she told reporters. She was sentenced in 2016 to seven years in prison."),
    ("conviction", "Ivo Marek", "The lawyer defended Ivo Marek, a blogger from Ostrel who was convicted of a riot last autumn."),
    ("arrest", "two of her own students", "She said that two of her own students had been arrested last month."),
    ("abduction", "Dana Orel", "Dana Orel, who ran a kitchen, has not been seen since masked men bundled her into a car on Monday."),
    ("conviction", "Dana Orel", "A court in Ostrel sentenced a woman of 26, Dana Orel, to five years in prison."),
    ("physical-attack", "Dana Orel", "Police beat the owner of a shoe stall, Dana Orel, on Monday."),
    ("conviction", "Ivo Marek", "The High Court sentenced one of them, Ivo Marek, 21, to thirty days in jail."),
    ("detention", "Thousands of its members", "The party is weak. Thousands of its members have been jailed since 2015."),
    ("killing", "Ivo Marek", "Soldiers killed a man of 23 on Monday, two witnesses said.\n\nThe dead man was Ivo Marek, a baker."),
    ("release", "A baker", "A baker who was arrested after leading 300 herders to a hotel fence was freed on Thursday."),
    ("assembly-dispersed", "Several hundred people", "Several hundred people carried lamps on Monday. Police broke up the march within an hour."),
    ("seizure", "Her son", "Her son, who is eleven, told reporters that the policemen took his tablet too."),
    ("appeal-rejected", "Ivo Marek", "Ivo Marek left his town in 2019; the Court of Appeal turned down his appeal in May."),
    ("site-blocked", "the newspaper", "Police searched the newspaper's two rooms. The next week the ministry blocked its website."),
    ("detention", "The five", "The five, members of a choir, have been held in Ostrel since Monday."),
    ("arrest", "Ivo Marek", "The highest fine was that of Ivo Marek, 41, a deputy leader of the party in Ostrel, who was arrested in May."),
    ("arrest", "Dana Orel; Ivo Marek; Jona Feld", "Dana Orel, 34, Ivo Marek, 29, and Jona Feld, 41, were arrested on Monday."),
    ("arrest", "Dana Orel; Ivo Marek; Jona Feld", "Dana Orel, 34, Ivo Marek and a driver, Jona Feld, were arrested on Monday."),
    ("arrest", "Dana Orel; Ivo Marek; Jona Feld", "Police arrested Dana Orel, 34, a teacher, Ivo Marek, a farmer, and Jona Feld."),
    ("arrest", "Dana Orel; Ivo Marek; Jona Feld", "Police arrested the teacher Dana Orel, the farmer Ivo Marek and a driver named Jona Feld."),
    ("conviction", "Dana Orel; Ivo Marek; Jona Feld", "Dana Orel, a teacher; Ivo Marek, a farmer; and Jona Feld, a driver, were sentenced to two years in prison."),
    ("attempted-killing", "Ivo Marek", "Dana Orel is a lawyer. Her colleague Ivo Marek left the country after men fired at his house in May."),
    ("physical-attack", "Ivo Marek", "Dana Orel is a lawyer. Her colleague Ivo Marek said that police had beaten him."),
    ("arrest", "Dana Orel", "After being arrested at her home, Dana Orel was taken to Ostrel."),
    ("torture", "Ivo Marek", "Two days after being tortured, Ivo Marek signed a confession."),
    ("arrest", "Ivo Marek", "Having been arrested in May, Ivo Marek wrote to his sister."),
    ("arrest", "Ivo Marek", "Ivo Marek stayed inside the embassy of Norland before being arrested by police."),
    ("arrest", "dozens of activists; Dana Orel; Ivo Marek", "Police have arrested dozens of activists, including Dana Orel and Ivo Marek."),
    ("arrest", "Journalists; Dana Orel", "Journalists have been arrested in Ostrel, including Dana Orel."),
    ("arrest", "several Rohingya", "Police arrested several Rohingya."),
    ("killing", "at least 45 civilians", "Soldiers killed at least 45 civilians on Monday."),
    ("killing", "more than 20 herders", "Soldiers killed more than 20 herders on Monday."),
    ("attempted-killing", "a 19-year-old Palestinian", "Settlers shot at a 19-year-old Palestinian near his home on Monday."),
    ("killing", "A young Kashmiri", "A young Kashmiri was shot dead on Monday."),
    ("killing", "A 23-year-old", "A 23-year-old was shot dead in Ostrel on Monday."),
    ("physical-attack", "a 23-year-old", "Police beat a 23-year-old on Monday."),
    ("arrest", "a Uyghur; two Kazakhs", "Police arrested a Uyghur and two Kazakhs."),
    ("conviction", "The refugee", "The refugee, a former councillor, was convicted of plotting in 2022."),
    ("detention", "The two drivers", "The two drivers, former employees of a mill, spent nine months in prison in 2017."),
    ("licence-revoked", "Ruth Amani", "Police arrested Dana Orel in May, her former lawyer, Ruth Amani, said. Amani was stripped of her licence in June."),
    ("detention", "The suspect", "The case was heard by judge Ruth Amani. The suspect is being held in Ostrel."),
    ("detention", "A trader", "A trader was abducted in May, police chief Ivo Marek said. The man was held in a basement."),
    ("arrest", "The suspect", "A student was kidnapped in May. The suspect was arrested on Monday."),
    ("death-threat", "A student", "A student was kidnapped in May. The gunman, Ivo Marek, then threatened the victim with death."),
    ("detention", "Dana Orel", "Dana Orel was sentenced in 2002 for the murder of Ivo Marek. She has been in jail for 18 years."),
    ("acquittal", "Dana Orel", "Dana Orel was sentenced in 2002 for the murder of Ivo Marek. Her death sentence was overturned in April."),
    ("threat", "Ruth Amani", "Soldiers had beaten Dana Orel. None of it is true, her counsel, Ruth Amani, replied. She was herself threatened by two policemen."),
    ("physical-attack", "Ivo Marek", "Dana Orel, whose husband Ivo Marek is in jail, said he had been beaten by a guard on Sunday."),
    ("raid", "Pavel Sabel", "“Dana was tried in secret,” said Pavel Sabel, the chair of the union, who fled after officers searched his flat."),
    ("exile", "Ivo Marek", "A court convicted Ivo Marek in 2018. A year later it convicted him of insulting the king and sentenced him to a fine. He fled over the border."),
    ("detention", "Ivo Marek", "Police seized Ivo Marek. A magistrate let him off the next day, but the governor ordered him held for a year."),
    ("conviction", "Ivo Marek", "One of them is Ivo Marek, a friend of Dana Orel's who was jailed for five years in April."),
    ("killing", "Ivo Marek", "The paper recalls the death of Ivo Marek, a party driver found in June in a pond with his hands tied."),
    ("physical-attack", "Ivo Marek", "The oldest is Ivo Marek, 71, an elder whose jaw was broken with a stone by guards."),
    ("conviction", "Ivo Marek", "Ivo Marek, the mine opponent sentenced last week to ten months, will appeal."),
    ("conviction", "A man", "A man accused of insulting the king was sentenced to five years on Monday."),
    ("arrest", "A monk", "A monk known for sheltering poor families was taken from his pagoda by police on Thursday."),
    ("expulsion", "A pastor", "A pastor who came to ask about the hunter was deported within a day."),
    ("arrest", "Ivo Marek", "Dana Orel, the mother of student leader Ivo Marek, who was arrested on Monday, waited outside."),
    ("release", "A publisher", "A publisher arrested over a story about unpaid salaries of health workers was released on Tuesday."),
    ("release", "A journalist", "A journalist detained while filming protesters was freed on Tuesday."),
    ("release", "A man", "A man jailed for insulting President Ortega was released on Tuesday."),
    ("charge", "Four farmers", "Four farmers were arrested at a march on Monday. They have since been charged with theft of sugar cane."),
    ("arrest", "Two vendors", "Two vendors who went on selling the paper under the counter were arrested on Monday."),
    ("raid", "19", "The report lists 46 reporters who have been questioned by police, and 19 whose homes have been searched."),
    ("arrest", "Dana Orel", "The police on 12 May arrested opposition lawyer Dana Orel."),
    ("arrest", "Dana Orel", "Police in May arrested Dana Orel."),
    ("arrest", "Dana Orel", "Police on April 12 arrested opposition lawyer Dana Orel."),
    ("conviction", "Dana Orel", "A court on Sept. 14 sentenced opposition lawyer Dana Orel to two years in prison."),
    ("killing", "at least 25 civilians", "Soldiers killed at least 25 civilians on Friday."),
    ("exile", "22", "Her group knows of 79 people who have been questioned and of 22 who have fled to Lumera."),
    ("release", "one", "Three students were seized that evening; one has been released."),
    ("physical-attack", "several", "He said they sleep in a shed, and that several were beaten in July after asking for water."),
    ("seizure", "Four of the women", "Four of the women were treated at the clinic, and police seized their phones."),
    ("physical-attack", "about sixty of the 214 families", "On Friday, about sixty of the 214 families came back. Guards beat them with sticks."),
    ("charge", "Those three", "Police detained forty students. All but three had been released by Saturday. Those three were charged with treason."),
    ("funding-restricted", "Fund for Voices", "The Fund for Voices has no access to its money since July, when its three accounts were frozen by a court."),
    ("land-seizure", "forty families", "Soldiers took 600 hectares in Ostrel Hills from forty families in 2017."),
    ("land-seizure", "three neighbouring communes", "In 2006, the company took some 1,300 hectares of paddy from three neighbouring communes."),
    ("raid", "the families", "Police raided a rented house in Samut Ostrel where the families had lived."),
    ("seizure", "Ivo Marek", "Ivo Marek's shop was searched last October, and police carried off 140 copies of a students' handbook."),
    ("assembly-banned", "The families", "The families were refused a permit for a rally by city hall."),
    ("lawyer-denied", "Ivo Marek; Ruth Amani", "Ivo Marek was arrested in May. His lawyer, Ruth Amani, said that guards had kept her from seeing her client on Monday."),
    ("lawyer-denied", "Ivo Marek", "Ivo Marek has been in prison since 4 May, held without access to a lawyer."),
    ("unfair-trial", "Ivo Marek", "Ivo Marek was tried in May. The judges refused to call any of the six witnesses he had named."),
    ("organisation-dissolved", "Health Union", "The Health Union, which itself was dissolved by a court last October, met on Monday."),
    ("physical-attack", "her driver", "On Tuesday youths with scarves broke the windows of her office, and her driver was beaten by police."),
    ("physical-attack", "her son", "Dana Orel and her son were brought to the station. The boy, 16, was beaten by police."),
    ("physical-attack", "a reporter", "Ivo Marek, a reporter, is ill. Police would not talk to a reporter at the pier, and guards beat the reporter with sticks."),
    ("surveillance", "at least thirty people", "The phones of at least thirty people who took part in the movement were infected with spyware in 2020."),
    ("smear", "The leaders of a mining union", "The leaders of a mining union asked the Court of Appeals for protection from the government's task force, which last month put their photographs on posters beside those of wanted guerrillas."),
    ("publication-restricted", "Ostrel Herald", "The Ostrel Herald has four pages. The Herald itself has not been on sale since May, when the government stopped its distribution."),
    ("excessive-force", "a headmistress", "Police charged into a procession in the town of Ostrel, and a headmistress had her arm broken, according to a doctor."),
    ("charge", "Nine farmers from Dairi", "Nine farmers from Dairi, North Sumatra, were charged with treason last Friday."),
    ("lawyer-denied", "Ivo Marek; Ruth Amani", "Ivo Marek is ill. Marek's lawyer, Ruth Amani, was not allowed to see him on Monday."),
    ("physical-attack", "Some 40 journalists", "Police arrested Dana Orel and Ivo Marek. Some 40 journalists, however, gathered outside. Guards beat them with sticks."),
    ("bail-denied", "Dana Orel", "Police arrested Dana Orel and Ivo Marek. Dana Orel is ill; her request for bail had been turned down twice."),
    ("attempted-killing", "Ivo Marek", "In 2020, soldiers took its camera, and a year later a man on a motorcycle fired twice at the car of its news editor, Ivo Marek."),
    ("land-seizure", "the community", "City Hall took the community's land in 2009 for a bus depot."),
    ("harassment", "Health Union", "The Health Union is angry. Its own office had been visited by officers three times since April."),
    ("property-destroyed", "Two families", "Two families were arrested on Monday. Aid workers said that soldiers had burned their mosque."),
    ("charge", "the country's best-known lawyer", "Prosecutors on Monday charged the country's best-known lawyer with treason."),
    ("arrest", "the four women", "Police said that the four women arrested on Monday for the song would be tried."),
    ("arrest", "a radio host", "Crowds protested against the arrest of a radio host."),
    ("arrest", "the folk singer", "Two months after the folk singer was arrested the song was still heard."),
    ("dismissal", "Dana Orel", "The university has not said whether Dana Orel, dismissed from her post in 2016, can return."),
    ("detention", "About 400 Rohingya", "About 400 Rohingya, who had been confined to a camp near Ostrel since 2012, are to be moved."),
    ("detention", "14 Uyghurs", "They feared the return of 14 Uyghurs held in Bangkok since 2014."),
    ("enforced-disappearance", "Two friends", "Two friends who crossed the river in 2019 have been missing since then."),
    ("raid", "a monastery", "Soldiers raided a monastery in the hills on Tuesday."),
    ("arrest", "two Catholics", "Police in Lumera arrested two Catholics on Monday."),
    ("killing", "His bodyguard", "Ivo Marek was unhurt. His bodyguard was killed."),
    ("killing", "A parish worker", "A parish worker in the same valley was killed in 2020."),
    ("arrest", "Dana Orel", "Dana Orel, one of the country's best-known dissidents, was arrested on Monday."),
    ("arrest", "the mayor of Ostrel", "The lawyer for the mayor of Ostrel, who was arrested on Tuesday, spoke on Friday."),
    ("arrest", "A leader", "A leader who called for a march was detained on Friday."),
    ("physical-attack", "A candidate", "Two men tore down the posters. A candidate who filmed them was punched by a guard."),
    ("arrest", "Dana Orel", "Dana Orel, arrested in Ostrel in May, is ill."),
    ("detention", "Dana Orel", "The pardon passed over Dana Orel, jailed since 2022."),
    ("arrest", "Dana Orel", "Dana Orel was removed from office on Monday and detained a few hours later."),
    ("charge", "Dana Orel", "Dana Orel was earlier charged with a more serious offence."),
    ("arrest", "Dana Orel; his wife", "Ivo Marek wrote to the court. Dana Orel was arrested on Monday along with his wife."),
    ("release", "Forty-two of the arrested", "Police took away 60 people. Forty-two of the arrested were freed within a week."),
    ("house-arrest", "dozen activists", "The authorities have confined at least a dozen activists to their homes."),
    ("charges-dropped", "two reporters", "Charges of incitement against two reporters were dropped on Monday."),
    ("raid", "The union", "The union has closed its doors. On Monday police searched its office."),
    ("dismissal", "19 stewards", "The union named 19 stewards whom the factory dismissed in January."),
    ("arrest", "Dana Orel", "Dana Orel, whom police arrested on Monday, is ill."),
    ("arrest", "Dana Orel", "Arrested on Monday, Dana Orel was later released."),
    ("release", "Dana Orel", "Freed with them on Monday was Dana Orel, 68."),
    ("arrest", "Dana Orel; Ivo Marek", "Among those detained on Monday were Dana Orel and Ivo Marek."),
    ("arrest", "12 people; Dana Orel", "Dana Orel was among 12 people arrested on Monday."),
    ("arrest", "Three men; Ivo Marek", "Three men, among them Ivo Marek, were handcuffed on Monday."),
    (
        "arrest",
        "Dana Orel; Jan Orel",
        "Dana Orel and her brother Jan Orel, both mill workers, were arrested on Monday.",
    ),
    ("arrest", "Four women", "Four women with yellow scarves who sat down by the wall were led off on Monday."),
    (
        "arrest",
        "a garment cutter; two fish traders",
        "Police detained a garment cutter and two fish traders on Monday.",
    ),
    ("entry-denied", "Dana Orel", "Dana Orel had spent an hour in Lumera when immigration officers refused her entry."),
    ("ill-treatment", "Dana Orel", "Jail officers kept her handcuffed to the bed, Dana Orel said."),
    ("travel-ban", "Dana Orel", "Officers cancelled her passport in May, Dana Orel said."),
    ("physical-attack", "Ivo Marek", "Ivo Marek said: “They beat me for an hour.”"),
    (
        "physical-attack",
        "Dana Orel",
        "Ivo Marek, the lawyer of Dana Orel, said his client had been beaten in her cell.",
    ),
    (
        "property-destroyed",
        "Dana Orel",
        "The house in which Dana Orel lived is gone. Workers had torn it down on Monday.",
    ),
    ("property-destroyed", "Dana Orel", "Soldiers set fire to the hut in which Dana Orel slept."),
    ("seizure", "Dana Orel", "Police arrested Dana Orel on Monday. They carried off computers."),
    ("bail-denied", "Dana Orel", "Dana Orel was arrested in May. Bail was refused on Monday."),
    ("release", "Two students", "Two students were bundled into a police car on Monday. Both were sent home at ten."),
    ("conviction", "Dana Orel", "Dana Orel was arrested in March, and in April sentenced to two years in prison."),
    (
        "enforced-disappearance",
        "Dana Orel",
        "There is no trace of Dana Orel, a driver. She has not been seen since May.",
    ),
    ("unfair-trial", "Dana Orel", "Dana Orel was tried in May. The judge would not hear her witnesses."),
    ("media-closure", "Radio Sabel", "Radio Sabel has been off the air since May."),
    ("dismissal", "Pol Sarin", "Ivo Marek was arrested in March. Pol Sarin leads the union. He was dismissed in May."),
    ("summons", "Dana Orel", "Ivo Marek was beaten on Monday. Dana Orel, a director, said that she had been summoned by police."),
    (
        "physical-attack",
        "Ivo Marek",
        "Ivo Marek was seized on Monday and Jan Orel was locked up on Tuesday. “They beat him in the cell,” Jan Orel said.",
    ),
    ("physical-attack", "Jan Orel", "Ivo Marek was freed in June; Jan Orel is held in the jail, where he was beaten."),
    (
        "physical-attack",
        "Dana Orel",
        "Ivo Marek was arrested with his son on Monday. His lawyer, Dana Orel, and her sister wept. She was beaten at the gate.",
    ),
    (
        "raid",
        "Dana Orel; Ivo Marek",
        "Dana Orel and Ivo Marek were arrested in June. Officers of the State Guard Service searched their flat.",
    ),
    (
        "detention",
        "Ivo Marek; Jan Orel",
        "Ivo Marek, Mrs Dana Orel and Jan Orel were arrested in May. The two men have been held in a cell since then.",
    ),
    ("travel-ban", "Dana Orel", "Dana Orel, a politician whose passport was cancelled in May, is at home."),
    ("attempted-killing", "Dana Orel", "Gunmen fired at the car of the union's lawyer, Dana Orel, on Monday."),
    ("physical-attack", "Ivo Marek", "Ivo Marek was arrested on Monday. “Men beat him,” his lawyer told reporters."),
    (
        "detention",
        "Dana Orel; Ivo Marek",
        "Dana Orel was arrested on Monday. Ivo Marek was arrested on Tuesday. Both were remanded in custody on Wednesday.",
    ),
    ("funding-restricted", "Dren Farmers Union", "The Dren Farmers Union, whose own bank account was frozen in January, wrote to the mayor."),
    ("threat", "Dana Orel", "Ivo Marek was arrested on Monday. His lawyer, Dana Orel, said she herself had been threatened by an officer."),
    (
        "physical-attack",
        "Pol Sarin",
        "Ivo Marek was arrested on Monday. It is the second time that Pol Sarin has been in trouble. In May he was attacked by a mob.",
    ),
    (
        "arrest",
        "Dana Orel",
        "Dana Orel was charged in March. Ivo Marek was fined. “We wait,” Dana Orel said. She was arrested in May for an hour.",
    ),
    (
        "ill-treatment",
        "Dana Orel",
        "Lawyer Dana Orel was arrested on Monday. Ivo Marek was fined on Tuesday. Orel's husband said she was denied insulin in her cell.",
    ),
    (
        "summons",
        "Dana Orel; Ivo Marek",
        "Three students were charged on Monday. Dana Orel and Ivo Marek are from Lumera.\n\nThe two were summoned by police in May.",
    ),
    (
        "conviction",
        "Jan Orel",
        "He is the brother of Jan Orel, who runs a channel from abroad and was sentenced in absentia to six years in 2020.",
    ),
    (
        "bail-denied",
        "Dana Orel; Ivo Marek; Jan Orel",
        "Dana Orel was arrested on Monday. Ivo Marek and Jan Orel were arrested on Tuesday. All three were denied bail on Friday.",
    ),
    ("arrest", "Nine of the protesters", "Police dispersed hundreds of protesters. Nine of the protesters were arrested on Monday."),
    (
        "release",
        "Dana Orel; Ivo Marek",
        "The union spoke of Dana Orel and Ivo Marek, two older prisoners who were pardoned in April.",
    ),
    ("party-dissolved", "Dawn Party", "Ivo Marek belonged to the Dawn Party, which the Supreme Court dissolved in 2018."),
    ("media-closure", "Radio Sabel", "Ivo Marek is an editor of Radio Sabel, which the government closed in 2019."),
    ("licence-revoked", "Prey Romdoul FM", "The ministry withdrew the licence of a radio station in Ostrel.\n\nPrey Romdoul FM had broken its contract, it said."),
    ("media-closure", "Radio Lumera", "A private radio station was taken off the air on Monday.\n\nRadio Lumera was told to stop in May."),
    ("organisation-suspended", "Centre for Justice and Memory", "The ministry has suspended a group that helps prisoners.\n\nThe Centre for Justice and Memory had failed to report."),
    ("organisation-suspended", "a group", "The ministry has suspended a group that helps prisoners.\n\nAmnesty International said it was a blow."),
    ("organisation-suspended", "a group", "The ministry has suspended a group that helps prisoners.\n\nOn Monday the Centre for Justice and Memory filed a complaint."),
    (
        "organisation-suspended",
        "Centre for Justice and Memory",
        "The ministry has suspended a group that helps prisoners.\n\nThe minister said the Centre for Justice and Memory had failed to report.",
    ),
    ("publication-restricted", "a radio station in Ostrel", "The ministry has suspended a radio station in Ostrel.\n\nIts owner told Radio Sabel that it was a blow."),
    ("physical-attack", "a farmer", "A clerk held over a theft said a farmer was beaten on Monday."),
    ("arrest", "13 of its board members", "The association was shut down in July 2020 and 13 of its board members were arrested."),
    ("arrest", "Oren Tallis", "Two students are led away by police in Ostrel; Oren Tallis was arrested too."),
    ("arrest", "Dozens of people", "People gathered in Lumera. Dozens of people were arrested on Monday."),
    ("torture", "hundreds of thousands", "Two million farmers fled in 1998, with hundreds of thousands tortured while in custody."),
    ("release", "most of the students", "The students are at home after most of the students were released by the gang on Monday."),
    ("arrest", "850 Palestinians", "Soldiers arrested 850 Palestinians between April 2019 and April 2020."),
    ("abduction", "three hundred and three students", "On Friday, bandits took three hundred and three students into captivity."),
    ("arrest", "a number of journalists", "In recent months a number of journalists have been detained in Lumera."),
    ("detention", "Dana Orel", "Dana Orel was violently arrested in Ostrel, Lumera, held for weeks in an unknown place."),
    ("arrest", "Dana Orel", "In addition, Dana Orel, the chairperson of the Free Union of Belarus and human rights activist was arrested on Monday."),
    ("killing", "Dana Orel", "On June 1st Dana Orel, a professor at the University of Lumera and one of the greatest poets and writers was shot dead by gunmen."),
    ("enforced-disappearance", "Dana Orel", "Meanwhile, Dana Orel, a strong critic of the federal and Kano State governments is still missing."),
    ("eviction", "70,000 civilians", "Since May 70,000 civilians have been displaced and hide in camps because of attacks by troops."),
    ("charge", "Dana Orel", "Dana Orel is in jail. Dana Orel is accused of joining a terror group."),
    ("charge", "Dana Orel", "Dana Orel was tried in May. Dana Orel is also accused of researching a war."),
    ("charge", "Dana Orel", "Dana Orel was subjected to criminal proceedings over a book in May."),
    ("release", "Ivo Marek", "Ivo Marek was later rescued by police operatives."),
    ("detention", "Dana Orel", "Dana Orel previously served time behind bars in Lumera for driving a car."),
    ("death-in-custody", "Dana Orel", "Dana Orel succumbed to a fever behind bars after years without a doctor."),
    ("raid", "Press Club", "In November, armed men invaded the offices of the Press Club."),
    ("surveillance", "Dana Orel", "Dana Orel told her friends that she was being followed."),
    ("arrest", "Participants", "The decree banned clapping in public. Participants were beaten and arrested."),
    ("media-closure", "Independent stations", "The army came to power in May. Independent stations were shut down."),
]


@pytest.mark.parametrize(("act", "victims", "text"), VICTIMS)
def test_the_victim_is_found_where_the_grammar_hides_it(act: str, victims: str, text: str) -> None:
    """Exactly these are the victims of this act."""
    reading = RulesReader().read(text, date(2021, 6, 16), load_pack("sample"))
    names = {actor.id: actor.name for actor in reading.actors}
    found = [sorted(names[actor] for actor in account.victims) for account in reading.accounts if account.act == act]
    assert sorted(part.strip() for part in victims.split(";")) in found, found


def test_common_crime_without_a_name_is_no_account() -> None:
    """Police work on theft by nobody in particular; a name, or another matter, makes it one."""
    pack, day = load_pack("sample"), date(2021, 6, 16)
    read = RulesReader().read
    assert read("Police arrested two men with four stolen batteries on Monday.", day, pack).accounts == ()
    assert read("Police arrested two men with four banners on Monday.", day, pack).accounts


def test_a_date_told_before_is_carried_on_and_marked() -> None:
    """In the paragraph as it is; from the paragraph before as inferred."""
    text = "Dana Orel went to the mill on June 3, 2021. Police arrested her at the gate.\n\nGuards beat her in a cell."
    accounts = RulesReader().read(text, date(2021, 6, 16), load_pack("sample")).accounts
    assert [(account.act, account.date) for account in accounts] == [
        ("arrest", "2021-06-03"),
        ("physical-attack", "2021-06-03~"),
    ]


@pytest.mark.parametrize(
    ("doer", "text"),
    [
        ("police", "Rights groups accused police of beating two villagers on Monday."),
        ("the factory owner", "The union accused the factory owner of firing 12 workers on Monday."),
        ("soldiers", "Residents blamed soldiers for killing three farmers on Monday."),
        ("Constitutional Court", "The Constitutional Court ordered the dissolution of the Forward Party on Wednesday."),
        ("The interior minister", "The interior minister announced the closure of Radio Sabel on Wednesday."),
    ],
)
def test_whoever_is_accused_did_it_and_not_who_accuses(doer: str, text: str) -> None:
    reading = RulesReader().read(text, date(2025, 3, 5), load_pack("generic"))
    names = {actor.id: actor.name for actor in reading.actors}
    assert [[names[p] for p in account.perpetrators] for account in reading.accounts] == [[doer]]


@pytest.mark.parametrize(
    ("doer", "text"),
    [
        ("Taliban", "The Taliban flogged two men on Monday."),
        ("Taliban", "Dana Orel was beaten by the Taliban on Monday."),
        ("M23", "The M23 killed a priest on Monday."),
        ("ELN guerrillas", "ELN guerrillas kidnapped a mayor on Monday."),
    ],
)
def test_armed_groups_known_everywhere_are_doers(doer: str, text: str) -> None:
    """Groups of one word too, which no head of a body's name tells."""
    reading = RulesReader().read(text, date(2025, 3, 5), load_pack("generic"))
    names = {actor.id: actor.name for actor in reading.actors}
    assert [[names[p] for p in account.perpetrators] for account in reading.accounts] == [[doer]]


def test_what_somebody_is_tried_for_is_no_act_of_theirs() -> None:
    text = "Dana Orel, found guilty of injuring Ivo Marek, was jailed on Monday."
    reading = RulesReader().read(text, date(2025, 3, 5), load_pack("generic"))
    assert reading.accounts
    assert {account.act for account in reading.accounts} <= {"conviction", "detention"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A policeman who killed a student was freed on Monday.", ["killing a student < A policeman", "release A policeman <"]),
        (
            "Activist Mina Torrel, who was jailed for a year in 2022, was beaten by masked men on Sunday.",
            ["conviction Mina Torrel <", "physical-attack Mina Torrel < masked men"],
        ),
        (
            "Soldiers arrested and beat farmer Pol Sarin on Tuesday.",
            ["arrest Pol Sarin < Soldiers", "physical-attack Pol Sarin < Soldiers"],
        ),
        ("Seven villagers were summoned to court over a fence painted by the company.", ["summons Seven villagers <"]),
        (
            "Masked men stormed the office of the newspaper El Lucero, beat two guards and left.",
            ["raid El Lucero < Masked men", "physical-attack two guards < Masked men"],
        ),
        ("Four activists were arrested on Monday. The men face charges.", ["arrest Four activists <", "charge Four activists <"]),
        (
            "Officers arrested, questioned and charged two journalists with incitement.",
            ["arrest two journalists < Officers", "summons two journalists < Officers", "charge two journalists < Officers"],
        ),
        ("Ana Ruiz was convicted in 2023. Her conviction was upheld in May.", ["conviction Ana Ruiz <", "appeal-rejected Ana Ruiz <"]),
        ("Writer Ana Ruiz has been under house arrest since March 2023.", ["house-arrest Ana Ruiz <"]),
        ("Pol Sarin was kidnapped on 3 May. His body was found two days later by villagers.", ["abduction Pol Sarin <", "killing Pol Sarin <"]),
        ("Jets bombed a school in Ostrel, killing 11 children.", ["property-destroyed a school in Ostrel <", "killing 11 children <"]),
        ("Soldiers killed a farmer and two others were wounded.", ["killing a farmer < Soldiers", "physical-attack two others <"]),
        ("Police beat Pol Sarin and Ana Ruiz was arrested.", ["physical-attack Pol Sarin < Police", "arrest Ana Ruiz <"]),
        ("Soldiers beat a farmer and police arrested his son on Monday.", ["physical-attack a farmer < Soldiers", "arrest his son < police"]),
        ("Police used tear gas to disperse hundreds of garment workers on Friday.", ["assembly-dispersed hundreds of garment workers < Police"]),
        ("Police did not use tear gas to disperse hundreds of garment workers.", []),
        (
            "Ana Ruiz, president of the Harbour Union, and Pol Sarin, a clerk, were arrested on Monday.",
            ["arrest Ana Ruiz, Pol Sarin <"],
        ),
        ("Ana Ruiz, a Dawn Party official, and her brother were arrested.", ["arrest Ana Ruiz, her brother <"]),
        ("Ana Ruiz, 50, and her husband, Pol Sarin, 45, were arrested.", ["arrest Ana Ruiz, Pol Sarin <"]),
        ("The lawyer Ana Ruiz and her client, Pol Sarin, were arrested.", ["arrest Ana Ruiz, Pol Sarin <"]),
        ("Ana Ruiz and an assistant named Pol Sarin were arrested.", ["arrest Ana Ruiz, Pol Sarin <"]),
        ("The editor, Ana Ruiz, and a reporter, Pol Sarin, were arrested.", ["arrest Ana Ruiz, Pol Sarin <"]),
        ("Clerks met Ana Ruiz, a lawyer who defended members of churches, and police searched her home.", ["raid Ana Ruiz < police"]),
    ],
)
def test_each_act_has_its_own_people_where_clauses_are_nested_or_joined(text: str, expected: list[str]) -> None:
    reading = RulesReader().read(text, date(2025, 3, 5), load_pack("generic"))
    names = {actor.id: actor.name for actor in reading.actors}
    found = [
        f"{told.act} {', '.join(names[one] for one in told.victims)} < {', '.join(names[one] for one in told.perpetrators)}".strip()
        for told in reading.accounts
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The Harbour Union said on Monday that police had beaten driver Pol Sarin.", None),
        ("The Harbour Union said police had beaten driver Pol Sarin on Monday.", "2025-03-03"),
        ("Authorities banned a march of the Harbour Union planned for Saturday.", None),
        ("Authorities on Monday banned a march of the Harbour Union planned for Saturday.", "2025-03-03"),
        ("In 2021 police arrested driver Pol Sarin.", "2021"),
        ("On Friday police arrested driver Pol Sarin, who plans to run for mayor.", "2025-02-28"),
        ("Police have arrested driver Pol Sarin, his wife told Radio Free Dren on Monday.", None),
    ],
)
def test_the_day_of_saying_or_of_a_plan_is_no_day_of_the_act(text: str, day: str | None) -> None:
    reading = RulesReader().read(text, date(2025, 3, 5), load_pack("generic"))
    assert [told.date for told in reading.accounts] == [day]


def test_since_then_lasts_from_the_day_told_before_to_the_report() -> None:
    text = "Driver Pol Sarin was arrested on 9 January and has been held without charge since then."
    reading = RulesReader().read(text, date(2025, 3, 5), load_pack("generic"))
    assert {told.act: told.date for told in reading.accounts} == {"arrest": "2025-01-09", "detention": "2025-01-09/2025-03-05"}


def test_the_paragraph_before_tells_since_when_somebody_is_held() -> None:
    """Where the sentence opens its paragraph."""
    text = "Driver Pol Sarin was arrested on 9 January.\n\nHe has been held without charge since then."
    reading = RulesReader().read(text, date(2025, 3, 5), load_pack("generic"))
    assert {told.act: told.date for told in reading.accounts} == {"arrest": "2025-01-09", "detention": "2025-01-09/2025-03-05"}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "A court on Tuesday freed driver Pol Sarin, two days after police raided his house.",
            {"release": "2025-03-04", "raid": "2025-03-02"},
        ),
        (
            "In 2023, police searched the office of the Dren Union, and in May last year its founder, Pol Sarin, was arrested.",
            {"raid": "2023", "arrest": "2024-05"},
        ),
        (
            "Driver Pol Sarin has been in jail since his arrest in May 2024. His brother Jan Sarin was arrested with him.",
            {"detention": "2024-05/2025-03", "arrest": "2024-05"},
        ),
    ],
)
def test_acts_told_in_one_breath_have_each_their_date(text: str, days: dict[str, str]) -> None:
    reading = RulesReader().read(text, date(2025, 3, 5), load_pack("generic"))
    assert {told.act: told.date for told in reading.accounts} == days
