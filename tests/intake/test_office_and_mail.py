"""Of a DOCX and a mail every word that its reader sees comes out."""

import io
from email.message import EmailMessage

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from saksi.intake import extract

W = nsdecls("w")
WORDS = "Police arrested two farmers in Upper Dren, said Chak Sôpheap’s group — កម្មករ."


def run(words):
    return f"<w:r><w:t>{words}</w:t></w:r>"


def saved(document):
    out = io.BytesIO()
    document.save(out)
    return extract(out.getvalue(), "a.docx")


def test_headings_tables_lists_and_heads_of_pages_come_in_their_order():
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Lumera City Court"
    made.sections[0].footer.paragraphs[0].text = "12"
    made.add_heading("Notice of judgment", 0)
    made.add_heading("Facts", 1)
    table = made.add_table(2, 3)
    for column, words in enumerate(("Name", "Ana Velu", "Ana Velu")):
        table.cell(0, column).text = words
    table.cell(1, 0).text = "Charge"
    table.cell(1, 1).add_table(1, 1).cell(0, 0).text = "Article 148"
    made.add_paragraph("She was heard.")
    found = saved(made)
    assert found.text.split("\n\n") == [
        "Lumera City Court", "Notice of judgment", "Facts", "Name: Ana Velu: Ana Velu", "Charge: Article 148", "She was heard.",
    ]  # fmt: skip
    assert (found.metadata.title, found.metadata.published) == ("Notice of judgment", None)


def test_footnotes_boxes_links_controls_and_tracked_insertions_are_read_and_deletions_not():
    made = docx.Document()
    paragraph = made.add_paragraph("Before.")
    alternate = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:txbxContent><w:p>{run('In a box.')}</w:p></w:txbxContent>"
    for inner in (
        f'<w:ins {W} w:id="1">{run(" Put in.")}</w:ins>',
        f'<w:del {W} w:id="2"><w:r><w:delText> Taken out.</w:delText></w:r></w:del>',
        f"<w:hyperlink {W}>{run(' Linked.')}</w:hyperlink>",
        f"<w:r {W}><mc:AlternateContent {alternate}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>",
    ):
        paragraph._p.append(parse_xml(inner))
    made.element.body.insert(
        1, parse_xml(f"<w:sdt {W}><w:sdtContent><w:p>{run('In a control.')}</w:p></w:sdtContent></w:sdt>")
    )
    notes = f"<w:footnotes {W}><w:footnote><w:p>{run('In a note.')}</w:p></w:footnote></w:footnotes>".encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, notes, made.part.package)
    made.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes")
    found = saved(made)
    assert found.text.split("\n\n") == ["Before. Put in. Linked.", "In a box.", "In a control.", "In a note."]
    assert "tracked changes" in found.notes[0]


def mail():
    made = EmailMessage()
    made["Subject"], made["From"], made["To"] = "Arrêts à Dren", "Désk <desk@courier.example>", "us@ngo.example"
    made["Date"] = "Tue, 4 Mar 2025 23:30:00 +0700"
    return made


@pytest.mark.parametrize("form", ["quoted-printable", "base64", "8bit"])
def test_a_mail_in_any_form_of_sending_gives_its_characters(form):
    made = mail()
    made.set_content(WORDS, cte=form)
    found = extract(made.as_bytes(), "a.eml")
    assert found.text.strip() == WORDS
    assert (found.metadata.title, str(found.metadata.published)) == ("Arrêts à Dren", "2025-03-04")
    assert found.metadata.author.startswith("Désk")


def test_of_alternatives_the_plain_part_is_read_once_and_attachments_are_named():
    made = mail()
    made.set_content(WORDS)
    made.add_alternative(f"<p>{WORDS}</p>", subtype="html")
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="ordre du juge é.pdf")
    found = extract(made.as_bytes(), "a.eml")
    assert found.text.strip() == WORDS
    assert "ordre du juge é.pdf" in found.notes[0]


def test_a_mail_of_a_page_alone_loses_no_short_line():
    made = mail()
    made.set_content(" \n")
    made.add_alternative(f"<p>{WORDS}</p><p>Two.</p><table><tr><td>Held</td></tr></table>", subtype="html")
    assert extract(made.as_bytes(), "a.eml").text.split("\n\n") == [WORDS, "Two.", "Held"]


def test_a_page_that_says_more_than_the_plain_part_is_read_and_a_forwarded_mail_is_named():
    made, inner = mail(), mail()
    inner.set_content(WORDS)
    made.set_content("Please view this message in an HTML reader.")
    made.add_alternative(f"<p>{WORDS}</p><p>{WORDS}</p>", subtype="html")
    made.add_attachment(inner)
    found = extract(made.as_bytes(), "a.eml")
    assert found.text.split("\n\n") == [WORDS, WORDS]
    assert "the e-mail “Arrêts à Dren”" in found.notes[0]


def test_what_the_page_of_a_mail_hides_is_left_out_with_a_note():
    made = mail()
    made.set_content("See the page.")
    made.add_alternative(f'<p style="display:none">HIDDENWORDS</p><p>{WORDS}</p><p>{WORDS}</p>', subtype="html")
    found = extract(made.as_bytes(), "a.eml")
    assert "HIDDENWORDS" not in found.text
    assert "hides some words" in found.notes[0]


def test_what_stands_in_the_margin_of_a_docx_is_told_in_a_note():
    made = docx.Document()
    paragraph = made.add_paragraph(WORDS)
    made.add_comment(paragraph.runs, text="Do not publish her name.", author="desk")
    assert saved(made).notes == ("Comments in its margin were not read: “Do not publish her name.”.",)
