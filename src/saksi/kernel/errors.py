"""Every error that Saksi raises on purpose, in one tree.

Rule: a message says what was got, what was expected and what to do next, names no victim and no secret,
and carries a fixed code so that it can be found.

    SaksiError
      KernelError       SpanMismatch  DateError  CanonicalError  HashError
      CodebookError     PackError
      EvidenceError     BlobMissing  BlobAltered  StorageFailed  NoteError  ProofError  LogError
      IntakeError       EmptyFile  DamagedFile  EncryptedFile  TooLarge  WrongType  UnknownType  UnknownEncoding
      ReadingError      TookTooLong
      FigureError       ReportError  SnapshotError
      RecordError       NotAllowed  NotFound  Conflict  BadDecision  BadQuery
      WorkspaceError    NoWorkspace  NoDatabase  OnlyRead  LockHeld  ConfigError
      FetchError
"""

from __future__ import annotations

from typing import ClassVar


class Words(str):
    """Words of Saksi's own among the values of an error, which a page tells in its language like the sentence around them."""

    __slots__ = ()


class SaksiError(Exception):
    """The base of all; `str()` gives name, code and message, as in `SpanMismatch [S012]: ...`.

    message: the sentence, with a place `%(name)s` for each of the values, so that a page can tell it in another language.
    Values that are words of Saksi's own are `Words`.
    """

    code: ClassVar[str] = "S000"

    def __init__(self, message: str, **values: object) -> None:
        self.sentence, self.values = message, values
        self.message = message % values if values else message
        super().__init__(self.message)

    def __str__(self) -> str:
        return f"{type(self).__name__} [{self.code}]: {self.message}"


class KernelError(SaksiError):
    """A shared word was used wrongly."""

    code = "S010"


class SpanMismatch(KernelError):
    """A quote is not what the text reads at its place."""

    code = "S012"


class DateError(KernelError):
    """Not a date that Saksi can keep."""

    code = "S013"


class CanonicalError(KernelError):
    """A value that has no canonical bytes."""

    code = "S014"


class HashError(KernelError):
    """Not a SHA-256."""

    code = "S015"


class CodebookError(SaksiError):
    """A list of the codebook cannot be used."""

    code = "S020"


class PackError(CodebookError):
    """A country pack is missing or wrong."""

    code = "S021"


class EvidenceError(SaksiError):
    """The evidence is not what it should be."""

    code = "S030"


class BlobMissing(EvidenceError):
    """A kept file is gone."""

    code = "S031"


class BlobAltered(EvidenceError):
    """A kept file is not the bytes that were taken in."""

    code = "S032"


class StorageFailed(EvidenceError):
    """The disk did not keep what was written; nothing more may be written until a restart."""

    code = "S033"


class NoteError(EvidenceError):
    """A signed note, a key or a checkpoint is not valid."""

    code = "S034"


class ProofError(EvidenceError):
    """A proof does not show what it claims."""

    code = "S035"


class LogError(EvidenceError):
    """The log contradicts itself or its checkpoints."""

    code = "S036"


class IntakeError(SaksiError):
    """A file cannot be taken in."""

    code = "S040"


class EmptyFile(IntakeError):
    """There is nothing in the file, or no text in it."""

    code = "S041"


class DamagedFile(IntakeError):
    """The file is broken."""

    code = "S042"


class EncryptedFile(IntakeError):
    """The file is locked with a password."""

    code = "S043"


class TooLarge(IntakeError):
    """The file is over a limit of the workspace."""

    code = "S044"


class WrongType(IntakeError):
    """The file's name says one kind, its content is another that Saksi does not read."""

    code = "S045"


class UnknownType(IntakeError):
    """The file is of no kind that Saksi reads."""

    code = "S046"


class UnknownEncoding(IntakeError):
    """The characters of a text file cannot be told."""

    code = "S047"


class ReadingError(SaksiError):
    """A reading cannot be made or used."""

    code = "S050"


class TookTooLong(ReadingError):
    """A reading was broken off because it took too long."""

    code = "S051"


class FigureError(SaksiError):
    """A figure is wrongly defined or cannot be computed."""

    code = "S060"


class ReportError(FigureError):
    """A report or its bundle cannot be built."""

    code = "S061"


class SnapshotError(FigureError):
    """A snapshot is not in its form."""

    code = "S062"


class RecordError(SaksiError):
    """A change to the record was refused."""

    code = "S070"


class NotAllowed(RecordError):
    """This person may not do this."""

    code = "S071"


class NotFound(RecordError):
    """There is no such thing, or this person may not see it."""

    code = "S072"


class Conflict(RecordError):
    """Somebody decided this in the meantime."""

    code = "S073"


class BadDecision(RecordError):
    """What was decided does not fit what it was decided about."""

    code = "S074"


class BadQuery(RecordError):
    """What was typed into the search says nothing."""

    code = "S075"


class WorkspaceError(SaksiError):
    """The workspace cannot be used."""

    code = "S080"


class NoWorkspace(WorkspaceError):
    """There is no workspace here."""

    code = "S081"


class LockHeld(WorkspaceError):
    """Another program is writing to the workspace."""

    code = "S082"


class ConfigError(WorkspaceError):
    """A setting is unknown or wrong."""

    code = "S083"


class NoDatabase(WorkspaceError):
    """The record of a workspace that was in use is not there."""

    code = "S084"


class OnlyRead(WorkspaceError):
    """The workspace lies where nothing can be written."""

    code = "S085"


class FetchError(SaksiError):
    """A page is not fetched, or could not be."""

    code = "S090"
