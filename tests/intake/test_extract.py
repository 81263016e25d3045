"""Any common file becomes a text; what cannot be taken in is refused with a sentence."""

import io
import time
import zipfile
from pathlib import Path

import docx
import pytest

from saksi.intake import Limits, extract
from saksi.intake.formats import office
from saksi.intake.sniff import sniff
from saksi.kernel.errors import (
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    IntakeError,
    TooLarge,
    UnknownType,
    WrongType,
)  # fmt: skip

SAMPLE = Path(__file__).resolve().parents[2] / "sample"
WORDS = "Police arrested two farmers in Upper Dren, witnesses said. “We did nothing,” one of them said."
PAGE = """<!doctype html><html><head><title>Two farmers held</title><meta property="og:site_name" content="Courier">
<meta property="article:published_time" content="2025-03-05T08:00:00+00:00"><script>stolen()</script></head><body>
<nav>Home Politics Sport</nav><article><figure><img src="a.jpg" alt=""><figcaption>Ana Velu leaves the court on May 25, 2023. (Photo)</figcaption></figure>
<p class="teaser">Amid a visit by the envoy, groups have asked the government to improve human rights in the country.</p>
<p>The second paragraph tells what happened to the farmers after the police had come to the village.</p>
<p>The third paragraph gives the reaction of officials, who said that the law applies to everyone.</p></article></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_plain_text_in_any_common_encoding(encoding):
    assert extract(WORDS.encode(encoding), "a.txt").text == WORDS


def test_khmer_and_zero_width_characters_stay_as_they_are():
    text = "កម្មករ\u200b៦៤ នាក់ 😀"
    assert extract(text.encode(), "a.txt").text == text


def test_line_ends_become_newlines_and_nothing_else_changes():
    assert extract(b"One.\r\n\r\nTwo  three.\rFour.", "a.txt").text == "One.\n\nTwo  three.\nFour."


def test_a_page_keeps_its_lead_and_its_caption_and_no_script():
    found = extract(PAGE.encode(), "a.html")
    assert "Ana Velu leaves the court on May 25, 2023." in found.text
    assert "Amid a visit by the envoy" in found.text
    assert "third paragraph" in found.text
    assert "stolen" not in found.text
    assert (found.metadata.title, found.metadata.publisher, str(found.metadata.published)) == (
        "Two farmers held",
        "Courier",
        "2025-03-05",
    )


def test_a_date_in_the_story_is_not_taken_for_the_day_of_publication():
    assert extract(b"A headline\n\nShe was tried on May 25, 2023 in the city.", "a.txt").metadata.published is None
    assert (
        str(extract(b"A headline\n\nLUMERA, 4 March 2025\n\nShe was tried.", "a.txt").metadata.published)
        == "2025-03-04"
    )


def test_pdf_and_docx_of_the_sample_give_their_words():
    pdf = extract((SAMPLE / "06-un-remarks.pdf").read_bytes(), "06.pdf")
    assert "Peaceful assembly has become dangerous" in pdf.text
    word = extract((SAMPLE / "14-court-notice.docx").read_bytes(), "14.docx")
    assert "Presiding judge: Harl Ensig" in word.text


def test_a_mail_gives_its_text_and_names_what_was_not_read():
    mail = (
        b"From: desk@courier.example\r\nTo: us@ngo.example\r\nSubject: Arrests\r\nDate: Tue, 4 Mar 2025 08:00:00 +0000\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n'
        b'Two farmers were arrested.\r\n--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="order.pdf"\r\n\r\nx\r\n--b--\r\n'
    )
    found = extract(mail, "a.eml")
    assert found.text.strip() == "Two farmers were arrested."
    assert (found.metadata.title, str(found.metadata.published)) == ("Arrests", "2025-03-04")
    assert "order.pdf" in found.notes[0]


def test_a_wrong_name_is_noted_and_the_content_decides():
    found = extract(PAGE.encode(), "report.txt")
    assert found.format == "html"
    assert "content is html" in found.notes[0]


def test_comments_without_a_page_behind_them_cost_no_time():
    before = time.process_time()
    assert extract(b"<!---->" * 28 + b"x", "page.txt").format == "txt"
    assert time.process_time() - before < 1
    assert sniff(b"<?xml version='1.0'?>\n" + b"<!-- a --> <!-- > -->" * 40 + b"<html><p>x", "page.txt") == "html"


def archive(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def wordless():
    out = io.BytesIO()
    docx.Document().save(out)
    return out.getvalue()


DAMAGED = [
    ("nothing", b"", "a.txt", EmptyFile),
    ("only_white_space", b" \n\t\n", "a.txt", EmptyFile),
    ("only_nul_bytes", bytes(100), "a.txt", EmptyFile),
    ("pdf_cut_short", (SAMPLE / "06-un-remarks.pdf").read_bytes()[:700], "a.pdf", DamagedFile),
    ("pdf_that_is_text", b"%PDF-1.7 and then nothing", "a.pdf", DamagedFile),
    ("docx_cut_short", (SAMPLE / "14-court-notice.docx").read_bytes()[:5000], "a.docx", DamagedFile),
    ("docx_with_broken_xml", archive(word__document_xml="<w:document"), "a.docx", DamagedFile),
    ("docx_without_words", wordless(), "a.docx", EmptyFile),
    ("docx_with_doctype", archive(word__document_xml="<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"), "a.docx", DamagedFile),
    ("docx_that_blows_up", archive(word__document_xml="<x/>", word__big_xml="0" * 60_000_000), "a.docx", TooLarge),
    ("zip_of_other_things", archive(readme_xml="hello"), "a.zip", UnknownType),
    ("open_document", archive(content_xml="<x/>", mimetype="x"), "a.odt", UnknownType),
    ("rich_text", b"{\\rtf1 Police arrested two farmers.}", "a.rtf", UnknownType),
    ("saved_page_without_a_page", b"From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\n....", "a.mhtml", DamagedFile),
    ("image_named_pdf", b"\x89PNG\r\n\x1a\n" + bytes(50), "a.pdf", WrongType),
    ("image", b"\xff\xd8\xff\xe0" + bytes(50), "a.jpg", UnknownType),
    ("office_locked", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a.docx", EncryptedFile),
    ("office_old", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc", UnknownType),
    ("page_without_words", b"<!doctype html><html><body><script>x</script></body></html>", "a.html", EmptyFile),
    ("mail_without_words", b"From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\nContent-Type: image/png\r\n\r\n....", "a.eml", EmptyFile),
]  # fmt: skip


@pytest.mark.parametrize(("data", "name", "kind"), [d[1:] for d in DAMAGED], ids=[d[0] for d in DAMAGED])
def test_a_file_that_cannot_be_taken_in_is_refused_by_its_defect(data, name, kind):
    with pytest.raises(kind) as error:
        extract(data, name)
    assert error.value.message.rstrip().endswith(".")
    assert len(error.value.message.split()) > 6


@pytest.mark.parametrize("name", ["word/document.xml", "word/media/a.png"])
def test_a_document_of_very_much_formatting_and_few_words_is_refused_before_it_is_read(name, monkeypatch):
    monkeypatch.setattr(office, "LARGEST_XML", 50_000)
    parts = {"word/document.xml": "<x/>"} | {name: "\ufeff\n<w:p>" + "<w:p/>" * 10_000}
    with pytest.raises(TooLarge, match=r"got 60,\d\d\d bytes of text and formatting .* expected 50,000 at most\. Split"):
        extract(archive(**parts), "a.docx")
    with pytest.raises(TooLarge, match="bytes of text and formatting"):
        extract(archive(**{"xl/workbook.xml": "<x/>", "xl/worksheets/sheet1.xml": "<c/>" * 15_000}), "a.xlsx")


def test_pictures_are_not_counted_as_formatting(monkeypatch):
    monkeypatch.setattr(office, "LARGEST_XML", 1_000_000)
    out = io.BytesIO((SAMPLE / "14-court-notice.docx").read_bytes())
    with zipfile.ZipFile(out, "a") as made:
        made.writestr("word/media/a.png", b"\x89PNG" + bytes(range(256)) * 4_000)
    assert "court" in extract(out.getvalue(), "a.docx").text


def test_limits_are_kept_and_named():
    with pytest.raises(TooLarge, match="max_bytes"):
        extract(b"x" * 2000, "a.txt", Limits(max_bytes=1000))
    with pytest.raises(TooLarge, match="max_characters"):
        extract(b"word " * 500, "a.txt", Limits(max_characters=1000))
    with pytest.raises(TooLarge, match="max_pages"):
        extract((SAMPLE / "06-un-remarks.pdf").read_bytes(), "a.pdf", Limits(max_pages=0))


def test_random_bytes_never_end_in_anything_but_a_text_or_a_sentence():
    import random

    noise = random.Random(7)
    heads = [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"From: a@b\nTo: c@d\n\n"]
    for number in range(200):
        body = heads[number % len(heads)] + noise.randbytes(noise.randint(1, 400))
        try:
            assert extract(body, "a.bin").text
        except IntakeError as error:
            assert error.message
