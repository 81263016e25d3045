"""The models of the record, in the words of the design."""

from saksi.record.models.base import Level, by_date, clearance, level_of, within
from saksi.record.models.documents import Document, Text
from saksi.record.models.facts import Account, Actor, ActorMerge, ActorName, Place, Provision, Statement
from saksi.record.models.findings import (
    Finding,
    FindingPassage,
    FindingStep,
    Naming,
    Note,
    ProvisionLink,
    SameOrigin,
    Signature,
    Standing,
    Verification,
)
from saksi.record.models.inbox import Assignment, Capture
from saksi.record.models.incidents import Act, Case, FieldChoice, Incident
from saksi.record.models.ledger import Answer, StatementTopic
from saksi.record.models.log import LogEntry, LogLeaf, LogTrace, Reversible
from saksi.record.models.people import CaseMember, Profile
from saksi.record.models.readings import Decision, Reading, Suggestion
from saksi.record.models.saved import SavedFilter
from saksi.record.models.search import Searchable, SearchText, SearchWord
from saksi.record.models.sheets import ImportedRow, SheetImport
from saksi.record.models.work import BlindItem, BlindReading, Bulk, Closing, Flag, SecondReading

__all__ = [
    "Account",
    "Act",
    "Actor",
    "ActorMerge",
    "ActorName",
    "Answer",
    "Assignment",
    "BlindItem",
    "BlindReading",
    "Bulk",
    "Capture",
    "Case",
    "CaseMember",
    "Closing",
    "Decision",
    "Document",
    "FieldChoice",
    "Finding",
    "FindingPassage",
    "FindingStep",
    "Flag",
    "ImportedRow",
    "Incident",
    "Level",
    "LogEntry",
    "LogLeaf",
    "LogTrace",
    "Naming",
    "Note",
    "Place",
    "Profile",
    "Provision",
    "ProvisionLink",
    "Reading",
    "Reversible",
    "SameOrigin",
    "SavedFilter",
    "SearchText",
    "SearchWord",
    "Searchable",
    "SecondReading",
    "SheetImport",
    "Signature",
    "Standing",
    "Statement",
    "StatementTopic",
    "Suggestion",
    "Text",
    "Verification",
    "by_date",
    "clearance",
    "level_of",
    "within",
]
