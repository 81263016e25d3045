"""Khmer text: dates, articles of laws, names of the country pack, people with a title, and who says what. Nothing else is read of it."""

from datetime import date
from pathlib import Path

import pytest

from saksi.codebook.packs import load_pack
from saksi.reading.khmer import dates, laws, names
from saksi.reading.khmer.people import find_people
from saksi.reading.readers import reader_named
from saksi.reading.rules import RulesReader
from saksi.reading.text.page import make_page

REPORT = (Path(__file__).parent / "khmer_report.txt").read_text(encoding="utf-8")
FRIDAY = date(2025, 3, 14)


def page(text, pack="kh", published=FRIDAY):
    return make_page(text, published, load_pack(pack))


def reading(text, pack="kh", published=FRIDAY):
    return RulesReader().read(text, published, load_pack(pack))


def said(text):
    found = reading(text)
    who = {one.id: one.name for one in found.actors}
    return [(who[one.speaker], one.position, one.manner, one.date, one.span.quote) for one in found.statements]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("កាលពីថ្ងៃទី ១២ ខែមីនា ឆ្នាំ ២០២៥ នៅ", "ថ្ងៃទី ១២ ខែមីនា ឆ្នាំ ២០២៥", "2025-03-12"),
        ("ថ្ងៃពុធ ទី១២ ខែមីនា ឆ្នាំ២០២៥", "ថ្ងៃពុធ ទី១២ ខែមីនា ឆ្នាំ២០២៥", "2025-03-12"),
        ("ថ្ងៃ\u200bទី\u200b១២\u200b ខែ\u200bមីនា", "ថ្ងៃ\u200bទី\u200b១២\u200b ខែ\u200bមីនា", "2025-03-12"),
        ("១២-មីនា-២០២៥", "១២-មីនា-២០២៥", "2025-03-12"),
        ("ចុះថ្ងៃទី១២ ខែ៣ ឆ្នាំ២០២៥", "ថ្ងៃទី១២ ខែ៣ ឆ្នាំ២០២៥", "2025-03-12"),
        ("ចុះ ០៤/០៣/២០២៥", "០៤/០៣/២០២៥", "2025-03-04"),
        ("ក្នុងខែកញ្ញា ឆ្នាំ២០២៤", "ខែកញ្ញា ឆ្នាំ២០២៤", "2024-09"),
        ("ក្នុងខែធ្នូ", "ខែធ្នូ", "2024-12"),
        ("តាំងពីឆ្នាំ២០១៩", "ឆ្នាំ២០១៩", "2019"),
        ("ថ្ងៃទី១ ខែមករា ព.ស.២៥៦៨", "ថ្ងៃទី១ ខែមករា ព.ស.២៥៦៨", "2025-01-01~"),
        ("កាលពីថ្ងៃច័ន្ទ", "ថ្ងៃច័ន្ទ", "2025-03-10"),
        ("កាលពីថ្ងៃចន្ទ", "ថ្ងៃចន្ទ", "2025-03-10"),
        ("កាលពីថ្ងៃសុក្រ", "ថ្ងៃសុក្រ", "2025-03-14"),
        ("កាលពីម្សិលមិញ", "ម្សិលមិញ", "2025-03-13"),
        ("កាលពីឆ្នាំមុន", "ឆ្នាំមុន", "2024"),
    ],
)
def test_a_date_is_resolved_against_the_day_of_publication(text, words, edtf):
    one = page(text)
    assert [(one.text[day.start : day.end], day.edtf) for day in dates.find_dates(one)] == [(words, edtf)]


@pytest.mark.parametrize(
    "text",
    [
        "ថ្ងៃទី៣០ ខែកុម្ភៈ ឆ្នាំ២០២៥",  # no such day
        "ក្នុងមួយអាទិត្យ",  # a week, which is written as Sunday is
        "ថ្ងៃអាទិត្យ សប្តាហ៍មុន",  # of last week: which Sunday is not sure
        "សព្វថ្ងៃនេះ",  # nowadays
        "ថ្ងៃព្រហស្បតិ៍ ១៤កើត ខែផល្គុន ឆ្នាំរោង ឆស័ក",  # a day of the moon, of some year
        "កញ្ញា លាង សុជាតា",  # Miss, which is written as September is
    ],
)
def test_what_is_no_date_or_no_sure_one_is_left(text):
    assert dates.find_dates(page(text)) == ()


def test_without_a_day_of_publication_only_whole_dates_are_told():
    found = dates.find_dates(page("ថ្ងៃច័ន្ទ ថ្ងៃទី៥ ខែធ្នូ។ ថ្ងៃទី៥ ខែធ្នូ ឆ្នាំ២០២៤ និងថ្ងៃទី៧ ខែធ្នូ", published=None))
    assert [day.edtf for day in found] == ["2024-12-05", "2024-12-07"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("តាមមាត្រា ៤៩៤ និង ៤៩៥ នៃក្រមព្រហ្មទណ្ឌ។", [("Criminal Code", "494", "criminal_code"), ("Criminal Code", "495", "criminal_code")]),
        ("មាត្រា ៤៩៤ ដល់ ៤៩៦ នៃក្រមព្រហ្មទណ្ឌ", [("Criminal Code", number, "criminal_code") for number in ("494", "495", "496")]),
        ("មាត្រា ៤៩៥ នៃក្រមព្រហ្មទណ្ឌ និងមាត្រា ១២(ថ្មី) កថាខណ្ឌទី២ នៃច្បាប់ស្តីពីព្រៃឈើ", [("Criminal Code", "495", "criminal_code"), ("ច្បាប់ស្តីពីព្រៃឈើ", "12", None)]),
        ("ក្រមព្រហ្មទណ្ឌ ត្រង់មាត្រា ៤៩៥", [("Criminal Code", "495", "criminal_code")]),
        ("មាត្រា ៤៩៤ នៃក្រមព្រហ្មទណ្ឌ និងមាត្រា ៥០០ នៃក្រមនេះ", [("Criminal Code", "494", "criminal_code"), ("Criminal Code", "500", "criminal_code")]),
        ("មាត្រា ៩ នៃច្បាប់ស្ដីពីសមាគម និងអង្គការមិនមែនរដ្ឋាភិបាល ចែងថា", [("Law on Associations and Non-Governmental Organizations", "9", "lango")]),
        ("មាត្រា ៥ នៃច្បាប់ស្តីពីព្រៃឈើ ចែងថា", [("ច្បាប់ស្តីពីព្រៃឈើ", "5", None)]),
        ("មាត្រា ៤២ ចែងថា", []),
    ],
)
def test_an_article_needs_its_law(text, found):
    assert [(one.instrument, one.article, one.code) for one in laws.find_provisions(page(text))] == found


def test_a_law_is_told_as_worded_where_the_pack_has_no_khmer_names():
    assert [one.code for one in laws.find_provisions(page("មាត្រា ៤៩៥ នៃក្រមព្រហ្មទណ្ឌ។", pack="generic"))] == [None]


def test_bodies_of_the_pack_are_found_in_either_spelling_and_with_invisible_spaces():
    one = page("ក្រសួងការងារ និងបណ្តុះបណ្តាលវិជ្ជាជីវៈ និង\u200bអង្គការ\u200bលីកាដូ តវ៉ាចំពោះ\u200bសាលាដំបូង\u200bរាជធានី\u200bភ្នំពេញ")
    assert [(body.sector, body.listed) for body in names.find_bodies(one)] == [("state", True), ("civil-society", True), ("judiciary", True)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("នៅខេត្តកណ្តាល", ["KH-8"]),
        ("នៅកណ្តាលទីក្រុង", []),  # in the middle of town
        ("នៅបាត់ដំបង និងភ្នំពេញ", ["KH-2"]),  # behind `and` it may be a part of a word
        ("សាលាដំបូងខេត្តកំពត", []),  # a part of the court's name
    ],
)
def test_a_place_needs_a_word_of_place_or_an_edge_before_it(text, codes):
    one = page(text)
    assert [place.code for place in names.find_places(one, names.find_bodies(one))] == codes


@pytest.mark.parametrize(
    ("text", "name", "post"),
    [
        ("លោក ញ៉ែម ពិសាល បានថ្លែង", "ញ៉ែម ពិសាល", None),
        ("លោក ញ៉ែម ពិសាលបានថ្លែង", "ញ៉ែម ពិសាល", None),
        ("លោកឧត្តមសេនីយ៍ទោ ញ៉ែម ពិសាល បានថ្លែង", "ញ៉ែម ពិសាល", None),
        ("វរសេនីយ៍ឯក ញ៉ែម ពិសាល បានថ្លែង", "ញ៉ែម ពិសាល", None),
        ("សម្តេចធិបតី ញ៉ែម ពិសាល បានថ្លែង", "ញ៉ែម ពិសាល", None),
        ("ជនសង្ស័យឈ្មោះ ញ៉ែម ពិសាល ភេទប្រុស អាយុ ៣៤ឆ្នាំ", "ញ៉ែម ពិសាល", None),
        ("កោះហៅឈ្មោះ៖ ញ៉ែម ពិសាល ភេទ ប្រុស", "ញ៉ែម ពិសាល", None),
        ("លោក អំ សំអាត នាយករងទទួលបន្ទុកកិច្ចការទូទៅនៃអង្គការលីកាដូ មានប្រសាសន៍", "អំ សំអាត", "នាយករងទទួលបន្ទុកកិច្ចការទូទៅនៃអង្គការលីកាដូ"),
        ("លោក\u200bញ៉ែម\u200b \u200bពិសាល\u200bត្រូវ", "ញ៉ែម ពិសាល", None),
        ("លោក ជា វុទ្ធី ជាប្រធានសហគមន៍", "ជា វុទ្ធី", "ប្រធានសហគមន៍"),
        ("កញ្ញា ភួន កែវរស្មី អាយុ ២២ឆ្នាំ", "ភួន កែវរស្មី", None),
        ("លោក ទេព វាសនា នាយករងអង្គការលីកាដូ បាន", "ទេព វាសនា", "នាយករងអង្គការលីកាដូ"),
        ("អ្នកនាំពាក្យក្រសួងយុត្តិធម៌ លោក កែវ មុន្នី ប្រាប់", "កែវ មុន្នី", "អ្នកនាំពាក្យក្រសួងយុត្តិធម៌"),
    ],
)
def test_a_person_is_a_title_with_a_name_and_the_post_beside_it(text, name, post):
    one = page(text)
    (person,) = find_people(one, names.find_bodies(one))
    assert (person.name, person.post and one.text[slice(*person.post)]) == (name, post)


@pytest.mark.parametrize("text", ["លោកបានថ្លែងថា", "លោកអភិបាលខេត្ត", "លោកម្នាក់", "លោក ជាអ្នកស្រុក", "ខែកញ្ញា ឆ្នាំ២០២៤", "លោកស្រីបន្តថា", "លោកឧត្តមសេនីយ៍បន្តថា", "អ្នកស្រី\u200bដល់\u200bផ្ទះ\u200bវិញ"])
def test_a_title_without_a_name_is_nobody_new(text):
    assert find_people(page(text), ()) == ()


@pytest.mark.parametrize("text", ["បានចុះឈ្មោះ បោះឆ្នោត នៅឃុំ", "ខូចកេរ្តិ៍ឈ្មោះ ដោយសារ រឿងនេះ", "ក្រុមហ៊ុនឈ្មោះ ម៉េង ហួត", "ឈ្មោះអ្នកទោស ជាង ២០នាក់"])
def test_a_name_that_is_no_persons_is_nobody(text):
    assert find_people(page(text), ()) == ()


def test_a_short_form_and_a_post_go_to_the_same_person():
    found = reading("លោក ទេព វាសនា នាយកអង្គការលីកាដូ បានថ្លែងថា តុលាការខុស។ លោក វាសនា បន្តថា គាត់គ្មានទោស។")
    person = next(one for one in found.actors if one.kind == "person")
    assert (person.name, person.aliases, person.roles, person.sector) == ("ទេព វាសនា", ("វាសនា",), ("នាយកអង្គការលីកាដូ",), "civil-society")
    assert {one.speaker for one in found.statements} == {person.id}


def test_a_report_tells_who_says_what():
    assert said(REPORT) == [
        ("ទេព វាសនា", "other", "direct", None, "ការចាប់ខ្លួននេះ គឺជាការរំលោភសិទ្ធិសេរីភាព"),
        ("ទេព វាសនា", "other", "indirect", None, "តុលាការគួរដោះលែងគាត់វិញ"),
        ("ទេព វាសនា", "other", "direct", None, "យើងនឹងប្តឹងឧទ្ធរណ៍"),
        ("កែវ មុន្នី", "other", "indirect", "2025-03-10", "តុលាការធ្វើតាមច្បាប់"),
        ("លាង សុជាតា", "other", "direct", None, "គាត់គ្មានទោសទេ"),
        ("អង្គការលីកាដូ", "demands", "indirect", None, "អាជ្ញាធរឱ្យបញ្ឈប់ការគំរាមកំហែង"),
        ("អាជ្ញាធរ", "denies", "indirect", None, "ការចោទប្រកាន់ទាំងនេះ"),
        ("ក្រសួងបរិស្ថាន", "other", "indirect", "2025-03-13", "ព្រៃនេះជារបស់រដ្ឋ"),
        ("ទេព វាសនា", "other", "indirect", None, "អ្នកភូមិបីនាក់ត្រូវបានហៅទៅសួរ"),
        ("ឈិន រ៉ាវី", "no-comment", "indirect", None, "មិនអាចទាក់ទងលោក ឈិន រ៉ាវី អភិបាលខេត្តក្រចេះ ដើម្បីសុំការបញ្ជាក់បានទេ"),
    ]


def test_a_paper_of_a_ministry_speaks_for_it():
    assert [one.source for one in reading(REPORT).statements if one.date == "2025-03-13"] == ["document"]


@pytest.mark.parametrize(
    "text",
    [
        "សាលាដំបូងខេត្តក្រចេះ បានចោទប្រកាន់លោក ញ៉ែម ពិសាល ពីបទញុះញង់។",  # charging somebody is an act
        "ការអំពាវនាវរបស់អង្គការលីកាដូ គ្មានប្រសិទ្ធភាព។",  # an appeal, of which nothing is told
        "បានថ្លែងថា តុលាការខុស។",  # nobody
        "«យើងនឹងប្តឹងឧទ្ធរណ៍»។",  # nobody spoke before
        "លោក ញ៉ែម ពិសាល បានអានសុន្ទរកថាវែងមួយ។",  # a speech, read
    ],
)
def test_what_nobody_says_is_no_statement(text):
    assert said(text) == []


def test_a_speaker_is_not_who_depends_on_another_word():
    assert said("លោក ទេព វាសនា មេធាវីរបស់លោក ញ៉ែម ពិសាល បានថ្លែងថា គាត់គ្មានទោស។")[0][0] == "ទេព វាសនា"
    assert said("ក្រោយការចាប់ខ្លួនលោក ញ៉ែម ពិសាល លោកស្រី លាង សុជាតា បានថ្លែងថា គាត់គ្មានទោស។")[0][0] == "លាង សុជាតា"


def test_what_somebody_lets_a_radio_know_and_the_quotation_behind_it_are_two():
    text = "អ្នកស្រី មាស ចាន់ធូ ឲ្យអាស៊ីសេរីដឹង នៅថ្ងៃទី១៣ ខែមីនា ថា គេមកចាប់ប្តីគាត់ដល់ផ្ទះ៖ « ខ្ញុំភ័យណាស់ »។"
    assert said(text) == [
        ("មាស ចាន់ធូ", "other", "indirect", "2025-03-13", "គេមកចាប់ប្តីគាត់ដល់ផ្ទះ"),
        ("មាស ចាន់ធូ", "other", "direct", "2025-03-13", "ខ្ញុំភ័យណាស់"),
    ]


@pytest.mark.parametrize("words", ["ប៉ុន្តែលោកថា តុលាការមិនយុត្តិធម៌", "«តុលាការមិនយុត្តិធម៌» នេះជាការលើកឡើងរបស់លោក", "លោកបានជម្រាបថា តុលាការមិនយុត្តិធម៌"])
def test_a_title_alone_speaks_also_without_a_word_of_saying(words):
    assert [(who, quote) for who, _, _, _, quote in said(f"លោក ថាច់ សេដ្ឋា ត្រូវបានហៅទៅសួរ។ {words}។")] == [("ថាច់ សេដ្ឋា", "តុលាការមិនយុត្តិធម៌")]


def test_a_man_told_of_for_the_first_time_is_not_who_was_named_before():
    assert said("លោក ញ៉ែម ពិសាល ត្រូវបានហៅទៅសួរ។ លោកម្នាក់ដែលបានឃើញ បាននិយាយថា មានមនុស្សបួននាក់។") == []


def test_a_year_is_no_day_on_which_somebody_speaks():
    assert said("លោក ញ៉ែម ពិសាល ដែលត្រូវបានបណ្តេញចេញក្នុងឆ្នាំ២០២១ និយាយថា តុលាការមិនយុត្តិធម៌។")[0][3] is None


def test_no_act_is_read_of_khmer_text():
    assert reading(REPORT).accounts == ()


def test_the_default_reader_finds_the_same():
    found = reader_named("model").read(REPORT, FRIDAY, load_pack("kh"))
    assert [one.span.quote for one in found.statements] == [words for *_, words in said(REPORT)]


def test_english_and_khmer_of_one_text_are_both_read():
    found = reading(f"Police arrested Dara Sok on Monday, his lawyer said.\n\n{REPORT}")
    assert [one.id for one in found.statements] == [f"s{number}" for number in range(1, 12)]
    assert [account.act for account in found.accounts] == ["arrest"]
    assert [one.span.start for one in found.dates] == sorted(one.span.start for one in found.dates)


def test_how_sure_it_is_of_khmer_words_is_not_claimed():
    assert reading(REPORT).confidence == {}
