"""A name is found however it is written, and is masked where it stands."""

import random
import time
import unicodedata

import pytest

from saksi.reports.mentions import mentions

NAMES = ("សុខ ដារា", "José Núñez", "Sok Dara", "Sean O'Brien", "Ash", "김철수", "Ἀλέξης", "أحمد الخطيب", "דוד כהן", "አበበ በቀለ")
JOINTS = ("", "\u200b", "\u00ad", "\u200d", "\u2060")
SPACES = (" ", "\u00a0", "\n", "\u200b", " \u200b", "\u200b ", "\u3000")


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("លោកសុខ ដារាបាននិយាយ", "លោក#បាននិយាយ"),
        ("លោក\u200bសុខ\u200bដា\u200bរា\u200bបាន", "លោក\u200b#\u200bបាន"),
        ("លោកសុខដារាបាន", "លោក#បាន"),
        ("លោកSok Daraបាន", "លោក#បាន"),
        (unicodedata.normalize("NFD", "by José Núñez."), "by #."),
        ("by JOSE NUNEZ", "by #"),
        ("Sok\u200b Dara said", "# said"),
        ("Sok\u200bDara, So\u00adk\u00a0Dara", "#, #"),
        ("Ｓｏｋ Ｄａｒａ", "#"),
        ("_Sok Dara_, Sok Dara² said", "_#_, #² said"),
        ("Sean O’Brien’s bag", "#’s bag"),
        ("김철수는 말했다", "#는 말했다"),
        ("the Ash-case", "the #-case"),
    ],
)
def test_a_name_is_masked_in_every_way_of_writing_it(text, masked):
    """Without spaces, composed or not, with characters that nobody sees, in wide letters."""
    found = mentions(NAMES)
    assert found.search(text)
    assert found.sub("#", text) == masked


@pytest.mark.parametrize(
    ("name", "text", "masked"),
    [
        ("أحمد الخطيب", "قال وأحمد الخطيب إن", "قال و# إن"),
        ("أحمد الخطيب", "وبأحمدالخطيب، فلاحمد الخطيب", "وب#، فل#"),
        ("الخطيب", "قالت للخطيب وبالخطيب", "قالت ل# وب#"),
        ("اللبناني", "قالت للبناني", "قالت #"),
        ("علي فاطمة", "به علی فاطمه گفت", "به # گفت"),
        ("דוד כהן", "אמרה לדוד כהן ושדוד\u200f כהן", "אמרה ל# וש#"),
        ("ܐܦܪܝܡ", "ܕܐܦܪܝܡ", "ܕ#"),
        ("አበበ በቀለ", "የአበበ በቀለን ለአበበ በቀለ", "የ#ን ለ#"),
        ("გიორგი ბერიძე", "გიორგი ბერიძემ", "#მ"),
        ("Արամ", "Արամին", "#ին"),
        ("முருகன்", "முருகனுக்கு முருகன்தான்", "#ுக்கு #தான்"),
        ("রহিম", "রহিমকে", "#কে"),
        ("राम", "रामलाई", "#लाई"),
        ("김철수", "김철수에게서", "#에게서"),
        ("田中太郎", "田中太郎さんが", "#さんが"),
        ("အောင်ဆန်း", "ကိုအောင်ဆန်းက", "ကို#က"),
        ("สมชาย ใจดี", "นายสมชายใจดีกล่าว", "นาย#กล่าว"),
        ("Ahmet", "Ahmet'in, Ahmet’e, Ahmetten", "#'in, #’e, #"),
        ("Aydın Işık", "AYDIN IŞIK", "#"),
        ("Đặng Łukasz", "Dang Lukasz", "#"),
        ("Munir", "rumah Munirnya", "rumah #"),
        ("Orbán", "Orbánnak", "#"),
        ("Ash", "Ash's", "#'s"),
        ("Adam Nowak", "Adama Nowaka", "#"),
        ("Иван Петров", "Ивана Петрова, Иваном\nПетровым", "#, #"),
        ("Олег", "Олегу", "#"),
        ("Мария Сергеева", "Марии Сергеевой и МАРИЮ СЕРГЕЕВУ", "# и #"),
        ("Анна-Мария Орлова", "Анна-Мария Орлова, Анны-Марии Орловой", "#, #"),
        ("Николай Римский-Корсаков", "Николая Римского-Корсакова", "#"),
        ("Анна Чайковская", "Анны Чайковской", "#"),
        ("Юрий Толстой", "Юрия Толстого", "#"),
        ("Петрова, Анна (Иванова)", "Петрова, Анна (Иванова)", "#"),
        ("Ольга «Маша» Попова", "ОЛЬГА «МАША» ПОПОВА", "#"),
        ("Мари\u00adя Попова", "Мария Попова", "#"),
        ("Νίκος", "ΝΊΚΟΣ, του Νίκου, τον Νίκο", "#, του #, τον #"),
    ],
)
def test_what_is_written_joined_to_a_name_does_not_hide_it(name, text, masked):
    """Small words before it, particles and endings behind it, in each script as it sets them."""
    assert mentions([name]).search(text) == ("#" in masked)
    assert mentions([name]).sub("#", text) == masked


@pytest.mark.parametrize(
    ("name", "text"),
    [("Chan", "a change"), ("Li An", "like and"), ("Petrov", "Dopetrov"), ("Олег", "Болег"), ("Virtanen", "Virtasen"), ("Павел", "Павла")],
)
def test_short_latin_words_take_no_ending_and_what_changes_the_name_itself_is_another_spelling(name, text):
    assert not mentions([name]).search(text)


@pytest.mark.parametrize("text", ["Ashe washed", "Sok said that Dara left", "SokDara", "ដារា", ""])
def test_other_words_are_no_names(text):
    """A part of a longer word in a script with spaces, or a part of a name, is left as it is."""
    assert not mentions(NAMES).search(text)
    assert mentions(NAMES).sub("#", text) is text


def test_a_text_of_one_name_without_end_is_looked_through_quickly():
    began = time.process_time()
    assert not mentions(["Anna Kowalska"]).search(("Anna" + "\u200b" * 50) * 5000)
    assert time.process_time() - began < 5


def test_no_names_are_nothing_to_look_for():
    """Neither are names of which nothing is seen."""
    assert mentions(()) is mentions(("", " \n", "\u200b")) is None


def test_whatever_is_put_into_a_name_it_is_found_and_nothing_of_it_is_left():
    """Names in any normal form, case and spacing, between words of any script; what stands around them stays."""
    chance = random.Random(7)
    around = ("", " ", "។", "លោក", "“", "...", "\n", "(", " é ")
    for _ in range(2000):
        name = chance.choice(NAMES)
        written = "".join(chance.choice(SPACES) if c == " " else c + chance.choice(JOINTS) * (c.isalpha()) for c in name)
        written = unicodedata.normalize(chance.choice(("NFC", "NFD", "NFKC", "NFKD")), chance.choice((str, str.upper))(written))
        before, after = chance.choice(around), chance.choice(around)
        found = mentions(NAMES).sub("#", f"{before}{written}{after}")
        assert found.startswith(f"{before}#"), written.encode("unicode_escape")
        assert found.endswith(f"{after}"), written.encode("unicode_escape")
        assert not any(c.isalpha() for c in found[len(before) + 1 : len(found) - len(after)])
