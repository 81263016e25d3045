"""Words of saying: each with what may follow it and what the speaker does with it.

Rule: a lemma lists its frames in order of trial. The forms are generated; irregular ones are given.
Source: grown from the 297 forms of the JournalismAI quote project (Apache-2.0), re-classed, with demand, judgement,
denial and commitment added.

Frames
    S   a clause or a quotation: said (that) ...          Q   only a quotation, or a clause with `that`
    T   somebody, then a clause or a quotation: told X    D   somebody, then to-infinitive: urged X to ...
    F   with its preposition, a thing: called for ...     C   a thing and a judgement of it: called X unjust
    A   somebody, then of or for: accused X of ...        J   a thing: condemned the arrest
    I   a to-infinitive: vowed to ...                     N   concern, fear and the like: expressed concern that
    X   a thing brought up: cited an incident of ...
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """A form of a verb of saying. tense: base, s, past, part, ing. does: its class, which the position starts from."""

    lemma: str
    frames: str
    does: str
    tense: str


_LEMMAS = """
say: say S | add: say S | state: say S | note: say SX | stress: say S | emphasize: say SX | emphasise: say SX | explain: say S
claim: allege S | allege: allege S | argue: say S | maintain: say S | insist: say S | contend: say S | assert: say S | declare: say SX
announce: announce SX | report: say S | recount: say S | recall: say S | reveal: say S | disclose: say S | confirm: say SX
acknowledge: say SX | admit: say S | concede: say S | observe: say S | remark: say S | comment: say Q | reply: say S | respond: say Q
retort: say S | counter: say Q | warn: say S | caution: say S | write: say Q | tweet: say S | post: say Q | testify: say S | suggest: say S
predict: say S | estimate: say Q | conclude: say S | mention: say QX | reiterate: say SX | repeat: say SX | echo: say SX | continue: say q
complain: allege S | lament: allege SX | hint: say S | indicate: say S | affirm: say S | reaffirm: say SX | underline: say S | underscore: say SX
highlight: say QX | cite: say X | describe: say C | call: say CF | ask: ask DFQ | inquire: say Q | wonder: say Q | shout: say Q | chant: demand Q
joke: say Q | tell: say T | inform: say T | remind: say T | assure: say T | deny: deny SJ | reject: deny J | refute: deny SJ
dismiss: deny J | rebut: deny J | dispute: deny QJ | condemn: condemn J | denounce: condemn J | deplore: condemn J | decry: condemn J
slam: condemn J | criticize: condemn J | criticise: condemn J | blast: condemn J | lambaste: condemn J | lambast: condemn J | rebuke: condemn J | fault: condemn J
blame: allege A | welcome: praise J | praise: praise J | hail: praise J | applaud: praise J | commend: praise J | laud: praise J
urge: demand DQ | demand: demand QDF | appeal: demand DF | request: demand DQ | recommend: demand QJ | advise: demand DQ | exhort: demand D
implore: demand D | plead: demand IQF | beg: demand D | press: demand - | vow: commit IS | pledge: commit IS | promise: commit IS | swear: commit IQ
threaten: commit - | propose: demand QIJ | question: say Q | accuse: allege A | charge: allege Q | protest: allege Q | object: allege Q
voice: say N | express: say N | raise: say N | share: say n | reveal: say S | read: say q | find: say R | show: say R | document: say R
label: say C | brand: say C | dub: say C | characterize: say C | characterise: say C | liken: say J | portray: say C | quote: say -
clarify: say S | elaborate: say q | exclaim: say Q | proclaim: say S | reassert: say S | restate: say S | retell: say S | speculate: say S
opine: say S | quip: say Q | boast: say S | brag: say S | whisper: say q | yell: say q | scream: say q | cry: say q | sigh: say q | muse: say q
answer: say Q | preach: say q | specify: say S | lambasted: condemn - | castigate: condemn J | chide: condemn J
bemoan: allege J | mourn: say J | concur: say Q | agree: say Q | recommend: demand QJ | decide: say - | apologize: say - | apologise: say -
vent: say - | refuse: say - | attest: say S | certify: say S | posit: say S | profess: say S | signal: say S | contradict: deny J
downplay: deny J | defend: justify J | justify: justify J | endorse: praise J | attack: condemn - | mock: condemn -
"""
_IRREGULAR = {
    "say": ("says", "said", "said", "saying"), "tell": ("tells", "told", "told", "telling"), "write": ("writes", "wrote", "written", "writing"),
    "swear": ("swears", "swore", "sworn", "swearing"), "find": ("finds", "found", "found", "finding"), "show": ("shows", "showed", "shown", "showing"),
    "read": ("reads", "read", "read", "reading"), "deny": ("denies", "denied", "denied", "denying"), "cry": ("cries", "cried", "cried", "crying"),
    "retell": ("retells", "retold", "retold", "retelling"), "plead": ("pleads", "pleaded", "pleaded", "pleading"), "beg": ("begs", "begged", "begged", "begging"),
    "admit": ("admits", "admitted", "admitted", "admitting"), "slam": ("slams", "slammed", "slammed", "slamming"), "rebut": ("rebuts", "rebutted", "rebutted", "rebutting"),
    "dub": ("dubs", "dubbed", "dubbed", "dubbing"), "quip": ("quips", "quipped", "quipped", "quipping"), "brag": ("brags", "bragged", "bragged", "bragging"),
}  # fmt: skip


def _inflect(lemma: str) -> tuple[str, str, str, str]:
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma[:-1]}ied", f"{lemma}ing"
    s = f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x")) else f"{lemma}s"
    if lemma.endswith("e"):
        return s, f"{lemma}d", f"{lemma}d", f"{lemma[:-1]}ing"
    return s, f"{lemma}ed", f"{lemma}ed", f"{lemma}ing"


def _forms() -> dict[str, Cue]:
    forms: dict[str, Cue] = {}
    for item in _LEMMAS.replace("\n", "|").split("|"):
        lemma, _, rest = item.strip().partition(": ")
        if not rest:
            continue
        does, frames = rest.split()
        s, past, part, ing = _inflect(lemma)
        for form, tense in ((lemma, "base"), (s, "s"), (part, "part"), (past, "past"), (ing, "ing")):
            forms.setdefault(form, Cue(lemma, frames, does, tense))
            if tense == "past":
                forms[form] = Cue(lemma, frames, does, tense)
    return forms


CUE_FORMS: dict[str, Cue] = {form: cue for form, cue in _forms().items() if cue.frames != "-"}
"""Lower-case form of one word to its cue."""

PREPOSITIONS: dict[str, tuple[str, ...]] = {
    "call": ("on", "upon", "for"), "appeal": ("to", "for"), "ask": ("for",), "plead": ("for", "with"), "demand": ("for",), "hit": ("out",), "point": ("out",),
    "lash": ("out",), "complain": ("about", "of"), "warn": ("of", "against", "about"),
}  # fmt: skip
"""Prepositions that belong to the cue, by lemma."""

CONCERNS = frozenset(
    "concern concerns fear fears alarm dismay regret hope outrage anger doubt doubts frustration disappointment sadness solidarity support opposition "
    "worry worries condemnation confidence sorrow condolences gratitude shock disgust displeasure sympathy belief view opinion surprise indignation "
    "criticism objections objection skepticism scepticism thanks relief optimism pessimism commitment readiness willingness satisfaction".split()
)
"""Nouns that expressing and voicing take."""

NOUNS = {
    "statement": "say", "claim": "allege", "allegation": "allege", "accusation": "allege", "warning": "say", "announcement": "announce",
    "call": "demand", "demand": "demand", "appeal": "demand", "promise": "commit", "pledge": "commit", "vow": "commit", "denial": "deny",
}  # fmt: skip

NO_COMMENT = re.compile(
    r"(?:could|can) ?not (?:immediately |be immediately |yet )?be (?:immediately |directly )?(?:reached|contacted)(?: (?:for|to) (?:further )?(?:comment|a comment|comments|a response|an interview))?"
    r"|(?:were|was|is|are) (?:not (?:immediately )?(?:available|reachable)|unavailable|unreachable)(?: (?:for|to) (?:further )?(?:comments?|an interview|a response))?"
    r"|(?:declined|refused|refuses|declines|declining|refusing) (?:(?:requests|a request) (?:for|to) (?:comment|be interviewed)|to (?:(?:immediately |further )?(?:comment|elaborate|answer(?: questions)?|be interviewed|respond|give (?:details|further details|any details)|discuss|speak to (?:reporters|journalists|the media|the press)|provide (?:details|further details|a comment)|talk to (?:reporters|journalists|the media|the press))(?: further)?))"
    r"|(?:did|do|does|has|have|had)(?: not|n[’']t)(?: yet)? (?:immediately )?(?:(?:respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|return(?:ed)?|react(?:ed)?)(?: to)?(?:(?: \w+){0,5}? (?:requests?|questions|calls?|messages?|emails?|queries|inquiries|phone calls))?(?: (?:for|seeking) (?:an? )?(?:further )?(?:comments?|interviews?|response))?|comment(?:ed)?\b(?! that)|pick(?:ed)? up(?: (?:his|her|the) phone)?)"
    r"|(?:made|offered|gave|had|provided) no (?:immediate )?(?:comment|response|answer|reply)"
    r"|(?:ignored|hung up on|failed to (?:respond|reply) to) (?:\w+ ){0,4}?(?:requests?|calls?|questions)(?: for comment)?",
)
"""What is told of somebody who did not speak. Not followed by what was answered to others than the paper."""
