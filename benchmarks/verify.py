"""How long `saksi verify` takes over 2 GiB of kept files, beside `openssl dgst -sha256` over the same files.

Once the 2 GiB are 128 PDFs of 16 MiB, once 8,192 of 256 KiB; each has one page of words and a stream of random bytes, as
scans are, and is taken in by `saksi add`. openssl has one thread; Saksi hashes on up to four cores. Both find the files in memory, so that
the disk does not hide a difference. Starting Python, reading the texts again and checking the log count.
"""

from __future__ import annotations

import secrets
from pathlib import Path

from benchmarks.common import describe_machine, processor, program, saksi, seconds, temporary_workspace, verdict

TOTAL, BUDGET, RUNS = 2 * 2**30, 1.5, 3
NUMBERS = (128, 8192)


def scan(place: int, size: int) -> bytes:
    """A PDF with one page of words and so many random bytes in a stream, so that it is about that large."""
    words = (
        f"BT /F1 12 Tf 72 720 Td (Dispatch {place}: the court of Lumera heard nine witnesses on Monday.) Tj ET".encode()
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        stream(words),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        stream(secrets.token_bytes(size)),
    ]
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    count, start = len(objects) + 1, len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%b" % (count, table)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, start)
    return bytes(out)


def stream(data: bytes) -> bytes:
    """The body of a PDF stream."""
    return b"<< /Length %d >>\nstream\n%b\nendstream" % (len(data), data)


def take_in(workspace: Path, number: int) -> list[Path]:
    """Make the files and take each one in; gives the kept files."""
    source = workspace.parent / "scans"
    source.mkdir()
    for place in range(number):
        (source / f"{place:04}.pdf").write_bytes(scan(place, TOTAL // number))
    saksi(workspace, "add", "--quiet", source)
    for path in source.iterdir():
        path.unlink()
    return sorted((workspace / "evidence").iterdir())


def measure(number: int) -> None:
    """Take the files in once, then time both programs in turn."""
    with temporary_workspace() as workspace:
        kept = take_in(workspace, number)
        total = sum(path.stat().st_size for path in kept)
        print(f"{len(kept)} kept files, {total / 2**30:.2f} GiB")
        used = processor(program("openssl", "dgst", "-sha256", *kept)), processor(lambda: saksi(workspace, "verify"))
        print(f"processor time: openssl dgst {used[0]:.2f} s, saksi verify {used[1]:.2f} s")
        for _ in range(RUNS):
            openssl = seconds(program("openssl", "dgst", "-sha256", *kept))
            took = seconds(lambda: saksi(workspace, "verify"))
            print(f"openssl dgst {openssl:.2f} s, saksi verify {took:.2f} s: {took / openssl:.2f}x "
                  f"({total / took / 1e9:.2f} GB/s; budget {BUDGET}x: {verdict(took / openssl, BUDGET)})")  # fmt: skip


if __name__ == "__main__":
    describe_machine()
    for number in NUMBERS:
        measure(number)
