"""Of a page the lead and the captions survive, in the shapes that sites really use, and the boilerplate stays out."""

from email.message import EmailMessage

import pytest

from saksi.intake import extract

LEAD = "Amid a visit by the envoy, rights groups have asked the government to restore civic space in the country."
CAPTION = "Ana Velu leaves the court in Lumera after the verdict on May 25, 2023. (Photo: Jon Sarr)"
STORY = [
    "Police arrested two farmers in Upper Dren on Monday after they had tried to hand over a petition to the ministry.",
    "“We did nothing wrong,” said Mara Tel, a farmer from the village, who was held for two days and then released.",
    "The Ministry of Interior denied that anyone was detained, and said that the farmers had been invited to talk.",
    "The Tavaran League for Human Rights said that it was the fifth such case this year and called for an inquiry.",
]
BODY = "".join(f"<p>{p}</p>" for p in STORY)
H1 = "<h1>Two farmers held</h1>"
SHAPES = {
    "figcaption, teaser": f"<article>{H1}<figure><img src=a><figcaption>{CAPTION}</figcaption></figure><p class=teaser>{LEAD}</p>{BODY}</article>",
    "wp-caption": f"<div class=post>{H1}<div class=entry-content><div class='wp-caption aligncenter'><img src=a><p class=wp-caption-text>{CAPTION}</p></div><p>{LEAD}</p>{BODY}</div></div>",
    "gutenberg": f"<article>{H1}<div><figure class=wp-block-image><img src=a><figcaption class=wp-element-caption>{CAPTION}</figcaption></figure><p><b>{LEAD}</b></p>{BODY}</div></article>",
    "lead in a heading": f"<main><article><header>{H1}<h2 class=subtitle>{LEAD}</h2></header><figure><img src=a><figcaption><span>{CAPTION}</span></figcaption></figure><div>{BODY}</div></article></main>",
    "standfirst in a div": f"<main><article><header>{H1}<div class=standfirst>{LEAD}</div></header><div class=media><img src=a><div class=media-caption>{CAPTION}</div></div><div>{BODY}</div></article></main>",
    "no paragraphs, only divs": f"<div id=content>{H1}<div class=intro>{LEAD}</div><div><img src=a><span class=img-caption>{CAPTION}</span></div>{BODY.replace('<p>', '<div>').replace('</p>', '</div>')}</div>",
    "line breaks in a table": f"<table><tr><td><b>Two farmers held</b><br><br><i>{CAPTION}</i><br><br>{LEAD}<br><br>{'<br><br>'.join(STORY)}</td></tr></table>",
    "caption in alt only": f"<article>{H1}<img src=a alt='{CAPTION}'><p>{LEAD}</p>{BODY}</article>",
    "caption in an attribute": f"<article>{H1}<img src=a data-caption='{CAPTION}'><p>{LEAD}</p>{BODY}</article>",
    "AMP": f"<article>{H1}<amp-img src=a alt=x></amp-img><p class=wp-caption-text>{CAPTION}</p><p>{LEAD}</p>{BODY}</article>",
    "cutline": f"<div class=story>{H1}<p>{LEAD}</p><div class=photo><img src=a><div class=cutline>{CAPTION}</div></div>{BODY}</div>",
    "caption in the middle": f"<article>{H1}<p>{LEAD}</p><p>{STORY[0]}</p><figure><img src=a><figcaption>{CAPTION}</figcaption></figure>{BODY[BODY.index('</p>') + 4 :]}</article>",
    "gallery says it twice": f"<article>{H1}<p>{LEAD}</p>{BODY}<figure><figcaption>{CAPTION}</figcaption></figure><figure><figcaption>{CAPTION}</figcaption></figure></article>",
    "lead in bold without a paragraph": f"<div class=article-content>{H1}<strong>{LEAD}</strong>{BODY}<p class=dd_caption>{CAPTION}</p></div>",
}  # fmt: skip
NOISE = {
    "nav": "<nav><a href=/>Home NAVWORDS</a></nav>",
    "cookies": "<div class=cookie-banner>We use cookies COOKIEWORDS to improve your experience on this site.</div>",
    "related": "<aside class=related><figure><img src=r><figcaption>RELATEDCAPTION a football match in Port Ostrel</figcaption></figure><a href=/x>RELATEDLINK football team wins the cup final</a></aside>",
    "foot": "<footer><p>Copyright 2024 FOOTWORDS Courier Media. All rights reserved. Terms of use and privacy apply.</p></footer>",
    "script": "<script>var SCRIPTWORDS</script><style>.STYLEWORDS{}</style>",
}  # fmt: skip


def page(body, head=""):
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>Two farmers held | Lumera Courier</title>{head}"
        f"</head><body>{NOISE['nav']}{NOISE['cookies']}{body}{NOISE['related']}{NOISE['foot']}{NOISE['script']}</body></html>"
    )


@pytest.mark.parametrize("shape", SHAPES)
def test_lead_and_caption_and_every_paragraph_come_once_and_no_boilerplate(shape):
    text = extract(page(SHAPES[shape]).encode(), "a.html").text
    assert {words: text.count(words) for words in (LEAD, CAPTION, *STORY)} == dict.fromkeys((LEAD, CAPTION, *STORY), 1)
    noise = ("NAVWORDS", "COOKIEWORDS", "RELATEDCAPTION", "RELATEDLINK", "FOOTWORDS", "SCRIPTWORDS", "STYLEWORDS")
    assert [word for word in noise if word in text] == []


@pytest.mark.parametrize("hides", ['style="color:red; display: none"', "hidden", 'style="visibility:hidden"'])
def test_words_that_a_page_hides_are_left_out_with_a_note(hides):
    found = extract(page(f"<article>{H1}<p>{LEAD}</p><p {hides}>Nobody sees HIDDENWORDS here.</p>{BODY}</article>").encode(), "a.html")
    assert "HIDDENWORDS" not in found.text
    assert all(words in found.text for words in (LEAD, *STORY))
    assert found.notes == ("The page hides some words from whoever reads it; they were left out.",)


def test_a_page_shown_only_by_script_keeps_its_words():
    found = extract(page(f'<div style="display:none"><article>{H1}<p>{LEAD}</p>{BODY}</article></div>').encode(), "a.html")
    assert all(words in found.text for words in (LEAD, *STORY))


def test_a_page_that_hides_each_paragraph_until_a_click_keeps_its_words():
    body = BODY.replace("<p>", '<p style="display:none">')
    found = extract(page(f"<article>{H1}<p>{LEAD}</p>{body}</article>").encode(), "a.html")
    assert all(words in found.text for words in (LEAD, *STORY))
    assert found.notes == ()


def test_a_page_saved_as_one_file_is_read_as_a_page_with_its_address():
    saved = EmailMessage()
    saved["From"], saved["Subject"] = "<Saved by Blink>", "Two farmers held"
    saved["Snapshot-Content-Location"] = "https://courier.example/farmers"
    saved.set_content(page(f"<article>{H1}<p>{LEAD}</p>{BODY}</article>"), subtype="html", cte="quoted-printable")
    saved.make_related()
    saved.add_related(b".STYLEWORDS{}", "text", "css", cid="<style>")
    found = extract(saved.as_bytes(), "farmers.mhtml")
    assert all(words in found.text for words in (LEAD, *STORY))
    assert [word for word in ("NAVWORDS", "COOKIEWORDS", "RELATEDLINK", "STYLEWORDS") if word in found.text] == []
    assert (found.format, found.metadata.url, found.metadata.publisher) == ("mhtml", "https://courier.example/farmers", "Lumera Courier")
    assert found.notes == ()


def test_a_page_nested_deeper_than_usual_loses_nothing():
    deep = "<div>" * 300 + f"<article>{H1}<p>{LEAD}</p>{BODY}</article>" + "</div>" * 300
    text = extract(page(deep).encode(), "a.html").text
    assert all(words in text for words in (LEAD, *STORY))


LD = "<script type='application/ld+json'>%s</script>"
HEADS = {
    "open graph": "<meta property=og:title content='Two farmers held'><meta property=og:site_name content='Lumera Courier'><meta name=author content='Jon Sarr'><meta property=article:modified_time content='2024-03-20'><meta property=article:published_time content='2024-03-12T08:00:00+07:00'>",
    "JSON-LD": LD % '{"@context":"https://schema.org","@type":"NewsArticle","headline":"Two farmers held","datePublished":"2024-03-12T08:00:00+07:00","dateModified":"2024-03-20","author":{"@type":"Person","name":"Jon Sarr"},"publisher":{"@type":"Organization","name":"Lumera Courier"}}',
    "JSON-LD graph": LD % '{"@context":"https://schema.org","@graph":[{"@type":"Organization","@id":"#o","name":"Lumera Courier"},{"@type":"Article","headline":"Two farmers held","datePublished":"2024-03-12","author":{"@type":"Person","name":"Jon Sarr"},"publisher":{"@id":"#o"}}]}',
    "Dublin Core": "<meta name=DC.title content='Two farmers held'><meta name=DC.creator content='Jon Sarr'><meta name=DC.date content='2024-03-12'><meta name=DC.publisher content='Lumera Courier'>",
    "microdata": "<meta itemprop=datePublished content='2024-03-12'><meta itemprop=author content='Jon Sarr'>",
}  # fmt: skip


@pytest.mark.parametrize("head", HEADS)
def test_title_publisher_author_and_date_are_proposed_from_what_the_page_says(head):
    meta = extract(page(f"<article>{H1}<p>{LEAD}</p>{BODY}</article>", HEADS[head]).encode(), "a.html").metadata
    assert (meta.title, meta.publisher, meta.author, str(meta.published), meta.language) == (
        "Two farmers held", "Lumera Courier", "Jon Sarr", "2024-03-12", "en",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("inside", "published"),
    [
        ("<time datetime='2024-03-12T08:00'>March 12</time>", "2024-03-12"),
        ("<time class=updated datetime=2024-03-20>x</time><time class='entry-date published' datetime=2024-03-12>y</time>", "2024-03-12"),
        ("<div class=date>12 March 2024</div>", "2024-03-12"),
        ("<p>She was tried on May 25, 2023 in the city and then sent to the prison in the hills.</p>", "None"),
        ("<img src=/uploads/2019/03/12/a.jpg>", "None"),
        ("<div class=related-stories><time datetime=2019-01-01>1 Jan 2019</time></div>", "None"),
    ],
)  # fmt: skip
def test_the_day_of_publication_comes_from_time_tags_and_bylines_not_from_the_story(inside, published):
    meta = extract(page(f"<article>{H1}{inside}<p>{LEAD}</p>{BODY}</article>").encode(), "a.html").metadata
    assert (str(meta.published), meta.publisher) == (published, "Lumera Courier")


def test_broken_descriptions_are_passed_over():
    broken = LD % '{"@type":"NewsArticle", oops'
    assert extract(page(SHAPES["cutline"], broken).encode(), "a.html").metadata.title == "Two farmers held"
