"""What a telling is, and what tellers of verbs and of nouns share.

Rule: a victim must be of the kind that the frame asks for; bare plurals are no victims: they tell of habits.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from saksi.reading.accounts.acts.clauses import Clauses
from saksi.reading.accounts.acts.common_crime import OF_SUSPECTS, tells_of_crime
from saksi.reading.accounts.acts.force import kind_of_force
from saksi.reading.accounts.acts.frames import pattern
from saksi.reading.accounts.parties.parties import Parties
from saksi.reading.actors.cast_phrases import PRONOUNS, Party
from saksi.reading.text.cast import Cast
from saksi.reading.text.found import Because, DateFound, Range, Reasons, StatementFound
from saksi.reading.text.page import Page, Sentence

_ALLEGED = re.compile(r"\b(?:allegedly|alleged|purportedly|accus(?:es?|ed|ing)|claim(?:s|ed|ing))\b", re.IGNORECASE)
_BLOOD = frozenset("killing physical-attack abduction attempted-killing sexual-violence death-threat property-destroyed".split())
_QUARREL = re.compile(
    r"\b(?:quarrel\w*|jealous\w*|drunk\w*|robb(?:ed|ery|eries|ers?)|burglar\w*|brawl\w*|crash\w*|collision|collapse|derail\w*|typhoon|cyclone|epidemic|accidents?|lightning|floods?|landslide|earthquake|dogs? bit|"
    r"dengue|malaria|cholera|overturned|capsized|(?:grass |forest |wild ?)fires?|feud|in-laws?|brother-in-law|love affair|gambling|drug (?:deal|dealers?|gang)|gang war|domestic)\b",
    re.IGNORECASE,
)
_ACCIDENT = re.compile(r"\b(?:overturned|capsized|collided|collisions?|derailed|lightning|landslides?|mudslides?|avalanche|earthquake|typhoon|cyclone)\b", re.IGNORECASE)
_PLAYED = frozenset(
    "physical-attack killing release expulsion dismissal excessive-force charge trial seizure exile detention arrest threat".split()
)
_SPORT = re.compile(
    r"\b(?:semi-?finals?|quarter-?finals?|league|championships?|tournament|goalkeeper|midfielder|scored|half-?time|innings|wickets?|referee|knockout|"
    r"match(?:es)?|penalty kick|coach|medals?|seeded|doubles|singles|fixture|playoffs?|standings|kick-?off)\b",
    re.IGNORECASE,
)
_POLICE_WORK = frozenset("arrest detention charge conviction summons trial release raid seizure".split())
_CRIME = re.compile(
    r"\b(?:stolen|stealing|theft|thefts|thie(?:f|ves)|burglar\w*|robb(?:ed|ery|eries|ers?)|heroin|cocaine|methamphetamine|meth|drug (?:dealers?|ring|lord)|smuggl\w+|"
    r"shoplift\w+|pickpocket\w*|bookmak\w+|counterfeit\w*|forged|drunk\w*|gambling|(?:with|of|for|in) (?:the |[\w’']+ )?(?:murder|killing)|scams?|poach\w+|car thie\w+|brawl|stabbing)\b",
    re.IGNORECASE,
)
_TARGETED = re.compile(
    r"\b(?:reporters?|journalists?|editors?|bloggers?|activists?|lawyers?|unionists?|union (?:leaders?|members)|monks?|nuns?|pastors?|protest[eo]rs?|demonstrators?|opposition|human rights)\b",
    re.IGNORECASE,
)
"""Who is seldom taken for common crime."""
_BECAME = ("to be ", "became ", "becoming ", "become ")
_RANK = re.compile(r"the (?:first|second|third|latest|most|only|[\w-]*est\b)")
_EVENT = re.compile(
    r"\b(?:march|rally|protest|demonstration|vigil|procession|meeting|gathering|sit-in|strike|event|forum|column|campaign|ceremony|trial|hearing|case)(?: of\b.*)?$",
    re.IGNORECASE,
)
_THING = re.compile(
    r"\b(?:hectares?|acres|plots?|houses?|homes?|shacks?|huts?|dwellings|stalls?|buildings?|offices?|ground|graves?|trees|vehicles?|trucks?|cars?|boats?|"
    r"motorbikes?|motorcycles?|copies|books?|songs?|films?|posts?|banners?|loudhailers?|loudspeakers?|phones?|laptops?|cameras?|computers?|files?|documents?|"
    r"accounts?|websites?|images|photos|photographs|pictures|videos?|footage|clips|recordings?|rupees|dollars|riels?|baht|pesos|shillings|kyats?|cents|bullets?|shots?|rounds|rice|cattle|cows)(?: (?:of|in|at|on)\b.*)?$",
    re.IGNORECASE,
)
_OWN_ROOMS = re.compile(r"(?:its|his|her|their|the|an?) (?:[\w-]+ )?(?:offices?|headquarters|newsroom|premises)(?: (?:of|in|at|on)\b.*)?$", re.IGNORECASE)
_PROTESTERS = re.compile(r"\b(?:protest[eo]rs|demonstrators|marchers|strikers)$", re.IGNORECASE)
_STRIKERS = re.compile(r"\b(?:strikers|striking (?:[\w-]+ ){0,2}?\w+|picket(?:ers| lines?)?)\b", re.IGNORECASE)
_POLLS = re.compile(r"\b(?:vot(?:e[sd]?|ing|ers?)|polling|polls|ballots?|booths?|join (?:the|his|her|their) ruling party)\b", re.IGNORECASE)
KEPT_AWAY = frozenset(("travel-ban", "access-denied", "unfair-trial", "entry-denied"))
"""Acts that, done to a lawyer, may be done to the client: the words are the same (`was turned away`)."""
_LAWYER = re.compile(r"\b(?:lawyers?|attorneys?|counsel|advocates?|barristers?|solicitors?)\b", re.IGNORECASE)
_CLIENT = re.compile(
    r"\b(?:him|her|them|clients?|detain\w*|prison\w*|jail\w*|visit\w*|cells?|custody|lock-?up|station|suspects|accused|the (?:gate|counter|desk|two|three|four|five|six))\b", re.IGNORECASE
)
_FILE = re.compile(r"\b(?:files?|evidence|records?|exhibits|indictment|witness\w*)\b")
_STRANGERS = re.compile(
    r"^(?:(?:the|some|several|at least|about|\w+|\d+) )?(?:(?:armed|masked|hooded|unknown|unidentified|other) )*(?:men|gunmen|strangers|individuals|persons|assailants|attackers|youths)\b(?! in (?:police |military )?uniforms?)(?!(?-i: (?:from|of) (?:the )?[A-Z]))",
    re.IGNORECASE,
)
_POLICES = re.compile(r"\b(?:police (?:officers?|men)|policemen|policeman|soldiers?|troops|gendarmes?|riot police)\b", re.IGNORECASE)
_LAW_MEN = re.compile(
    r"\b(?:police(?:m[ae]n|wom[ae]n)|(?:police|security|prison|riot|company|plantation|mine|traffic) (?:officers?|guards?|chiefs?)|constables?|soldiers|gendarmes|warders?|wardens?)\b",
    re.IGNORECASE,
)
_MEN_ON_DUTY = re.compile(r"(?:an? |the |its |their |his )?(?:\w+ )?(?:guards?|officers?)$", re.IGNORECASE)
"""Whom no sentence and no wound makes a victim of the State, as long as nobody names them."""
_NO_VIOLATION = frozenset("charge trial conviction acquittal charges-dropped detention physical-attack dismissal summons lawsuit other".split())
_CRIMINAL = re.compile(r"criminal complaint|\b(?:Penal|Criminal) Code|\bunder (?:Section|Article) \d")
_ABDUCTS = re.compile(r"abduct|kidnap|spirit|hostage|shields|porters", re.IGNORECASE)
_NEAR = 30
_SAYS_ARREST = re.compile(r"custody|arrest|detain", re.IGNORECASE)
_HIRED = re.compile(r"\b(?:company|mine|mining|plantation|estate|factory|casino|bank|mill|hotel|private|firm) (?:security )?guards?\b", re.IGNORECASE)
_PROSECUTES = re.compile(r"\bprosecut|\bpolice\b|\battorney.general|\bjudge\b", re.IGNORECASE)
_OF_A_CASE = frozenset("arrest detention charge trial conviction acquittal appeal-rejected release".split())
_FOR_WHAT = re.compile(r"\b(?:for|of|in|over|with) (?:[\w’'-]+ ){0,5}\Z")
_PERSON = frozenset(("person", "group"))
_BODY = frozenset(("organisation", "group"))
_MEDIA = re.compile(
    r"\b(?:newspapers?|news|rad[iy]o|canal|television|tv|broadcasters?|outlets?|media|magazines?|station|daily|weekly|times|post|press|journal|herald|channel|portal|"
    r"bulletin|gazette|courier|tribune|chronicle|monthly|review|podcast|blog)\b",
    re.IGNORECASE,
)
_PARTY = re.compile(r"\b(?:party|parties|opposition|party-list)\b", re.IGNORECASE)
_NEXT_PARTY = re.compile(r"\w['’\"”]? part(?:y|ies)\b")
_NEXT = len("” party")
_GROUP_BODY = re.compile(
    r"group|ngo|organi[sz]ation|association|union|outlet|church|congregation|club|station|newspaper|compan",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Telling:
    """One place where an act is told: its words, victims and perpetrators with theirs, and how sure the text is.

    because: why it is told, why this act, and why the text is so sure.
    """

    act: str
    trigger: Range
    sentence: Sentence
    victims: tuple[Party, ...]
    perpetrators: tuple[Party, ...]
    status: str = "reported"
    because: Reasons = field(default_factory=dict, compare=False)

    def done_to(self, actors: Collection[str]) -> bool:
        """Whether one of these is among its victims."""
        return any(party.actor in actors for party in self.victims)


class Teller:
    """The page, its cast, and what every kind of telling needs."""

    def __init__(
        self, page: Page, cast: Cast, dates: Sequence[DateFound], statements: Sequence[StatementFound]
    ) -> None:
        self.page = page
        self.words = page.words
        self.cast = cast
        self.clauses = Clauses(page, frozenset(date.start for date in dates))
        self.parties = Parties(page, cast, statements)
        self.last: Telling | None = None
        self.told: list[Telling] = []
        self.refused: list[Range] = []
        self.cues = frozenset(statement.cue_start for statement in statements)
        self.meant_by: tuple[int, int, list[str]] = (-1, -1, [])  # the verb and subject last asked about, and who that pronoun means
        self._held: dict[tuple[str, int], bool] = {}  # by words needed and start of a sentence: whether it holds them
        self._sport: dict[int, bool] = {}
        self.last_kind = ""

    def holds(self, needed: str, sentence: Sentence) -> bool:
        """Whether the sentence holds the words needed; many frames of its verbs and nouns ask the same."""
        asked = needed, sentence.start
        if asked not in self._held:
            self._held[asked] = pattern(needed).search(self.page.text, sentence.start, sentence.end) is not None
        return self._held[asked]

    def of_what_they_did(self, start: int, sentence: Sentence) -> bool:
        """`X was sentenced for the murder of Y. He has been in jail`: whether words at `start` tell for what X is held or tried, so that the text goes on about X."""
        last = self.last
        if last is None or last.sentence != sentence or last.act not in _OF_A_CASE or last.trigger[1] > start:
            return False
        return _FOR_WHAT.search(self.page.text, last.trigger[1], start) is not None

    def fits(self, who: str, party: Party) -> bool:
        """Whether a party is what a frame asks for."""
        member = self.cast.members[party.actor]
        if self.is_thing(party):
            return False
        if who == "person":
            return member.kind in _PERSON and not (member.kind == "group" and _EVENT.search(member.name))
        if who in {"any", ""}:
            return True
        if member.kind not in _BODY:
            return False
        names = " ".join((member.name, *member.aliases))
        if who == "media":
            return member.sector == "media" or bool(_MEDIA.search(names))
        is_party = member.sector.startswith("party") or bool(_PARTY.search(names)) or self._called_party(party)
        if who == "party":
            return is_party
        return (
            not is_party
            and member.sector not in {"judiciary", "security-forces"}
            and (member.kind == "organisation" or bool(_GROUP_BODY.search(names)))
        )

    def _called_party(self, party: Party) -> bool:
        """`the Move Ahead party`: the noun stands after a name that lacks it."""
        before = self.page.text[max(0, party.start - _NEXT) : party.start]
        return before.endswith((" party ", " party, ")) or _NEXT_PARTY.search(self.page.text, party.start, party.end + _NEXT) is not None

    def is_thing(self, party: Party) -> bool:
        """`212 hectares`, `the head office`: no victim, but what somebody owns."""
        member = self.cast.members[party.actor]
        if member.kind == "organisation":
            return _OWN_ROOMS.match(member.name) is not None and not self.parties.named(party)
        return member.kind == "group" and _THING.search(member.name) is not None and not self.parties.named(party)

    def bare(self, victims: Sequence[Party]) -> bool:
        """A crowd in general: `arrests of activists`; a rank: `the first journalist to be convicted`."""
        if len(victims) == 1 and self._is_rank(victims[0]):
            return True
        return all(
            self.cast.members[party.actor].kind == "group" and not self.parties.counted(party) for party in victims
        )

    def _is_rank(self, party: Party) -> bool:
        """`X was said to be the first journalist convicted`, `X became the best-known person arrested`."""
        return self.page.text.endswith(_BECAME, 0, party.start) and _RANK.match(self.cast.members[party.actor].name) is not None

    def spoken_pronoun(self, victims: Sequence[Party]) -> bool:
        """A pronoun inside a quotation stands for somebody only the speaker knows."""
        if not victims or self.page.quote_at(victims[0].start) is None:
            return False
        if {party.actor for party in victims} <= self.parties.known(victims[0].start):
            return False
        return self.page.text[victims[0].start : victims[0].end].lower() in PRONOUNS

    def of_crime(self, act: str, victims: Sequence[Party], sentence: Sentence) -> bool:
        """Common crime, accidents and sport: `Police caught two men with stolen batteries`, `she was beaten in the final`."""
        if act in _PLAYED and self._is_sport(sentence):
            return True
        if act == "killing" and _ACCIDENT.search(self.page.text, sentence.start, sentence.end):
            return True
        if act == "physical-attack" and self._all_called(_POLICES, victims):
            # "39 policemen were hurt": no violation by the State, but told against those who protested.
            return True
        if self.of_suspects(act, victims):
            return True
        if any(self.parties.named(party) for party in victims):
            return False
        if act in _NO_VIOLATION and victims and all(self._law_man(party, act) for party in victims):
            return True
        if any(_TARGETED.search(self.cast.members[party.actor].name) for party in victims):
            return False
        if any(one.done_to({party.actor for party in victims}) for one in self.told):
            return False  # "Four farmers were arrested at the march. They have been charged with theft"
        words = _CRIME if act in _POLICE_WORK else _QUARREL if act in _BLOOD else None
        return words is not None and words.search(self.page.text, sentence.start, sentence.end) is not None

    @cached_property
    def _of_common_crime(self) -> bool:
        return tells_of_crime(self.page)

    def of_suspects(self, act: str, victims: Sequence[Party]) -> bool:
        """Whether the page is one of common crime, and those taken or judged there are no officials and none whom the State seeks to silence."""
        if act not in OF_SUSPECTS or not victims:
            return False
        return self._of_common_crime and not any(self._polices(party) or self._targeted(party) for party in victims)

    def _targeted(self, party: Party) -> bool:
        """Reporters, activists and the like, by name or by role."""
        member = self.cast.members[party.actor]
        return any(map(_TARGETED.search, (member.name, *member.roles)))

    def _all_called(self, names: re.Pattern[str], parties: Sequence[Party]) -> bool:
        """Whether there are any and the name of each is such a one."""
        return bool(parties) and all(names.search(self.cast.members[party.actor].name) for party in parties)

    def _law_man(self, party: Party, act: str) -> bool:
        """Police and guards; blows to mere `guards` may be an attack on those whom they guard."""
        name = self.cast.members[party.actor].name
        return _LAW_MEN.search(name) is not None or (act != "physical-attack" and _MEN_ON_DUTY.match(name) is not None)

    def _polices(self, party: Party) -> bool:
        """Police or soldiers, by sector or by name."""
        member = self.cast.members[party.actor]
        if _HIRED.search(member.name):
            return False
        return member.sector == "security-forces" or _POLICES.search(member.name) is not None

    def _defends(self, party: Party) -> bool:
        """A lawyer, by role or by name."""
        member = self.cast.members[party.actor]
        return any(map(_LAWYER.search, (member.name, *member.roles)))

    def _prosecutes(self, party: Party) -> bool:
        """A complaint by police or prosecutors is a criminal one."""
        return _PROSECUTES.search(self.cast.members[party.actor].name) is not None

    def _is_sport(self, sentence: Sentence) -> bool:
        """Whether its paragraph has two words of sport; looked up once for each paragraph."""
        if sentence.paragraph not in self._sport:
            start, end = self.page.paragraphs[sentence.paragraph]
            self._sport[sentence.paragraph] = len({match[0].lower() for match in _SPORT.finditer(self.page.text, start, end)}) > 1
        return self._sport[sentence.paragraph]

    def telling(
        self,
        act: str,
        words: Range,
        sentence: Sentence,
        victims: Sequence[Party],
        doers: Sequence[Party],
        *,
        rule: str,
        denied: bool = False,
    ) -> Telling:
        """The telling, its kind of act told by who did it to whom and where. rule: what told the act."""
        told = Because(rule, (words,))
        act, why = self._kind(act, words, sentence, victims, doers)
        kind = f"{rule}; {why}" if why else rule
        hedged = _ALLEGED.search(self.page.text, max(sentence.start, words[0] - 60), words[0])
        status = "denied" if denied else "alleged" if hedged else "reported"
        sure = Because(_STATUS[status], (hedged.span(),) if hedged and not denied else (words,))
        because = {"": told, "act": Because(kind, (words,)), "trigger": told, "status": sure}
        return Telling(act, words, sentence, tuple(victims), tuple(doers), status, because)

    def _kind(self, act: str, words: Range, sentence: Sentence, victims: Sequence[Party], doers: Sequence[Party]) -> tuple[str, str]:
        """(the act, or what it was by who did it to whom; why, "" if the act stands)."""
        official = any(self._polices(party) for party in doers)
        act, why = kind_of_force(act, words, self.page, sentence, official=official, known=bool(doers))
        act, why = self._kind_by_doers(act, words, sentence, doers) or (act, why)
        return self._kind_by_victims(act, words, sentence, victims) or (act, why)

    def _kind_by_doers(self, act: str, words: Range, sentence: Sentence, doers: Sequence[Party]) -> tuple[str, str] | None:
        """What police, prosecutors or strangers did; None if the act stands."""
        text = self.page.text
        polices = [self._polices(party) for party in doers]
        strangers = self._all_called(_STRANGERS, doers)
        if act == "lawsuit" and (any(polices) or any(self._prosecutes(party) for party in doers)):
            return "charge", "brought by police or prosecutors"
        if act == "lawsuit" and _CRIMINAL.search(text, words[0], sentence.end):
            return "charge", "brought under criminal law"
        if act == "torture" and strangers and not any(polices):
            return "physical-attack", "by men whom the text does not call officials"
        if act == "arrest" and strangers and not _SAYS_ARREST.search(text, *words):
            return "abduction", "by men whom the text does not call police"
        if act == "abduction" and any(polices) and all(polices) and not _ABDUCTS.search(text, words[0], words[1] + _NEAR):
            return "arrest", "by police or soldiers"
        return None

    def _kind_by_victims(self, act: str, words: Range, sentence: Sentence, victims: Sequence[Party]) -> tuple[str, str] | None:
        """What was done to protesters, strikers, voters or lawyers; None if the act stands."""
        text = self.page.text
        if act == "killing" and self._all_called(_PROTESTERS, victims):
            return "killing-at-assembly", "the dead are called protesters"
        if act == "assembly-dispersed" and self._all_called(_STRIKERS, victims):
            return "strike-broken", "those driven away are strikers"
        if act in {"threat", "harassment"} and _POLLS.search(text, words[0], sentence.end):
            return "election-intimidation", "so that people vote, stand or watch the poll as they are told, or not at all"
        kept_from_client = act in KEPT_AWAY and _CLIENT.search(text, words[0], sentence.end) and not _FILE.search(text, words[1], words[1] + _NEAR)
        if kept_from_client and any(self._defends(party) for party in victims):
            return "lawyer-denied", "who was kept away is a lawyer"
        return None


_STATUS = {
    "denied": "a denial governs the words of the act",
    "alleged": "a word such as `allegedly` stands before the act",
    "reported": "told as done: nothing before the act denies it or calls it alleged",
}
