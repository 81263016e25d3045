"""The right characters come out, in whatever common encoding they lie."""

import pytest

from saksi.intake import extract
from saksi.kernel.errors import IntakeError

WORDS = {
    "English": "Police arrested two farmers, witnesses said. “We did nothing,” one of them said — and the court’s office was shut.",
    "French": "Les forces de l’ordre ont arrêté deux paysans. Le ministère n’a pas répondu; « où sont-ils ? » demande la famille, inquiète.",
    "German": "Die Polizei verhaftete zwei Bauern in der Nähe von Köln, während Angehörige warteten. Größere Straßen wurden gesperrt.",
    "Spanish": "La policía detuvo a dos campesinos; ¿dónde están?, preguntó la señora Muñoz. «Nada hicimos», dijo él.",
    "Polish": "Policja zatrzymała dwóch rolników w Górnym Dreń, powiedzieli świadkowie. Żądają zwolnienia; są źle traktowani.",
    "Russian": "Полиция задержала двух фермеров в районе Верхний Дрен, сообщили очевидцы. Министерство отказалось от комментариев.",
    "Chinese": "警方周一在上德伦逮捕了两名农民，目击者说。他们被控煽动罪，律师表示将上诉。人权组织要求立即释放他们。",
    "Japanese": "警察は月曜日、アッパー・ドレンで農民2人を逮捕したと目撃者が語った。",
    "Arabic": "اعتقلت الشرطة مزارعين اثنين في درن العليا يوم الاثنين، بحسب شهود عيان.",
    "Thai": "ตำรวจจับกุมเกษตรกรสองคนในเมืองเดรนเมื่อวันจันทร์ ตามคำบอกเล่าของพยาน",
    "Khmer": "កម្មករ\u200b៦៤ នាក់ ត្រូវបានចាប់ខ្លួន នៅរាជធានីភ្នំពេញ កាលពីថ្ងៃចន្ទ",
}
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
OWN = {
    "English": ("cp1252",), "French": ("cp1252",), "German": ("cp1252", "latin-1"), "Spanish": ("cp1252", "latin-1"),
    "Polish": ("cp1250", "iso-8859-2"), "Russian": ("cp1251", "koi8-r"), "Chinese": ("gb18030", "gbk"),
    "Japanese": ("shift_jis", "euc_jp"), "Arabic": ("cp1256",), "Thai": ("cp874",), "Khmer": (),
}  # fmt: skip
CASES = [(language, encoding) for language in WORDS for encoding in (*UNICODE, *OWN[language])]


@pytest.mark.parametrize(("language", "encoding"), CASES)
def test_a_text_comes_out_as_it_was_written(language, encoding):
    words = f"{WORDS[language]}\n\n{WORDS[language]}\n"
    found = extract(words.encode(encoding), "a.txt")
    assert found.text == words
    assert bool(found.notes) == (not encoding.startswith("utf"))


@pytest.mark.parametrize("declared", ["iso-8859-1", "us-ascii", "windows-1252", "utf-16", "x-nonsense"])
@pytest.mark.parametrize("real", ["utf-8", "cp1252"])
def test_a_page_is_read_by_its_bytes_when_it_declares_another_encoding(declared, real):
    page = f'<!doctype html><html><head><meta charset="{declared}"></head><body><p>{WORDS["English"]}</p></body></html>'
    assert WORDS["English"] in extract(page.encode(real), "a.html").text


def test_a_page_is_read_in_the_encoding_that_it_declares():
    page = f"<!doctype html><html><head><meta charset=gb2312></head><body><p>{WORDS['Chinese']}</p></body></html>"
    assert WORDS["Chinese"] in extract(page.encode("gb18030"), "a.html").text
    assert WORDS["Chinese"] in extract(page.encode("utf-16"), "a.html").text


def test_text_that_only_speaks_of_files_stays_text():
    for words in (
        "He wrote <title> and <body> there.",
        "The marker %PDF-1.4 opens it.",
        "From: us\nDate: 5 May 2024\n\nTwo held.",
    ):
        found = extract(words.encode(), "a.txt")
        assert (found.format, found.text) == ("txt", words)


def test_a_head_of_one_endless_line_costs_no_time():
    assert extract(b"title: a" + b" " * 1_500_000 + b"b", "a.txt").metadata.title == "a"


def test_cut_characters_are_refused_and_not_replaced():
    with pytest.raises(IntakeError, match="UTF-8"):
        extract("Polizei".encode("utf-16")[:-1], "a.txt")
