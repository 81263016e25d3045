"""Phrases that tell of somebody who did not speak: not reached, declined, did not answer.

Rule: the phrase is cue and content at once. Whoever could not be reached is its subject, or stands in it (`calls to X
went unanswered`).
"""

from __future__ import annotations

import re

_NOT = r"(?: not|n[’']t)(?: yet| immediately| so far| respond)?"
_ASKED = r"(?:(?: \w+){0,5}? (?:requests?|questions?|calls?|messages?|e-?mails?|queries|inquiries|enquiries|(?:tele)?phone(?: calls?| messages?)?|letters?|texts?|mails?)\b)"
_WHY = r"(?:(?<!request)(?<!requests) (?:for|seeking|requesting|asking for|to|about|on) (?:an? )?(?:further |immediate )?(?:comments?|interviews?|responses?|reply|reaction|details|the (?:matter|case|figures?)))?"
_SAY = (
    r"(?:comment|elaborate|answer|be (?:interviewed|drawn|quoted)|respond|reply|discuss|say|explain|confirm|go into|give(?! (?:them|him|her|it|up|in|way|back)\b)|provide|disclose|name|reveal|speak to|"
    r"speak(?! of)|talk|swear|clarify|be drawn on|come to the (?:phone|telephone|door)|take (?:questions|the call|calls))"
)
_MORE = r"(?: (?:further|more|details|questions|(?:to|into|about|on|for|as to)?(?: ?(?:a|an|any|the|his|her|their|its|further|more))? ?(?:\w+)))?(?: further)?"

NO_COMMENT = re.compile(
    r"\b(?:(?:could|can) ?not (?:immediately |be immediately |yet )?be (?:immediately |directly |independently )?(?:reached|contacted|asked|interviewed|located for comment)(?: (?:by (?:phone|telephone|e-?mail))?(?: ?(?:for|to) (?:further )?(?:comment|a comment|comments|a response|an interview))?)?"
    r"|(?:(?:was|were) (?:unable|not able) to|could not|couldn[’']t) (?:immediately |independently |directly )?(?:reach|contact|get hold of)\b(?=[^.;]{2,100}?\b(?:comments?|response|reaction|spokes\w+|by (?:tele)?phone|representatives?)\b)"
    r"|(?:were|was|is|are) (?:not (?:immediately )?(?:available|reachable|in (?:his|her|its|their) (?:seat|office)(?: to answer)?)|unavailable|unreachable)(?: (?:for|to) (?:further )?(?:comments?|an interview|a response))?"
    rf"|(?:were|was|is|are) not (?:answering|taking|picking up|returning|disposed to|prepared to|willing to|ready to|in a position to)(?: {_SAY})?(?:{_MORE})"
    rf"|(?:declined|refused|refuses|declines|declining|refusing) (?:(?:any |further |immediate )?comment\b|(?:requests|a request|all requests) (?:for|to) (?:comment|be interviewed)|to (?:immediately |further )?{_SAY}{_MORE})"
    rf"|(?:did|do|does|has|have|had){_NOT} (?:immediately |publicly |officially )?(?:(?:respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|return(?:ed)?|react(?:ed)?|take(?= (?:\w+ ){{0,4}}(?:calls?|questions?|the phone))|acknowledge[d]?|furnish(?:ed)?)(?: to)?(?:{_ASKED})?(?: a reply)?{_WHY}(?: to date)?|comment(?:ed)?\b(?! that)|pick(?:ed)? up(?: (?:his|her|the|their) (?:tele)?phone)?|come to the (?:tele)?phone|(?:want|wish|care) to (?:{_SAY}){_MORE})"
    rf"|(?:has|have|had) yet to (?:respond|reply|answer|comment|acknowledge|react)(?: to)?(?:{_ASKED}| it)?{_WHY}"
    rf"|(?:(?:would|will) not (?!say that|confirm that|reveal that){_SAY}|could not (?:comment|elaborate|discuss|say more|give details)){_MORE}"
    r"|(?:ended|cut off|cut short) the (?:call|conversation)|put down the (?:tele)?(?:phone|receiver)|never (?:replied|responded|answered|commented)|(?:do|does|did) not (?:give|grant) interviews?"
    r"|(?:has|have|had) (?:so far )?said nothing|(?:remained|remains|kept|keeps?|stayed|stays|was|were|is|ha(?:s|ve|d) been(?= silent (?:on|about)\b)) silent(?! (?:protest|march|vigil))"
    r"|(?:made|offered|gave|provided|sent) no (?:immediate |further )?(?:comment|response|answer|reply|reaction)|had no (?:(?:immediate |further )?(?:comment|reaction)|immediate response)"
    rf"|(?:left|leaves|(?:has|have|had) left) (?:(?:\w+ ){{0,3}}?(?:messages?|letters?|calls?|e-?mails?|questions|requests?)(?: from \w+ \w+)?) unanswered"
    r"|(?:ignored|hung up on|failed to (?:respond|reply) to) (?:\w+ ){0,4}?(?:requests?|calls?|questions|reporters?)(?: for comment)?|hung up(?: the (?:tele)?phone)?(?!side| to dry)"
    r"|(?:referred|refers|directed) (?:all |further |our |any |reporters’? ?|the )*(?:questions?|inquiries|enquiries|queries)(?: back)? to (?:\w+ ){0,2}\w+"
    r"|(?:referred|refers|directed) (?:reporters|journalists|us) to (?!its\b|his\b|her\b|their\b)(?:\w+ ){0,2}\w+(?: (?:when|for)\b[^,.;]{0,30}? (?:for comment|comment|questions))?"
    r"|(?:referred|refers|directed) (?:the )?(?:[A-Z][\w’'-]*\s){1,4}to [^,.;]{2,50}? (?:when asked for comment|when asked (?:about|for)\b[^,.;]{0,40}|when contacted|for (?:further )?comment)"
    r"|neither (?:picked|answered|returned|replied|responded|took)\b[^.;]{0,40}? nor\s(?:picked|answered|returned|replied|responded|took)(?: (?:to )?(?:a|his|her|our|the|any)? ?\w+)?"
    r")"
)
"""What is told of somebody who did not speak. Not followed by what was answered to others than the paper."""

UNREACHED = re.compile(
    r"\b(?:proved (?:abortive|unsuccessful|futile|fruitless)|(?:went|rang|remained|have gone|were left|was left|has gone) (?:unanswered|unreturned)|(?:was|were) switched off|rang out|"
    r"(?:was|were) not (?:immediately )?(?:answered|returned|acknowledged|successful)|(?:was|were) unsuccessful|failed|did not succeed|could be (?:reached|contacted)(?: for (?:further )?comment)?|was (?:immediately )?available(?: for comment)?|"
    r"(?:got|received|drew|met with|brought) no (?:immediate )?(?:reply|answer|response|comment)|(?:did not|had not|has not|have not) receive(?:d)? (?:an?|any) (?:immediate )?(?:reply|answer|response|comment))"
)
"""`Calls to X went unanswered`: X stands before it, after what SOUGHT tells."""

SOUGHT = re.compile(
    r"\b(?:no one|nobody|none of|(?:tele)?phones?|mobiles?|(?:tele)?phone numbers?|numbers? (?:listed|given|published|registered)|efforts|attempts|calls|e-?mails|messages|requests|questions|letters|inquiries|enquiries|queries|an? (?:request|e-?mail|message|call|letter)|(?:e-?mailed|called|phoned|telephoned|texted|messaged|contacted|wrote to|reached out to))\b[^.;]{1,140}$",
    re.IGNORECASE,
)

TOWARDS = re.compile(
    r"\b(?:(?:(?:calls?|e-?mails?|messages?|letters?|questions?|requests?|queries|texts?)\b(?: \w+){0,3}?|wrote|written|reached out|sent) to|contact|reach|contacting|reaching|"
    r"(?:e-?mailed|called|phoned|telephoned|texted|messaged|contacted)(?: and \w+ed)?)\s"
)
"""What stands before whoever was sought: not those who sought (`RFA's calls to the governor`)."""

NOBODY = re.compile(
    r"\b[Tt]here (?:was|has been|had been) no (?:immediate |official |further )?(?:comment|response|reaction|reply|word)(?= from\b)"
)
"""`There was no immediate comment from X`: X stands after it."""

NOTED = re.compile(
    r"(?:no (?:answer|reply|response|comment)(?: (?:yet|so far|to date|by \w+ time))?|absent(?: from \w+ \w+)?|unreachable|not (?:reached|available))(?=\s*(?:[.,;]|$))",
    re.IGNORECASE,
)
"""After `Name:` on a form."""

ANSWERED = re.compile(
    r"\b(?:replied|responded|answered|commented|returned|reacted)\b(?: (?:to|on|calls|requests|messages)[^.,]{0,40}(?=[.,]))?"
)
"""After `Neither X nor Y` any verb of answering."""
