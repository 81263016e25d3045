"""The lines of a PDF page made into paragraphs again.

Rule: a line that was broken only because the column ended goes on with a space; where the page breaks on purpose, the text
breaks. A hyphen at the end of a line, which PDFium gives as the sign U+0002, stays if the word is written with it
elsewhere or has a part that asks for it, and goes otherwise. No other character is changed.
Steps: lines with their places, what each is followed by, the hyphens.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import pypdfium2
from pypdfium2 import raw

HYPHEN = "\x02"
NEAR = 1.25  # of the usual step from line to line: a wider one is a new paragraph
ALIKE = 0.15  # of the height of a line: letters of another size are a heading
_ENDS = (".", "!", "?", ":", "”", "។")
# Thai, Lao, Khmer, Chinese, Japanese
_SPACELESS = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff]")
# Words are looked for only where they begin: a page may be one word of a million letters.
_HYPHENS = re.compile(rf"((?<!\w)\w*|){HYPHEN}(?:\r?\n)?[ ]?(\w*)")
_HYPHENATED = re.compile(r"(?<!\w)\w+(?:-\w+)+")
_KEEPING = frozenset(
    "anti all co counter cross ex far half hard high inter long low mid multi non post pre pro quasi self semi short so "
    "socio sub trans two ultra under vice well".split()
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its words; places from the page's lower left corner and the height, in points.

    base: where its first letter stands; foot: its last, lower if PDFium joined parted words and so lines.
    """

    text: str
    left: float
    right: float
    base: float
    foot: float
    height: float


def page_lines(textpage: pypdfium2.PdfTextPage) -> list[Line]:
    """The lines of a page in the order of the file."""
    count = textpage.count_chars()
    whole = "".join(chr(raw.FPDFText_GetUnicode(textpage, i)) for i in range(count))
    lines = []
    for match in re.finditer(r"[^\r\n]+", whole):
        inked = [i for i in range(match.start(), match.end()) if not whole[i].isspace() and whole[i] != HYPHEN]
        if inked:
            boxes = [textpage.get_charbox(i, loose=True) for i in (inked[0], inked[-1])]
            left, right = min(b[0] for b in boxes), max(b[2] for b in boxes)
            base, top = boxes[0][1], boxes[0][3]
            lines.append(Line(match[0].lstrip(" "), left, right, base, boxes[1][1], top - base))
    return lines


def paragraphs(lines: Sequence[Line]) -> list[str]:
    """The words of the lines, those of one paragraph in one text."""
    found: list[str] = []
    usual = median([d for a, b in itertools.pairwise(lines) if (d := a.foot - b.base) > 0] or [0])
    for number, line in enumerate(lines):
        if number and _goes_on(lines[number - 1], line, lines, usual):
            found[-1] += _glue(found[-1], line.text) + line.text
        else:
            found.append(line.text)
    return found


def _glue(before: str, after: str) -> str:
    """What stands between two lines of a paragraph: nothing after a hyphen, or in a script without spaces."""
    if before.endswith((HYPHEN, "-", " ")) or (_SPACELESS.match(before[-1:]) and _SPACELESS.match(after)):
        return ""
    return " "


def _goes_on(line: Line, after: Line, lines: Sequence[Line], usual: float) -> bool:
    """Whether the next line belongs to the paragraph of this one; usual: the usual step from line to line."""
    if line.text.endswith(HYPHEN):
        return True
    if abs(line.height - after.height) > ALIKE * max(line.height, after.height):
        return False
    step = line.foot - after.base
    if step > NEAR * usual:
        return False
    if not line.text.rstrip().endswith(_ENDS) and after.text[:1].islower():
        return True
    if step <= 0:  # the next column
        return False
    if after.left > line.left + line.height and not _indented(line, lines):
        return False  # an indent opens a paragraph
    word = after.text.split(" ", 1)[0]
    width = (after.right - after.left) / max(len(after.text), 1)
    margin = max(other.right for other in lines if abs(other.left - after.left) < line.height * 2)
    return line.right + width * (len(word) + 1) > margin - width


def _indented(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line begins further right than most of the page."""
    return sum(other.left < line.left - 1 for other in lines) * 2 > len(lines)


def mend_hyphens(text: str) -> str:
    """The words that were parted at the end of a line, whole again."""
    written = {w.lower() for w in _HYPHENATED.findall(text)}

    def mended(match: re.Match[str]) -> str:
        first, second = match[1], match[2]
        keep = (
            f"{first}-{second}".lower() in written
            or first.lower() in _KEEPING
            or not second[:1].islower()
            or not first[-1:].isalpha()
        )
        return first + ("-" if keep else "") + second

    return _HYPHENS.sub(mended, text)
