"""The forms of the page about an incident: each takes what was posted, calls its action, and says what was done.

Rule: whatever a form names is looked up through the guard; what is not there and what may not be seen give the same answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.utils.translation import gettext as _

from saksi.actions.assess import Answer, Passage, assess
from saksi.actions.confirm_naming import confirm_naming
from saksi.actions.link_incident import link_incident
from saksi.actions.link_provision import link_provision
from saksi.actions.move_account import move_account
from saksi.actions.open_case import open_case
from saksi.actions.part_origin import part_origin
from saksi.actions.same_origin import same_origin
from saksi.actions.set_level import set_level
from saksi.actions.set_standing import set_standing
from saksi.actions.set_verification import set_verification
from saksi.actions.sign_finding import sign_finding
from saksi.actions.sign_verification import sign_verification
from saksi.actions.take_back import take_back
from saksi.actions.write_note import write_note
from saksi.codebook.lists import codebook
from saksi.kernel.errors import BadDecision
from saksi.record.models import (
    Account,
    Act,
    Actor,
    Case,
    Document,
    Finding,
    Incident,
    Naming,
    Note,
    Provision,
    ProvisionLink,
    SameOrigin,
    Standing,
    Text,
    Verification,
)
from saksi.web.common import who, whole

WORDS: dict[str, Any] = {
    "finding": Finding, "naming": Naming, "note": Note, "provisionlink": ProvisionLink, "sameorigin": SameOrigin, "standing": Standing,
    "verification": Verification,
}  # fmt: skip


class Form(NamedTuple):
    """A form: the section that it stands in, and what takes it."""

    section: str
    take: Callable[[HttpRequest, Incident], str]


def _chosen(request: HttpRequest, model: Any, name: str, **more: Any) -> Any:
    """The row that a field names. Raises BadDecision where none is chosen, or none that may be seen."""
    number = whole(request.POST.get(name))
    row = model.objects.visible_to(who(request)).filter(pk=number, **more).first() if number is not None else None
    if row is None:
        raise BadDecision(_("nothing was chosen, or what is not there any more. Choose from the list."))
    return row


def _choice(request: HttpRequest, model: Any, name: str, **more: Any) -> Any:
    """The same, None where the field was left empty."""
    return _chosen(request, model, name, **more) if request.POST.get(name) else None


def _verify(request: HttpRequest, incident: Incident) -> str:
    set_verification(who(request), incident, request.POST.get("rung", ""), reason=request.POST.get("reason", ""))
    return _("Kept. A level of v3 and above counts once a second person signed.")


def _confirm(request: HttpRequest, incident: Incident) -> str:
    row = _chosen(request, Verification, "verification", incident=incident)
    sign_verification(who(request), row, read="read" in request.POST)
    return _("Signed. The level counts from now on.")


def _join(request: HttpRequest, incident: Incident) -> str:
    one, other = _documents(request, incident)
    same_origin(who(request), one, other, why=request.POST.get("why", ""))
    return _("Joined. The two count as one origin.")


def _part(request: HttpRequest, incident: Incident) -> str:
    one, other = _documents(request, incident)
    part_origin(who(request), one, other, why=request.POST.get("why", ""))
    return _("Parted. What links them by way of a third document still does.")


def _documents(request: HttpRequest, incident: Incident) -> tuple[Document, Document]:
    told = Account.objects.visible_to(who(request)).filter(act__incident=incident, live=True)
    here = {"pk__in": told.values("document"), "withdrawn": False}
    mine = Document.objects.visible_to(who(request)).filter(**here)
    found = [mine.filter(pk=whole(request.POST.get(name))).first() for name in ("document", "origin")]
    if found[0] is None or found[1] is None:
        raise BadDecision(_("choose two documents that tell of this incident."))
    return found[0], found[1]


def _assess(request: HttpRequest, incident: Incident) -> str:
    post, answers = request.POST, {}
    for code in codebook().questions:
        if post.get(f"answer-{code}"):
            answers[code] = Answer(
                post[f"answer-{code}"],
                post.get(f"why-{code}", ""),
                post.get(f"aim-{code}", ""),
                tuple(_found(request, incident, words) for words in _lines(post.get(f"words-{code}", ""))),
            )
    assess(who(request), incident, post.get("right", ""), answers)
    return _("Kept. The finding follows from the answers; it stands once two different people signed.")


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _found(request: HttpRequest, incident: Incident, words: str) -> Passage:
    """Where words stand in the documents that tell of the incident; spaces and line ends count alike. Raises BadDecision."""
    told = Account.objects.visible_to(who(request)).filter(act__incident=incident, live=True)
    texts = (
        Text.objects.visible_to(who(request)).filter(document__in=told.values("document")).select_related("document")
    )
    pattern = re.compile(r"\s+".join(map(re.escape, words.strip('“”"').split())))
    for text in texts.order_by("document_id"):
        found = pattern.search(text.content) if pattern.pattern else None
        if found:
            return Passage(text.document, found.start(), found.end(), found.group())
    raise BadDecision(
        _(
            "these words stand in no document that tells of this incident: “%(words)s”. Copy them from the text, one quotation a line."
        )
        % {"words": words[:80]}
    )


def _sign(request: HttpRequest, incident: Incident) -> str:
    sign_finding(who(request), _chosen(request, Finding, "finding", incident=incident), read="read" in request.POST)
    return _("Signed. It stands once two different people signed.")


def _name(request: HttpRequest, incident: Incident) -> str:
    act = _chosen(request, Act, "act", incident=incident, live=True)
    confirm_naming(who(request), act, _chosen(request, Actor, "actor"), read="read" in request.POST)
    return _("Kept. Reports name this person once two different people said so.")


def _standing(request: HttpRequest, incident: Incident) -> str:
    post = request.POST
    case = _own_case(request, incident)
    set_standing(
        who(request), case, _chosen(request, Actor, "actor"), post.get("standing", ""),
        date=post.get("date", ""), account=_choice(request, Account, "account", live=True), reason=post.get("reason", ""),
    )  # fmt: skip
    return _("Kept. What was said before stays visible.")


def _own_case(request: HttpRequest, incident: Incident) -> Case:
    case = Case.objects.visible_to(who(request)).filter(pk=incident.case_id, live=True).first()
    if case is None:
        raise BadDecision(_("this incident is in no case. Put it into one first."))
    found: Case = case
    return found


def _case(request: HttpRequest, incident: Incident) -> str:
    if "out" in request.POST:
        link_incident(who(request), incident, None)
        return _("The incident is in no case now.")
    if request.POST.get("case"):
        link_incident(who(request), incident, _chosen(request, Case, "case", live=True))
    else:
        open_case(who(request), request.POST.get("title", ""), [incident])
    return _("The incident is in the case.")


def _provision(request: HttpRequest, incident: Incident) -> str:
    post = request.POST
    link_provision(
        who(request), _chosen(request, Act, "act", incident=incident, live=True), post.get("relation", ""),
        provision=_choice(request, Provision, "provision", live=True),
        law=post.get("law", ""), article=post.get("article", ""), reason=post.get("reason", ""),
    )  # fmt: skip
    return _("Linked.")


def _note(request: HttpRequest, incident: Incident) -> str:
    about = _own_case(request, incident) if request.POST.get("about") == "case" else incident
    write_note(who(request), about, request.POST.get("text", ""), level=whole(request.POST.get("reach")))
    return _("Written.")


def _move(request: HttpRequest, incident: Incident) -> str:
    account = _chosen(request, Account, "account", act__incident=incident, live=True)
    move_account(who(request), account, _choice(request, Incident, "incident", live=True))
    return _("Moved. The account tells of the other incident now.")


def _level(request: HttpRequest, incident: Incident) -> str:
    level = whole(request.POST.get("level"))
    set_level(who(request), incident, -1 if level is None else level, reason=request.POST.get("reason", ""))
    return _("The level is set.")


def _take_back(request: HttpRequest, incident: Incident) -> str:
    model = WORDS.get(request.POST.get("what", ""))
    if model is None:
        raise BadDecision(_("got nothing to take back. Use the buttons of the page."))
    del incident  # the row says itself what it is about; the guard says who may see it
    take_back(who(request), _chosen(request, model, "row"), reason=request.POST.get("reason", ""))
    return _("Taken back. It stays in the log.")


FORMS = {
    "verify": Form("verification", _verify),
    "confirm": Form("verification", _confirm),
    "join": Form("verification", _join),
    "part": Form("verification", _part),
    "assess": Form("finding", _assess),
    "sign": Form("finding", _sign),
    "name": Form("naming", _name),
    "standing": Form("case", _standing),
    "case": Form("case", _case),
    "provision": Form("provisions", _provision),
    "note": Form("notes", _note),
    "move": Form("acts", _move),
    "level": Form("level", _level),
    "take-back": Form("history", _take_back),
}
