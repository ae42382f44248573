"""An episode's notes in the feed: short and clean in the description, whole in the content."""

import re
from pathlib import Path

import pytest
from lxml import etree, html

from castloom.render.cutting import cut_html, cut_to_bytes, cut_to_characters
from castloom.render.feed.description import description
from tests.built_feeds import LOW_WATER, NAMES, feed_of, text, words_of
from tests.catalogs import episode
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


def test_beginning_of_the_next_paragraph_is_told() -> None:
    told = description(episode(1), f"<p>Hello.</p>\n<p>{'Tides &amp; <em>more</em>. ' * 400}</p>")
    assert re.fullmatch(r"<p>Hello\.</p>\n<p>(Tides &amp; more\. )+(Tides )?(&amp; )?…</p>", told)
    assert 3960 < len(told.encode()) <= 4000


def test_of_a_long_list_whole_entries_are_told() -> None:
    entries = [
        f'<li>Point {n} of <a href="https://tides.example/{n}">many</a>\n<ul>\n<li>é</li></ul></li>' for n in range(99)
    ]
    told = description(episode(1), "\n".join(("<p>Read:</p>", "<ol>", *entries, "</ol>")))
    assert 3900 < len(told.encode()) <= 4000
    count = told.count("Point")
    assert told.split() == ["<p>Read:</p>", "<ol>", *" ".join(entries[:count]).split(), "</ol>"]


def test_nothing_is_said_outside_paragraphs_and_lists() -> None:
    notes = """<h2>Ebb</h2>
Bare <b>words</b>
<blockquote>
<p>Quoted.</p>
</blockquote>
<table><thead><tr><th>When</th><th>What</th></tr></thead>
<tbody><tr><td>6:00</td>
<td>Low</td></tr></tbody></table>
<ul>
<li>
<p>One</p>
</li>
</ul>
after<hr><dl><dt>Neap</dt><dd>Small</dd></dl>"""
    told = description(episode(1), notes)
    assert "".join(told.split("\n")) == (
        "<p><strong>Ebb</strong></p><p>Bare <b>words</b></p><p>Quoted.</p><p>When What</p><p>6:00 Low</p>"
        "<ul><li><p>One</p></li></ul><p>after</p><p>Neap</p><p>Small</p>"
    )


@pytest.mark.parametrize("blank", ["", " "])
def test_text_without_blanks_is_cut_at_a_character(blank: str) -> None:
    words = f"第一集{blank}{'潮' * 1500}"
    assert 3990 < len(cut_to_bytes(words, 4000).encode()) <= 4000
    assert cut_to_characters(words, 128) == f"{words[:126]} …"
    assert description(episode(1, description=words), "") == cut_to_bytes(words, 4000)
    assert cut_to_characters("Ebb and flow", 10) == "Ebb and …"


@pytest.mark.parametrize("most", range(20, 40))
def test_no_entity_is_cut_in_two(most: int) -> None:
    for words in ("&amp;" * 10, "ebb &lt; " * 10, "x" * 200 + " &amp;" * 2):
        cut = cut_html(words, most)
        assert len(cut.encode()) <= most
        assert re.fullmatch(r"(&amp;|&lt;|[^&])* …", cut)


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
