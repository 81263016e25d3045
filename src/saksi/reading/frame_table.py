"""The words that tell of acts: verbs, nouns and things, by code of act. Data only; `frames` makes them usable.

Rule: general English of the news; the first line of a verb that fits wins, so the narrow ones stand first.

VERBS     act | verbs | conditions
    who=     person, body, media, party, any: what the victim must be
    thing=   a key of THINGS: what is done is done to a thing of the victim's
    after=   what must follow the verb within its clause; `^` at once
    not=     what must not follow; need= what the sentence must hold
    subject  the victim is the subject of the active verb; active / passive: only so
    law      the act needs no victim; finite: not as a participle; negated: only with `not`
NOUNS     act | nouns | conditions (of= the preposition before the victim; owner: the possessor is the victim)
"""

from __future__ import annotations

_YEARS = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|thirty|an?|several|"
    r"(?:a|\d+|two|three) (?:and a half))[- ](?:more |suspended )?(?:year|month|day|week)s?"
)
_JAIL = r"(?:prison|jail|gaol|prison camps?|labou?r camps?|penal colon(?:y|ies)|correctional (?:facility|cent(?:er|re)|institution))"
_HELD_IN = rf"(?:{_JAIL}|custody|detention|pre-?trial detention|solitary confinement|remand|a cell|(?:a |the )?police station|incommunicado|prisons)"
_POLL = r"(?:elections?|polls?|vot(?:e|ing)|ballot|race|running|standing|contesting|participat\w+|taking part|competing|candida\w+)"

THINGS: dict[str, str] = {
    "accounts": r"\b(?:bank )?accounts?\b|\bassets\b|\bfunds\b|\bfunding\b|\bgrants?\b",
    "licence": r"\blicen[cs]es?\b|\baccreditations?\b|\bpress (?:cards?|credentials)\b|\bcredentials\b|\bregistrations?\b|\bbroadcast(?:ing)? permit\b|\boperating permit\b",
    "outlet": r"\b(?:newspapers?|radio stations?|tv stations?|television stations?|stations?|news (?:sites?|outlets?|agency|agencies|websites?|portals?|organi[sz]ations?)"
    r"|broadcasters?|media outlets?|outlets?|magazines?|channels?|dailies|daily|weekly|newsrooms?|independent media|publications?)\b",
    "content": r"\b(?:books?|films?|movies?|songs?|albums?|plays?|documentar(?:y|ies)|novels?|broadcasts?|programmes?|programs?|shows?|articles?|episodes?|"
    r"videos?|posts?|dramas?|exhibitions?|performances?|poems?|content|coverage|cartoons?|reporting|word|words|hashtags?|criticism|concerts?)\b",
    "printing": r"\b(?:publication|printing|print edition|editions?|issues?|distribution|broadcasts?|broadcasting|programming|newspaper|magazine|weekly|daily)\b",
    "site": r"\b(?:websites?|sites?|web ?pages?|internet access|access to|facebook|twitter|telegram|social media|apps?|whatsapp|platforms?|youtube|portals?|instagram|tiktok|vpns?)\b",
    "net": r"\b(?:internet|mobile data|mobile networks?|networks?|connectivity|phone (?:lines?|services?)|communications|telecommunications)\b",
    "equipment": r"\b(?:phones?|cellphones?|mobiles?|smartphones?|laptops?|computers?|cameras?|equipment|documents?|materials?|belongings|hard (?:drives?|disks?)|devices?|"
    r"footage|copies|money|cash|files?|vehicles?|banners?|placards?|flash drives?|recordings?|notebooks?|memory cards?|servers?|loudspeakers?|leaflets|trucks?|"
    r"motorbikes?|cars?|property|buildings?|savings|microphones?|tapes?|t-shirts|posters|newspapers|electronics|drums?|instruments?|archives?)\b",
    "passport": r"\bpassports?\b|\btravel documents?\b|\bcitizenship\b",
    "premises": r"\b(?:offices?|headquarters|premises|newsrooms?|homes?|houses?|apartments?|flats?|buildings?|residences?|compounds?|studios?|bureaus?|dormitor(?:y|ies)|"
    r"pagodas?|church(?:es)?|mosques?|schools?|monaster(?:y|ies)|rooms?|villages?|meetings?|stations?|hideouts?|camps?|centers?|centres?|campus|clinic|hospital)\b",
    "office": r"\b(?:offices?|headquarters|premises|bureaus?|branch(?:es)?|centers?|centres?|libraries|library|museum)\b",
    "assembly": r"\b(?:protests?|rall(?:y|ies)|demonstrations?|march(?:es)?|gatherings?|vigils?|sit-ins?|assembl(?:y|ies)|processions?|crowds?|protesters?|protestors?|"
    r"demonstrators?|marchers|celebrations?|parades?|commemorations?|strikers|picket|blockade|forum|campaign events?)\b",
    "activity": r"\b(?:meetings?|trainings?|workshops?|forums?|seminars?|conferences?|press conferences?|events?|screenings?|classes|courses?|congress|ceremony|ceremonies|"
    r"discussions?|concerts?|lectures?|gatherings?|report launch|festival)\b",
    "land": r"\b(?:land|lands|farmland|farmlands|hectares|plots?|rice fields|fields|farms?|acres|rai|territory|territories|forest|plantations?)\b",
    "homes": r"\b(?:homes?|houses?|shacks?|huts?|crops?|shops?|buildings?|church(?:es)?|mosques?|temples?|villages?|offices?|tents?|shelters?|farms?|property|properties|"
    r"vehicles?|cars?|schools?|stalls?|monuments?|statues?|graves?|livestock|motorbikes?|camp|structures?|trees|rice|memorial)\b",
    "law": r"\b(?:laws?|bills?|acts?|amendments?|decrees?|sub-decrees?|regulations?|rules|ordinances?|legislation|directives?|codes?|provisions?|orders?)\b",
    "verdict": r"\b(?:appeals?|convictions?|verdicts?|sentences?|rulings?|judge?ments?|petitions?|bids?)\b",
    "charges": r"\b(?:charges?|cases?|indictments?|complaints?|lawsuits?|suits?|allegations?|prosecutions?|proceedings)\b",
    "bail": r"\bbail\b",
    "strike": r"\bstrikes?\b|\bwalkouts?\b|\bpicket(?: line)?s?\b",
    "candidacy": r"\b(?:candidac(?:y|ies)|candidates?|nominations?|nomination papers|candidate lists?)\b",
}
"""Patterns of the things that are done something to; not case-sensitive."""

VERBS = rf"""
killing | shoot | who=person; after=^ (?:him |her |them |\w+ ){{0,2}}?(?:dead|to death)\b
killing | gun cut mow | who=person; after=^ (?:him |her |them )?down\b
killing | beat stab hack burn bludgeon torture club stone strangle whip crush starve | who=person; after=^ (?:\w+ ){{0,3}}?to death\b
killing | kill murder assassinate massacre behead slay lynch strangle slaughter execute | who=person
death-in-custody | die perish | who=person; subject; after=\b(?:in|under) (?:\w+ ){{0,2}}?(?:custody|detention|prison|jail|police station|interrogation)\b
killing | die perish | who=person; subject; active; need=\b(?:shot|shooting|crackdown|gunfire|opened fire|tortured?|beaten|bombing|air ?strike|shelling)\b
attempted-killing | survive | who=person; subject; after=^ (?:an? )?(?:\w+ )?(?:assassination|murder|attempt|shooting)\b
attempted-killing | try attempt | who=person; after=^ to (?:kill|murder|assassinate|shoot)\b
enforced-disappearance | disappear vanish | who=person; subject; active
enforced-disappearance | disappear | who=person; passive
enforced-disappearance | go | who=person; subject; active; after=^ missing\b
abduction | abduct kidnap snatch bundle whisk | who=person
abduction | seize take grab drag | who=person; after=^ (?:\w+ ){{0,4}}?from (?:his|her|their|a|the|\w+[’']s) (?:\w+ )?(?:home|house|apartment|street|car|office|hotel)\b; need=\b(?:unidentified|unknown|gunmen|masked|armed men|abduct\w*|kidnap\w*|disappear\w*)\b
torture | torture electrocute waterboard | who=person
sexual-violence | rape molest grope | who=person
sexual-violence | abuse assault harass | who=person; after=\bsexually\b
ill-treatment | mistreat ill-treat humiliate strip-search maltreat degrade starve shackle | who=person
ill-treatment | deny refuse | who=person; after=\b(?:medical (?:care|treatment|attention|help)|medicine|food|visits|family visits|treatment)\b
lawyer-denied | deny refuse | who=person; after=\b(?:access to|the right to|contact with|visits? (?:from|by)|meetings? with)? ?(?:an? |his |her |their |legal )?(?:lawyers?|attorneys?|legal (?:counsel|representation|assistance|advice)|counsel)\b
lawyer-denied | prevent bar stop block | who=person; after=\bfrom (?:meeting|seeing|speaking (?:to|with)|contacting|visiting) (?:with )?(?:an? |his |her |their )?(?:lawyers?|attorneys?|clients?|counsel)\b
excessive-force | fire shoot use deploy lob | who=person; after=\b(?:tear ?gas|rubber bullets?|water cannons?|live (?:ammunition|rounds|bullets)|stun grenades?|flash-?bangs?|pepper spray|batons|excessive force|pellets)\b
excessive-force | open | who=person; after=^ fire\b
excessive-force | tear-gas teargas pepper-spray | who=person
physical-attack | shoot | who=person; not=^ (?:a )?(?:film|video|photo|footage|down|pictures?)
physical-attack | beat assault attack punch kick slap bludgeon club manhandle stab injure wound maul pummel batter thrash whip flog hurt pistol-whip brutalize brutalise | who=person; not=^ (?:back|up to|the (?:idea|law|government|bill)|his record)
physical-attack | rough beat | who=person; after=^ up\b
physical-attack | hit strike | who=person; need=\b(?:with (?:a|an|their|his|batons|sticks|rocks?|stones?|iron)|from behind|in the (?:head|face|back|eye|chest|leg)|batons?|fists?|sticks?|rocks?|hospital\w*|bullets?)\b
death-threat | threaten | who=person; after=\bwith death\b|^ (?:to kill|to shoot|to murder)\b|\bto kill\b
death-threat | receive get face | who=person; subject; after=\bdeath threats?\b
threat | threaten warn | who=any; after=^ (?:\S+ ){{0,6}}?(?:with (?:arrest|jail|prison|legal|violence|prosecution|expulsion|dismissal|closure|death|\w+ action|a lawsuit)|to (?:arrest|jail|sue|shut|close|dissolve|kill|beat|burn|evict|fire|dismiss|deport|expel|ban|prosecute|destroy|harm|rape|revoke|report|charge))\b
threat | threaten | who=person; not=^ (?:the |national |public |to |our |its |social |peace|stability|security)
threat | receive get face | who=any; subject; after=^ (?:\w+ ){{0,3}}?threats?\b; not=^ (?:\w+ ){{0,3}}?threats? to (?:the|democracy|national|public)
threat | bring earn draw win | who=any; after=^ (?:him|her|them|it) (?:\w+ )?threats\b
surveillance | spy eavesdrop snoop | who=any; after=^ on\b
surveillance | wiretap bug surveil stalk | who=any
surveillance | tail follow trail monitor watch track photograph film | who=person; passive; finite; need=\b(?:police|officers?|agents?|authorities|intelligence|security|surveillance|unknown|unidentified|plainclothes|spyware)\b
surveillance | hack infect target | who=any; after=\b(?:spyware|pegasus|malware|phones?|surveillance)\b
surveillance | place put keep | who=any; after=\bunder (?:\w+ )?(?:surveillance|observation|watch)\b
smear | red-tag smear vilify demonize demonise defame slander | who=any; not=^ (?:the )?(?:king|monarchy|government|state|army|military)
smear | label brand denounce portray paint | who=any; after=^ (?:\S+ ){{0,5}}?(?:as |an? |“|\"|them |him |her )?(?:as )?(?:an? )?[“\"]?(?:terrorists?|traitors?|communists?|foreign agents?|extremists?|spies|spy|enem(?:y|ies)|rebels?|puppets?|agitators?|subversives?|criminals?|insurgents?)\b
other | declare designate list classify brand | who=any; after=^ (?:\S+ ){{0,4}}?(?:as |an? )?(?:foreign agents?|undesirable|extremist|terrorist)\b
harassment | harass intimidate hound persecute terrorize terrorise bully | who=any; passive; not=^ (?:the |by (?:the )?(?:sanctions|law))
harassment | harass intimidate hound terrorize terrorise bully | who=person; active
arrest | arrest apprehend nab handcuff re-arrest rearrest | who=person
arrest | take | who=person; after=^ (?:\S+ ){{0,6}}?(?:(?:in|into|to) (?:police |military |army |immediate )?custody|away(?! from))\b
arrest | pick round haul | who=person; after=^ (?:\S+ ){{0,4}}?(?:up|off|away)\b; not=^ (?:up )?(?:steam|the (?:pieces|tab|phone|issue|story)|pace)
arrest | place put | who=person; after=\bunder arrest\b
arrest | lead march escort drag shove push force bundle | who=person; after=\b(?:away by|off by|into (?:a|the|police|an unmarked|\w+) (?:\w+ )?(?:car|van|vehicle|truck|bus|sedan|pickup|police (?:car|van)))\b; need=\b(?:police|officers?|agents?|soldiers|guards|plainclothes|authorities|security)\b
arrest | seize capture | who=person; need=\b(?:police|officers?|agents?|soldiers|troops|security|military|authorities|army)\b
house-arrest | place put keep hold confine | who=person; after=\b(?:house arrest|to (?:his|her|their) homes?)\b
conviction | sentence condemn | who=person; passive
conviction | sentence | who=person; active
conviction | convict | who=person
conviction | find | who=person; after=^ (?:\S+ ){{0,8}}?guilty\b(?! of (?:failing|not))
conviction | give hand | who=person; passive; after=^ (?:\S+ ){{0,4}}?(?:{_YEARS}|life|the death (?:penalty|sentence)|a (?:\S+ ){{0,3}}?(?:sentence|term|jail|prison)|(?:suspended|prison|jail) (?:sentences?|terms?))\b
conviction | give hand hand | who=person; active; after=^ (?:down )?(?:\S+ ){{0,7}}?(?:{_YEARS}[ -](?:\w+[ -]){{0,2}}?(?:in (?:prison|jail)|sentences?|terms?|jail|prison)|life (?:sentences?|terms?|in)|death (?:penalty|sentences?)|(?:prison|jail) (?:sentences?|terms?))
conviction | receive get draw | who=person; subject; after=^ (?:\S+ ){{0,3}}?(?:{_YEARS}(?: \S+){{0,2}}? (?:in (?:prison|jail)|sentences?|terms?|each|and an?)|{_YEARS}[- ](?:prison|jail|suspended)?[- ]?(?:sentences?|terms?)|life (?:sentences?|imprisonment)|death (?:penalty|sentences?)|(?:prison|jail) (?:sentences?|terms?))\b
conviction | jail imprison | who=person; after=^ (?:\S+ ){{0,4}}?(?:for (?:up to |at least |about |more than )?{_YEARS}|for life|to {_YEARS})\b
conviction | send | who=person; after=^ (?:\S+ ){{0,5}}?to {_JAIL} for (?:up to |at least )?(?:{_YEARS}|life)\b
detention | send return transfer | who=person; after=^ (?:\S+ ){{0,5}}?(?:back )?to (?:the |a |an )?(?:\w+ ){{0,3}}?(?:{_JAIL}|custody|detention|pre-?trial detention)\b
detention | jail imprison incarcerate lock remand intern | who=person
detention | hold keep place put | who=person; after=^ (?:\S+ ){{0,6}}?(?:in|at|without|incommunicado|under|on|for|since|behind) ?(?:the |a |an )?(?:\w+ ){{0,3}}?(?:{_HELD_IN}|trial|charges?|remand|behind bars|bars|overnight|{_YEARS}|(?:\w+ )?hours|incommunicado)\b; not=^ (?:a |an |the )?(?:\w+ )?(?:meeting|rally|protest|election|press|talks|hearing|accountable|responsible)
detention | detain | who=person; after=\b(?:(?:for|about|nearly|more than|over|at least) (?:\w+ ){{0,2}}?(?:hours?|days?|weeks?|months?|years?)|overnight|without (?:trial|charge)|incommunicado|since|in (?:prison|jail|pre-?trial)|pending|awaiting)\b
arrest | detain | who=person
detention | remain languish stay sit | who=person; subject; after=^ (?:in|behind|under) (?:\w+ ){{0,2}}?(?:{_HELD_IN}|bars)\b
bail-denied | deny refuse reject | who=person; after=^ (?:\S+ ){{0,4}}?bail\b
bail-denied | deny refuse reject | thing=bail
summons | summon summons subpoena interrogate | who=person; not=^ (?:the )?(?:ambassador|courage|strength)
summons | question | who=person; passive; need=\b(?:police|officers?|prosecutors?|court|authorities|investigat\w+|judge|agents|station|hours)\b
summons | question grill | who=person; active; need=\b(?:police|officers|prosecutors?|authorities|investigators?|judge|agents)\b; not=^ (?:the|its|whether|how|why)
summons | call bring order take | who=person; after=\b(?:in |up )?(?:for|to (?:the )?(?:police )?station for|to appear for) (?:further )?(?:questioning|interrogation)\b|\bto appear (?:in|before|at)\b
charge | charge indict arraign | who=person; not=^ (?:that|a fee|fees|toward|at|into|\$)
charge | face | who=person; subject; after=^ (?:\S+ ){{0,4}}?charges?\b; not=^ (?:possible|potential|further possible)
charge | bring press file lodge lay level | who=person; after=^ (?:\S+ ){{0,5}}?(?:charges?|(?:criminal |police )?cases?|first information report|fir) (?:\S+ ){{0,4}}?against\b
charge | register open file launch | thing=charges; after=\bagainst\b|\bfor\b; not=^ (?:an? )?(?:civil )?(?:law)?suit
charge | book | who=person; after=^ (?:for|under|on)\b
charge | prosecute | who=person
lawsuit | sue | who=any
lawsuit | file lodge bring | who=any; after=^ (?:\S+ ){{0,5}}?(?:lawsuits?|suits?|complaints?|claims?|defamation (?:case|suit)) (?:\S+ ){{0,6}}?against\b
lawsuit | apply petition ask | who=body; after=^ (?:to )?(?:the |a )?(?:\w+ ){{0,3}}?court (?:for|to) (?:\S+ ){{0,8}}?(?:clos\w+|dissol\w+|liquidat\w+|shut|ban\w*|suspen\w+)\b
trial | put place | who=person; after=^ (?:\S+ )?on trial\b
trial | stand go face | who=person; subject; after=^ (?:on )?trial\b
trial | appear | who=person; subject; after=^ (?:\w+ )?(?:in|before|at) (?:the |a |an )?(?:\S+ ){{0,4}}?(?:court|judge|tribunal|magistrate)\b
trial | try | who=person; passive; after=^ (?:in|for|on|by|before|under|at)\b
unfair-trial | try sentence convict | who=person; after=\b(?:behind closed doors|in secret|without (?:a )?(?:lawyer|due process))\b
appeal-rejected | uphold reject dismiss deny refuse confirm affirm | thing=verdict
appeal-rejected | turn throw | thing=verdict; after=^ (?:down|out)\b
appeal-rejected | lose | who=person; subject; after=^ (?:an |his |her |their |its )?(?:\w+ )?appeals?\b
acquittal | acquit exonerate | who=person
acquittal | clear | who=person; after=^ (?:\S+ ){{0,3}}?of (?:all |the |any )?(?:charges|wrongdoing|\w+)\b; passive
acquittal | find | who=person; after=^ not guilty\b|^ innocent\b
charges-dropped | drop withdraw dismiss quash | thing=charges
release | release free pardon amnesty | who=person; not=^ (?:a |an |the |its |his |her )?(?:\w+ )?(?:statement|report|video|letter|footage|results|figures|document|list|book|up|from (?:the )?obligation)
release | set | who=person; after=^ (?:\S+ )?free\b
release | walk go | who=person; subject; after=^ (?:\w+ )?free\b|^ out of (?:prison|jail)\b
release | let | who=person; after=^ (?:\S+ )?(?:go|out)\b(?! of hand)
release | grant | who=person; after=^ (?:\S+ ){{0,4}}?(?:bail|a (?:royal |presidential )?pardon|amnesty|clemency)\b
release | leave | who=person; subject; after=^ (?:prison|jail|custody|pre-?trial detention|detention)\b
licence-revoked | revoke cancel withdraw suspend rescind annul strip terminate pull | thing=licence
licence-revoked | strip | who=any; after=\bof (?:its|his|her|their) (?:\w+ )?(?:licen[cs]e|accreditation|press card|credentials|registration)\b
licence-revoked | lose | who=any; subject; after=^ (?:its|his|her|their) (?:\w+ )?(?:licen[cs]e|accreditation)\b
travel-ban | revoke cancel confiscate seize invalidate annul withhold | thing=passport
voting-rights-removed | ban bar strip disqualify | who=person; after=\b(?:from|of) (?:\w+ )?(?:politics|political (?:activit(?:y|ies)|rights|life|office)|public office|voting|(?:their|his|her) (?:political|voting|civil|civic) rights)\b
candidate-disqualified | disqualify bar ban prevent exclude strike block | who=person; after=\b(?:from|off) (?:\S+ ){{0,4}}?{_POLL}\b
candidate-disqualified | reject disqualify invalidate void | thing=candidacy
party-disqualified | disqualify bar ban exclude prevent block | who=party; after=\b(?:from|in|of) (?:\S+ ){{0,5}}?{_POLL}\b
party-disqualified | disqualify | who=party
candidate-disqualified | disqualify | who=person
entry-denied | deny refuse bar ban | who=person; after=\b(?:entry(?: (?:to|into))?|from entering(?! (?:the |a |his |her |their )?(?:court\w*|building|room|office|hall|premises|site|parliament|stadium|hearing|village|area|venue|university|campus|session|polling))|a visa|visas|permission to enter|from returning)\b
entry-denied | turn | who=person; after=^ (?:back|away)\b; need=\b(?:airport|border|immigration|visa|flight|customs)\b
travel-ban | ban bar prevent stop block forbid prohibit | who=person; after=\b(?:from (?:leaving|travel\w*|going abroad|boarding|flying|departing)|to (?:leave|travel))\b
access-denied | bar ban block prevent stop exclude deny refuse | who=person; after=\bfrom (?:\w+ )?(?:attending|covering|entering|filming|observing|monitoring|reporting|accessing|visiting|the (?:courtroom|courthouse|court|hearing|trial|session|building|event))\b|^ (?:\S+ )?(?:access|admission|entrance)\b
access-denied | allow permit let admit | who=person; negated; after=\b(?:to (?:enter|attend|observe|cover|film|visit|go (?:in|inside))|into|in|inside)\b
assembly-obstructed | prevent stop block bar keep hinder obstruct | who=person; after=\bfrom (?:\w+ )?(?:marching|gathering|assembling|protesting|demonstrating|rallying|handing|submitting|delivering|presenting|petitioning|reaching|joining|approaching|holding|staging|taking part|walking|continuing|traveling|travelling|entering|getting|going|coming)\b
assembly-obstructed | block stop halt obstruct intercept | thing=assembly
activity-obstructed | prevent stop block bar | who=any; after=\bfrom (?:\w+ )?(?:meeting|holding|organi[sz]ing|hosting|conducting|working|operating|running|registering|distributing)\b
activity-obstructed | interrupt disrupt halt cancel stop block break | thing=activity
censorship | forbid ban bar prohibit prevent | who=any; after=\b(?:from|to|it|him|her|them)? ?(?:from |to )(?:\w+ )?(?:broadcast\w*|publish\w*|speak\w*|air\w*|report\w*|perform\w*|writ\w+|teach\w*|post\w*|comment\w*|us(?:e|ing)|givi?n?g? interviews)\b
content-removal-ordered | order force compel tell instruct direct | who=any; after=^ (?:\S+ ){{0,6}}?to (?:\w+ )?(?:delete|remove|take down|apologi[sz]e|retract|pull|issue an apology|correct)\b
media-closure | order | who=media; after=^ (?:\S+ ){{0,7}}?(?:to (?:close|shut|cease|stop|suspend|halt)|closed|shut)\b
media-closure | force | who=media; after=^ (?:\S+ ){{0,5}}?(?:to (?:close|shut|cease|fold|suspend)|off the air|off air|out of business|closed)\b
media-closure | take | who=media; after=^ (?:\S+ )?off (?:the )?air\b
organisation-suspended | order | who=body; after=^ (?:\S+ ){{0,7}}?to (?:suspend|cease|stop|halt)\b
organisation-dissolved | order | who=body; after=^ (?:\S+ ){{0,7}}?(?:to (?:close|shut|disband|dissolve)|closed|dissolved|disbanded|liquidated)\b
burdensome-reporting | order require tell | who=body; after=^ (?:\S+ ){{0,4}}?to (?:submit|file|hand over|provide|report|pay) (?:\S+ ){{0,6}}?(?:reports?|tax(?:es)?|audits?|financial|lists?|records?|documents)\b
burdensome-reporting | audit | who=body
notice-demanded | order require tell | who=any; after=^ (?:\S+ ){{0,4}}?to (?:notify|inform|seek|ask for|obtain|request) (?:\S+ ){{0,3}}?(?:authorities|permission|approval|police|officials)\b
eviction | evict uproot | who=person
eviction | force remove displace drive | who=person; after=\b(?:from|off|out of|to leave) (?:their|his|her|the) (?:\w+ ){{0,2}}?(?:homes?|houses?|land|lands|villages?|property|apartments?)\b
expulsion | deport expel extradite refoule repatriate | who=person; not=^ (?:from (?:the )?(?:party|parliament|school|university|assembly|senate))
expulsion | send hand return | who=person; after=\b(?:back|over) to (?:[A-Z]|the authorities|their (?:home|country))\b; need=\b(?:deport\w*|asylum|refugees?|extradit\w+|fled|exile\w*|dissidents?)\b; not=\bprison\b
exile | exile banish | who=person; passive
exile | force drive go send | who=person; after=\b(?:into (?:self-imposed )?exile|to flee|to leave the country)\b
dismissal | fire sack dismiss | who=person; not=^ (?:tear|rubber|live|shots?|at|on|into|a |an |the (?:claim|case|charge|appeal|alleg|report|accus|petition|complaint)|warning|water|rounds|bullets|gun|as |concerns|allegations|claims|accusations|criticism|back|up|missiles|rockets)
dismissal | lay | who=person; after=^ (?:\S+ ){{0,3}}?off\b
dismissal | lose | who=person; subject; after=^ (?:their|his|her) jobs?\b
dismissal | remove strip suspend | who=person; after=\b(?:from|of) (?:his|her|their|the) (?:\w+ )?(?:posts?|positions?|jobs?|duties|office)\b
funding-restricted | freeze block | thing=accounts
funding-restricted | cut halt suspend | thing=accounts; need=\b(?:ngo|ngos|foreign funding|organi[sz]ation|authorities)\b
raid | raid ransack storm | thing=premises
raid | raid | who=any
raid | search | thing=premises; not=^ for\b
office-closed | close shut seal shutter padlock | thing=office
assembly-banned | ban prohibit forbid outlaw | thing=assembly
assembly-banned | refuse deny reject | thing=assembly; need=\b(?:permission|permit|request|authori[sz]ation|approval|application)\b
assembly-banned | refuse deny | who=any; after=\b(?:permission|permits?|authori[sz]ation|approval) (?:for|to) (?:\S+ ){{0,5}}?(?:march|rally|protest|gather\w*|demonstrat\w+|assembl\w+|celebrat\w+)\b
assembly-dispersed | disperse scatter | who=person
assembly-dispersed | disperse scatter | thing=assembly
assembly-dispersed | break clear quell crush put | thing=assembly; after=^ (?:up|off|down|away|\S+ \S+)
assembly-dispersed | crack | who=person; after=^ down on (?:\S+ ){{0,5}}?(?:protest\w*|rall\w+|demonstrat\w+|march\w*)\b
assembly-restricted | restrict confine limit | thing=assembly
strike-broken | break ban outlaw end crush | thing=strike
strike-broken | declare rule | thing=strike; after=\b(?:illegal|unlawful)\b
strike-broken | order | who=person; after=^ (?:\S+ ){{0,4}}?(?:back to work|to (?:return to work|end (?:the|their) strike))\b
seizure | seize confiscate impound | thing=equipment
land-seizure | grab seize expropriate confiscate appropriate | thing=land
property-destroyed | destroy demolish burn torch raze bulldoze vandalize vandalise ransack loot dismantle deface | thing=homes
property-destroyed | set | thing=homes; after=\b(?:on fire|ablaze|fire to)\b
media-closure | close shut shutter shutdown | who=media; not=^ (?:in on|in\b|ranks|eyes|its eyes)
media-closure | close shut shutter | thing=outlet
publication-restricted | suspend halt stop | thing=printing
publication-restricted | suspend | who=media
media-closure | ban outlaw | who=media
party-dissolved | dissolve ban outlaw disband | who=party
organisation-dissolved | dissolve ban outlaw disband liquidate deregister abolish | who=body
organisation-suspended | suspend | who=body
organisation-dissolved | close shut shutter | who=body
site-blocked | block restrict ban disable | thing=site
internet-shutdown | cut shut shutdown disrupt sever disconnect throttle suspend block | thing=net; law
censorship | ban censor prohibit forbid remove pull | thing=content
registration-denied | refuse deny reject | who=body; after=\b(?:registration|to register|recognition|legal status)\b
registration-denied | refuse deny reject delay | thing=licence; need=\bregist\w+\b
information-withheld | refuse decline | who=any; after=^ to (?:release|disclose|publish|provide|hand over) (?:\S+ ){{0,4}}?(?:information|figures|data|records|autopsy|results|body)\b
restrictive-law | pass adopt approve enact sign introduce impose promulgate amend rewrite tighten toughen draft propose submit table | thing=law; law; need=\b(?:restrict\w*|criminali[sz]\w+|NGOs?|non-governmental|cyber\w*|foreign agents?|emergency|insult\w*|l[eè]se[- ]majest[eé]|fake news|disinformation|anti-?terror\w*|surveillance|treason|sedition|dissent|free speech|freedom|crackdown|penal(?:ty|ties|ties)?|Penal Code|ban(?:s|ning|ned)?|punish\w*|crime|speech|protests?|assembl(?:y|ies)|associations?|censor\w*|control\w*)\b
law-widened | repeal abolish scrap decriminalize decriminalise annul overturn | thing=law; law
other | fine | who=any
other | place put | who=person; after=\bunder (?:judicial|court) (?:supervision|control)\b
"""

NOUNS = r"""
killing | killing killings murder murders assassination slaying massacre lynching | of=of
death-in-custody | death deaths | of=of; owner; after=\bin (?:\w+ ){0,2}?(?:custody|detention|prison|jail)\b
abduction | abduction abductions kidnapping kidnappings | of=of; owner
enforced-disappearance | disappearance disappearances | of=of; owner
torture | torture torturing | of=of
physical-attack | beating beatings assault assaults attack attacks | of=of|on|against
arrest | arrest arrests rearrest | of=of; owner
detention | detention detentions imprisonment jailing incarceration | of=of; owner
conviction | conviction convictions | of=of; owner
trial | verdict trial hearing | of=of; owner
killing | execution executions | of=of; owner
raid | raid raids search | of=on|of|at
media-closure | closure shutdown shuttering closing | of=of; who=media
office-closed | closure closing sealing | of=of; thing=office
party-dissolved | dissolution banning outlawing | of=of; who=party
organisation-dissolved | dissolution banning liquidation closure | of=of; who=body
party-disqualified | disqualification exclusion | of=of; who=party
candidate-disqualified | disqualification | of=of; who=person; owner
expulsion | deportation expulsion extradition | of=of; owner
eviction | eviction evictions | of=of; owner
dismissal | dismissal sacking firing | of=of; owner
release | release | of=of; owner
acquittal | acquittal | of=of; owner
harassment | harassment intimidation persecution | of=of|against; owner
surveillance | surveillance | of=of
charge | indictment | of=of; owner
media-closure | suspension | of=of; who=media
assembly-dispersed | dispersal | of=of
death-threat | death-threats | of=against|to
land-seizure | confiscation seizure | of=of; thing=land
seizure | confiscation seizure | of=of; thing=equipment
assembly-banned | ban | of=on; thing=assembly
travel-ban | travel-ban | of=on|against
"""

IRREGULAR: dict[str, tuple[str, str, str]] = {
    "shoot": ("shot", "shot", "shooting"), "beat": ("beat", "beaten", "beating"), "take": ("took", "taken", "taking"),
    "hold": ("held", "held", "holding"), "find": ("found", "found", "finding"), "strike": ("struck", "struck", "striking"),
    "hit": ("hit", "hit", "hitting"), "put": ("put", "put", "putting"), "send": ("sent", "sent", "sending"),
    "give": ("gave", "given", "giving"), "get": ("got", "got", "getting"), "shut": ("shut", "shut", "shutting"),
    "break": ("broke", "broken", "breaking"), "lose": ("lost", "lost", "losing"), "let": ("let", "let", "letting"),
    "set": ("set", "set", "setting"), "withdraw": ("withdrew", "withdrawn", "withdrawing"), "lay": ("laid", "laid", "laying"),
    "lead": ("led", "led", "leading"), "go": ("went", "gone", "going"), "stand": ("stood", "stood", "standing"),
    "bring": ("brought", "brought", "bringing"), "forbid": ("forbade", "forbidden", "forbidding"),
    "drive": ("drove", "driven", "driving"), "keep": ("kept", "kept", "keeping"), "cut": ("cut", "cut", "cutting"),
    "throw": ("threw", "thrown", "throwing"), "slay": ("slew", "slain", "slaying"), "freeze": ("froze", "frozen", "freezing"),
    "leave": ("left", "left", "leaving"), "rewrite": ("rewrote", "rewritten", "rewriting"), "burn": ("burned", "burned", "burning"),
    "tell": ("told", "told", "telling"), "uphold": ("upheld", "upheld", "upholding"), "draw": ("drew", "drawn", "drawing"),
    "die": ("died", "died", "dying"), "hurt": ("hurt", "hurt", "hurting"), "free": ("freed", "freed", "freeing"),
    "flee": ("fled", "fled", "fleeing"), "sit": ("sat", "sat", "sitting"), "wiretap": ("wiretapped", "wiretapped", "wiretapping"),
    "red-tag": ("red-tagged", "red-tagged", "red-tagging"), "hack": ("hacked", "hacked", "hacking"), "spy": ("spied", "spied", "spying"),
    "kidnap": ("kidnapped", "kidnapped", "kidnapping"), "offset": ("offset", "offset", "offsetting"),
    "cancel": ("cancelled", "cancelled", "cancelling"), "expel": ("expelled", "expelled", "expelling"),
    "label": ("labelled", "labelled", "labelling"), "compel": ("compelled", "compelled", "compelling"),
    "whip": ("whipped", "whipped", "whipping"), "pistol-whip": ("pistol-whipped", "pistol-whipped", "pistol-whipping"),
    "feel": ("felt", "felt", "feeling"), "gun": ("gunned", "gunned", "gunning"), "mow": ("mowed", "mown", "mowing"),
    "bar": ("barred", "barred", "barring"), "ban": ("banned", "banned", "banning"), "stop": ("stopped", "stopped", "stopping"),
    "strip": ("stripped", "stripped", "stripping"), "nab": ("nabbed", "nabbed", "nabbing"), "grab": ("grabbed", "grabbed", "grabbing"),
    "drag": ("dragged", "dragged", "dragging"), "stab": ("stabbed", "stabbed", "stabbing"), "club": ("clubbed", "clubbed", "clubbing"),
    "drop": ("dropped", "dropped", "dropping"), "scrap": ("scrapped", "scrapped", "scrapping"), "slap": ("slapped", "slapped", "slapping"),
    "flog": ("flogged", "flogged", "flogging"), "bug": ("bugged", "bugged", "bugging"), "admit": ("admitted", "admitted", "admitting"),
    "permit": ("permitted", "permitted", "permitting"), "submit": ("submitted", "submitted", "submitting"),
    "acquit": ("acquitted", "acquitted", "acquitting"), "quell": ("quelled", "quelled", "quelling"), "lob": ("lobbed", "lobbed", "lobbing"),
    "shutdown": ("shutdown", "shutdown", "shutdown"), "refer": ("referred", "referred", "referring"), "snoop": ("snooped", "snooped", "snooping"),
}  # fmt: skip
"""Past, participle and -ing form of the verbs that do not simply add -ed and -ing."""

ALSO: dict[str, tuple[str, ...]] = {
    "cancel": ("canceled", "canceling"), "label": ("labeled", "labeling"), "kidnap": ("kidnaped",), "burn": ("burnt",),
    "get": ("gotten",), "slay": ("slayed",), "face": ("faces",), "remain": ("remains",),
}  # fmt: skip
"""Other spellings of the past and the -ing form."""
