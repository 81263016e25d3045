"""A PDF written by hand, line by line, so that a test knows where each letter stands."""

from __future__ import annotations

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def pdf(*pages: list[tuple[float, float, float, str]]) -> bytes:
    """A PDF of these pages; each line is (x, y, size of the letters, words)."""
    contents = []
    for page in pages:
        lines = (
            b"BT /F %g Tf %g %g Td (%s) Tj ET" % (size, x, y, words.replace("(", "\\(").encode("cp1252"))
            for x, y, size, words in page
        )
        contents.append(b"\n".join(lines))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = b" ".join(b"%d 0 R" % (4 + 2 * i) for i in range(len(pages)))
    objects += [b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), kids), FONT]
    for i, content in enumerate(contents):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F 3 0 R >> >> >>" % (5 + 2 * i)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + head + table + tail


def column(x: float, top: float, words: list[str], size: float = 10) -> list[tuple[float, float, float, str]]:
    """Lines under each other."""
    return [(x, top - 12 * i, size, line) for i, line in enumerate(words)]
