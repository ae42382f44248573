"""An episode's notes in the feed: short and clean in the description, whole in the content."""

import re
from pathlib import Path

import pytest
from lxml import etree, html

from tests.built_feeds import LOW_WATER, NAMES, feed_of, text, words_of
from tests.shows import EPISODE, build, make_show


def described(tmp_path: Path, notes: str, **keys: str) -> etree._Element:
    header = "---\ntitle: Low water\ndate: 2025-03-01\n" + "".join(f"{k}: {v}\n" for k, v in keys.items()) + "---\n"
    return feed_of(make_show(tmp_path, {EPISODE: f"{header}\n{notes}\n"})).item


def assert_short(item: etree._Element) -> str:
    description = text(item, "description")
    assert 0 < len(description.encode()) <= 4000
    fragment = html.fragment_fromstring(description, create_parent="div")
    tags = {element.tag for element in fragment.iterdescendants()}
    assert tags <= {"p", "ol", "ul", "li", "a", "b", "i", "strong", "em"}
    assert html.tostring(fragment, encoding="unicode").count("</") == description.count("</") + 1
    return description


@pytest.mark.parametrize(
    "notes",
    [
        "\n\n".join(f"Paragraph {n} – “quoted”, naïve, 潮汐 " + "tide " * 20 for n in range(80)),
        "Read:\n\n" + "\n".join(f"- point {n} " + "tide " * 10 for n in range(200)),
        "one single paragraph é " * 600,
        "潮汐" * 3000,
        "## Heading\n\n" + "words & <em>marks</em> | of table\n\n" * 400,
    ],
    ids=["paragraphs", "list", "paragraph", "without-blanks", "heading"],
)
def test_long_notes_are_shortened_in_the_description_and_whole_in_the_content(notes: str, tmp_path: Path) -> None:
    item = described(tmp_path, notes)
    assert_short(item)
    whole = words_of(text(item, "content:encoded"))
    plain = re.sub(r"<\w+>|</\w+>|^[-#]+ ", "", notes, flags=re.MULTILINE)
    assert whole == " ".join(plain.split())
    assert len(text(item, "content:encoded").encode()) > 9_000


def test_short_notes_are_the_description(tmp_path: Path) -> None:
    item = described(tmp_path, "Ada *explains* the tide & [more](https://tides.example/?a=1&b=2).")
    expected = '<p>Ada <em>explains</em> the tide &amp; <a href="https://tides.example/?a=1&amp;b=2">more</a>.</p>'
    assert assert_short(item) == text(item, "content:encoded") == expected


def test_each_line_of_a_paragraph_is_one_of_the_description(tmp_path: Path) -> None:
    notes = "00:00 Opening  \n00:02 [Ebb](https://tides.example/) & flow  \n00:04 End\n\n*One  \nand two*\n"
    expected = (
        '<p>00:00 Opening</p>\n<p>00:02 <a href="https://tides.example/">Ebb</a> &amp; flow</p>\n<p>00:04 End</p>'
    )
    assert assert_short(described(tmp_path, notes)) == f"{expected}\n<p><em>One\nand two</em></p>"


def test_without_notes_the_title_is_the_description(tmp_path: Path) -> None:
    item = described(tmp_path, "")
    assert text(item, "description") == "Low water"
    assert item.find("content:encoded", NAMES) is None


def test_declared_description_is_words_not_tags(tmp_path: Path) -> None:
    item = described(tmp_path, "Notes.", description="'Tom & Jerry <script>alert(1)</script> say 1 < 2'")
    assert assert_short(item) == "Tom &amp; Jerry &lt;script&gt;alert(1)&lt;/script&gt; say 1 &lt; 2"


def test_content_is_harmless_and_its_addresses_whole(tmp_path: Path) -> None:
    notes = """\
<script>alert(1)</script>
<p onclick="alert(2)" style="color: red">Clicked.</p>
<iframe src="https://elsewhere.example/"></iframe>
<img src="beach.jpg" onerror="alert(3)" alt="The beach">

[Spring tide](../concepts/spring-tide.md), [Ada](../people/ada-reef.md), [above](#top),
[elsewhere](https://elsewhere.example/?a=1&b=2), [mail](mailto:ada@tides.example), ]]> and &lt;b&gt;.
"""
    show = make_show(tmp_path, {EPISODE: LOW_WATER + notes, "episodes/beach.jpg": b"\xff\xd8\xff picture"})
    content = text(feed_of(show).item, "content:encoded")
    fragment = html.fragment_fromstring(content, create_parent="div")
    assert not re.search(r"<script|<iframe|javascript:|alert", content)
    assert {name for e in fragment.iter() for name in e.attrib} <= {"href", "src", "alt"}
    assert [e.get("href") for e in fragment.iter("a")] == [
        "https://tides.example/concepts/spring-tide/",  # linked by its name
        "https://tides.example/concepts/spring-tide/",
        "https://tides.example/people/ada-reef/",
        "https://tides.example/episodes/low-water/#top",
        "https://elsewhere.example/?a=1&b=2",
        "mailto:ada@tides.example",
    ]
    assert [e.get("src") for e in fragment.iter("img")] == ["https://tides.example/episodes/beach.jpg"]
    assert "]]> and <b>." in fragment.text_content()


def test_javascript_links_stop_the_build(tmp_path: Path) -> None:
    built = build(make_show(tmp_path, {EPISODE: LOW_WATER + "\n[Click](javascript:alert(1))\n"}))
    assert built.exit_code == 1
    assert f'{EPISODE}:12: the link "javascript:alert(1)" is not allowed' in built.messages
