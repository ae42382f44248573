"""The extension to feedgen: its table says what the standards say, and what it writes is what the table allows."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from feedgen.feed import FeedGenerator
from lxml import etree

import castloom.render.podcast_tags as package
from castloom.render.podcast_tags import NAMESPACES, TABLE, ChannelTags, ItemTags, Tag, tag
from castloom.render.podcast_tags.rule import MANY, Rule
from castloom.source.values import vocabulary
from tests.fences import fences

# Podcastindex-org/podcast-namespace, c0ff5ca (2026-05-13), docs/tags; without podping, which needs an account, and the
# deprecated images.
FACTS: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_name("podcast_namespace.json").read_text("utf-8"))
PAGE = Path(__file__).parents[1] / "docs/feedgen-extension.md"
PODCAST = [rule for rule in TABLE if rule.name.startswith("podcast:")]
SINGLE_BELOW = {("remoteItem", "publisher"), ("remoteItem", "valueTimeSplit")}  # as the parents' own facts say


def short(name: str) -> str:
    return name.removeprefix("podcast:")


def rules(name: str) -> list[Rule]:
    return [rule for rule in TABLE if rule.name == f"podcast:{name}"]


# The table.


def test_table_has_every_tag_of_the_podcast_namespace() -> None:
    assert {short(rule.name) for rule in PODCAST} == set(FACTS)


@pytest.mark.parametrize("name", FACTS)
def test_parents_and_counts_are_the_standards(name: str) -> None:
    stands = {(short(parent), rule.count is MANY) for rule in rules(name) for parent in rule.parents}
    many = FACTS[name]["count"] == "multiple"
    assert stands == {(parent, many and (name, parent) not in SINGLE_BELOW) for parent in FACTS[name]["parents"]}


@pytest.mark.parametrize("name", FACTS)
def test_attributes_are_the_standards(name: str) -> None:
    longest = FACTS[name].get("max_attribute", {})
    expected = {
        (attribute, how == "required", longest.get(attribute, 0))
        for attribute, how in FACTS[name]["attributes"].items()
    }
    for rule in rules(name):
        assert {(a.name, a.is_needed, a.most) for a in rule.attributes} == expected


@pytest.mark.parametrize("name", FACTS)
def test_text_is_the_standards(name: str) -> None:
    facts = FACTS[name]
    for rule in rules(name):
        assert (rule.value is not None) == (facts["text"] is not None)
        if rule.value:
            assert rule.value.most == facts.get("max_value", 0)
            if "may be empty" in facts["text"]:
                assert not rule.value.fault("")
            elif "not empty" in facts["text"] or "required" in facts["text"]:
                assert rule.value.fault("")
            for word in facts["text"].split("|") if "|" in facts["text"] else ():
                assert not rule.value.fault(word)


@pytest.mark.parametrize(
    ("name", "attribute", "words"),
    [("socialInteract", "protocol", "comment protocol"), ("chat", "protocol", "chat protocol")],
)
def test_words_of_attributes_are_those_that_sources_may_use(name: str, attribute: str, words: str) -> None:
    (found,) = (a for rule in rules(name) for a in rule.attributes if a.name == attribute)
    assert list(found.words) == vocabulary.words(words)


@pytest.mark.parametrize("name", [name for name in FACTS if "children" in FACTS[name]])
def test_children_that_must_be_there_are_the_standards(name: str) -> None:
    needed = {child for child, count in FACTS[name]["children"].items() if count[0] in "1e"}
    for rule in rules(name):
        assert {short(child) for child in rule.holds} == needed


@pytest.mark.parametrize("name", FACTS)
def test_tag_of_an_item_may_stand_in_a_live_item(name: str) -> None:
    parents = [parent for rule in rules(name) for parent in rule.parents]
    assert ("item" in parents) <= ("podcast:liveItem" in parents)


def test_every_parent_is_itself_in_the_table() -> None:
    assert {parent for rule in TABLE for parent in rule.parents} <= {"channel", "item", *(r.name for r in TABLE)}


def test_every_prefix_has_an_address() -> None:
    assert {rule.name.rpartition(":")[0] for rule in TABLE} - {""} == set(NAMESPACES)


# What the table does not have.

RECIPIENT = tag("podcast:valueRecipient", type="node", address="03ae", split="100")
REMOTE = tag("podcast:remoteItem", feedGuid="917393e3-1b1e-5cef-ace4-edaa54e1f810")
WRONG: dict[str, tuple[str, list[Tag], str]] = {
    "unknown tag": ("item", [tag("podcast:transcripts", url="x")], "podcast:transcripts is not in the table of tags"),
    "wrong parent": ("item", [tag("podcast:locked", "yes")], "podcast:locked stands in channel, not in item"),
    "wrong parent below": (
        "channel",
        [tag("podcast:podroll", None, REMOTE, RECIPIENT)],
        "podcast:valueRecipient stands in podcast:value or podcast:valueTimeSplit, not in podcast:podroll",
    ),
    "missing attribute": (
        "item",
        [tag("podcast:transcript", url="https://x.example/a.vtt")],
        "podcast:transcript needs the attribute type",
    ),
    "unknown attribute": (
        "item",
        [tag("podcast:person", "Ada", image="https://x.example/a.jpg")],
        "podcast:person has no attribute image",
    ),
    "too many": (
        "item",
        [tag("podcast:license", "cc0"), tag("podcast:license", "cc1")],
        "item has podcast:license 2 times; it may have it once",
    ),
    "too long": (
        "item",
        [tag("podcast:person", "a" * 129)],
        "podcast:person: has 129 characters, 128 are the most",
    ),
    "attribute too long": (
        "item",
        [tag("podcast:episode", "1", display="a" * 33)],
        "podcast:episode: display has 33 characters, 32 are the most",
    ),
    "attribute of another word": (
        "item",
        [tag("podcast:location", "Lund", rel="topic")],
        'podcast:location: rel "topic" is not subject or creator',
    ),
    "feed of a publisher that is none": (
        "channel",
        [
            tag(
                "podcast:publisher",
                None,
                tag("podcast:remoteItem", feedGuid=REMOTE.attributes["feedGuid"], medium="music"),
            )
        ],
        'podcast:remoteItem: medium "music" is not publisher',
    ),
    "empty": ("item", [tag("podcast:location", "")], 'podcast:location: "" is not a text'),
    "another word": ("item", [tag("itunes:explicit", "yes")], 'itunes:explicit: "yes" is not true or false'),
    "no number": ("item", [tag("itunes:episode", "0")], 'itunes:episode: "0" is not a whole number from 1'),
    "text where none may be": ("channel", [tag("fh:complete", "yes")], "fh:complete has no text"),
    "no child": (
        "item",
        [tag("podcast:value", type="lightning", method="keysend")],
        "podcast:value needs podcast:valueRecipient in it",
    ),
    "both kinds of children": (
        "channel",
        [
            tag(
                "podcast:value", None, RECIPIENT,
                tag("podcast:valueTimeSplit", None, REMOTE, RECIPIENT, startTime="0", duration="9"),
                type="lightning", method="keysend",
            )
        ],
        "podcast:valueTimeSplit needs podcast:remoteItem or podcast:valueRecipient in it",
    ),
    "several faults": (
        "channel",
        [tag("podcast:locked", "maybe"), tag("podcast:block", "perhaps")],
        'podcast:locked: "maybe" is not yes or no; podcast:block: "perhaps" is not yes or no',
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_the_table_does_not_have_is_refused(name: str) -> None:
    parent, tags, message = WRONG[name]
    extension = ChannelTags() if parent == "channel" else ItemTags()
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        extension.write(tags)


# What is written.


def feed_with(channel: list[Tag], item: list[Tag]) -> etree._Element:
    feed = FeedGenerator()
    feed.register_extension("tags", ChannelTags, ItemTags, atom=False, rss=True)
    feed.title("Title")
    feed.description("Words")
    feed.link(href="https://x.example/", rel="alternate")
    feed.tags.write(channel)
    entry = feed.add_entry(order="append")
    entry.title("One")
    entry.tags.write(item)
    return etree.fromstring(feed.rss_str(), etree.XMLParser(strip_cdata=False))


def declared(element: etree._Element) -> set[str | None]:
    return set(element.nsmap)


def ours(parent: etree._Element) -> Iterator[str]:
    for child in parent:
        if child.prefix:
            yield f"{child.prefix}:{etree.QName(child).localname}"


def test_tags_come_in_the_order_of_the_table_and_equal_ones_as_they_were_given() -> None:
    people = [tag("podcast:person", name) for name in ("Zoe", "Ada", "Mia")]
    written = feed_with([], [tag("podcast:txt", "last"), *people, tag("itunes:explicit", "true")]).find("channel/item")
    assert written is not None
    assert list(ours(written)) == [
        "itunes:explicit",
        "podcast:person",
        "podcast:person",
        "podcast:person",
        "podcast:txt",
    ]
    assert [e.text for e in written.iter(f"{{{NAMESPACES['podcast']}}}person")] == ["Zoe", "Ada", "Mia"]


def test_only_the_namespaces_that_are_used_are_declared() -> None:
    always = {"itunes", "podcast", "content", "atom"}
    assert declared(feed_with([], [])) == always
    assert declared(feed_with([Tag("fh:complete")], [])) == always | {"fh"}
    assert declared(feed_with([tag("spotify:limit", recentCount="9")], [])) == always | {"spotify"}


def test_namespace_that_only_an_item_uses_is_declared_there() -> None:
    chapter = tag("psc:chapter", start="00:00:00.000", title="Opening")
    root = feed_with([], [tag("psc:chapters", None, chapter, version="1.2")])
    (chapters,) = root.iter(f"{{{NAMESPACES['psc']}}}chapters")
    assert "psc" not in declared(root)
    assert (chapters.prefix, chapters[0].prefix) == ("psc", "psc")


def test_namespace_of_items_is_declared_once_if_the_channel_knows_of_it() -> None:
    extension = ChannelTags()
    extension.write([], items_use=["psc"])
    assert extension.extend_ns()["psc"] == NAMESPACES["psc"]
    extension.write([])
    assert "psc" not in extension.extend_ns()


def test_html_is_written_as_cdata() -> None:
    html = "<p>Ebb & flow ]]> 🌊</p>"
    root = feed_with([], [Tag("content:encoded", html, html=True)])
    (content,) = root.iter(f"{{{NAMESPACES['content']}}}encoded")
    assert content.text == html
    assert b"<![CDATA[<p>Ebb & flow" in etree.tostring(root)


# As a package.


def test_package_needs_nothing_else_of_the_engine() -> None:
    for path in Path(str(package.__file__)).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and str(node.module).startswith("castloom"):
                assert str(node.module).startswith(package.__name__), path


def test_example_of_the_documentation_makes_what_it_shows(capsys: pytest.CaptureFixture[str]) -> None:
    program, shown = (fence.text for fence in fences(PAGE) if fence.language in ("python", "xml"))
    exec(compile(program, str(PAGE), "exec"), {})
    assert capsys.readouterr().out == shown


def test_errors_of_the_documentation_are_what_is_said() -> None:
    said = {message for _, _, message in WRONG.values()}
    (shown,) = (fence.text for fence in fences(PAGE) if fence.language == "text")
    assert set(shown.splitlines()) <= said
