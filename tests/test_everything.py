"""A show that uses every key: each tag that there is comes out, in its place, with all its attributes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from castloom.model.problem import Problems
from castloom.render.podcast_tags import NAMESPACES, TABLE
from castloom.render.podcast_tags.rule import Rule
from castloom.source import yamltext
from castloom.source.yamltext import Fields, Items, Node
from tests.everything import FILES, make_everything
from tests.fences import first_cells
from tests.shows import build

Found = dict[tuple[str, str], list[etree._Element]]
DOCS = Path(__file__).parents[1] / "docs"
PREFIXES = {address: prefix for prefix, address in NAMESPACES.items()}
# feedgen writes an item's own; Apple wants no author of it; a stream has no date of publication.
ABSENT = {("podcast:liveItem", "pubDate"), ("item", "itunes:author"), ("podcast:liveItem", "itunes:author")}
PLACES = [(parent, rule) for rule in TABLE for parent in rule.parents if parent != "podcast:liveItem"]
OF_A_STREAM = {
    "title", "link", "description", "guid", "enclosure", "itunes:image", "itunes:explicit", "podcast:person",
    "podcast:location", "podcast:license", "podcast:image", "podcast:funding", "podcast:value", "podcast:txt",
    "podcast:socialInteract", "podcast:chat", "podcast:contentLink",
}  # fmt: skip
DOCUMENTS = ("feed.xml", "feed/archive-1.xml", "feed/season-1.xml", "feed/season-2.xml", "feed/trailer.xml",
             "concepts/spring-tide/feed.xml", "people/ada-reef/feed.xml")  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    show = make_everything(tmp_path_factory.mktemp("everything") / "show")
    built = build(show, "--strict")
    assert (built.exit_code, built.messages) == (0, "")
    return show / "site"


@pytest.fixture(scope="module")
def found(site: Path) -> Found:
    """The tags of all documents by their parent's name and their own."""
    tags: Found = {}
    for document in DOCUMENTS:
        for element in etree.parse(site / document).iter(etree.Element):
            parent = element.getparent()
            if parent is not None:
                tags.setdefault((name_of(parent), name_of(element)), []).append(element)
    return tags


def name_of(element: etree._Element) -> str:
    name = etree.QName(element)
    return f"{PREFIXES[str(name.namespace)]}:{name.localname}" if name.namespace else name.localname


# Keys.


PAGES = {"show": "mkdocs.yml", "episode": "episodes/*.md", "concept": "concepts/*.md", "person": "people/*.md"}


def used(files: str) -> set[str]:
    """The keys in the files of a pattern."""
    read = _options if files == "mkdocs.yml" else _header
    return {key for path in FILES.glob(files) for key in keys(read(path))}


@pytest.mark.parametrize("page", PAGES)
def test_show_uses_every_key_there_is(page: str) -> None:
    assert set(first_cells(DOCS / f"{page}.md", "key")) <= used(PAGES[page])


def test_show_episode_and_stream_use_the_keys_they_have_alike() -> None:
    alike = set(first_cells(DOCS / "namespace.md", "key"))
    of_the_show, of_episodes = used("mkdocs.yml"), used("episodes/*.md")
    assert alike <= of_the_show | of_episodes
    for key in (key for key in alike if "." not in key):
        assert {key, f"liveItems.{key}"} <= of_the_show
        assert key in of_episodes


def _options(path: Path) -> Node | None:
    settings = yamltext.parse(path.read_text("utf-8"), "", Problems())
    assert isinstance(settings, Fields)
    plugins = settings.nodes["plugins"]
    assert isinstance(plugins, Items)
    (plugin,) = plugins.nodes
    assert isinstance(plugin, Fields)
    return plugin.nodes["castloom"]


def _header(path: Path) -> Node | None:
    return yamltext.parse(path.read_text("utf-8").split("---\n")[1], "", Problems())


def keys(node: Node | None, above: str = "") -> Iterator[str]:
    """The keys of a YAML tree, those of a group after the group's own and a dot."""
    for item in node.nodes if isinstance(node, Items) else ():
        yield from keys(item, above)
    for key, below in node.nodes.items() if isinstance(node, Fields) else ():
        yield above + key
        yield from keys(below, f"{above}{key}.")


# Tags.


@pytest.mark.parametrize(("parent", "rule"), PLACES, ids=lambda part: part if isinstance(part, str) else part.name)
def test_every_tag_comes_out_with_every_attribute(parent: str, rule: Rule, found: Found) -> None:
    if (parent, rule.name) in ABSENT:
        assert (parent, rule.name) not in found
        return
    tags = found[parent, rule.name]
    of_its_kind = [tag for (_, name), several in found.items() if name == rule.name for tag in several]
    assert {str(key) for tag in of_its_kind for key in tag.attrib} == {attribute.name for attribute in rule.attributes}
    if rule.value:
        assert all(not rule.value.fault(tag.text or "") for tag in tags)


def test_stream_has_the_tags_that_its_keys_speak_of(found: Found) -> None:
    assert {name for parent, name in found if parent == "podcast:liveItem"} == OF_A_STREAM


def test_every_tag_is_documented(found: Found) -> None:
    outer = {"channel", "url"}  # `url` is part of `image`
    assert set(first_cells(DOCS / "feed.md", "tag")) == {name for _, name in found} - outer


@pytest.mark.parametrize("document", DOCUMENTS)
def test_tags_stand_in_the_order_of_the_table(document: str, site: Path) -> None:
    order = {(parent, rule.name): place for place, rule in enumerate(TABLE) for parent in rule.parents}
    for element in etree.parse(site / document).iter(etree.Element):
        # The link to the feed itself is feedgen's, and stands among RSS's own tags.
        ours = [(name_of(element), name_of(child)) for child in element if child.get("rel") != "self"]
        places = [order[name] for name in ours if name in order]
        assert places == sorted(places), name_of(element)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_only_the_feed_that_directories_list_claims_the_show(document: str, site: Path) -> None:
    channel = etree.parse(site / document).getroot()[0]
    claims = {name_of(child) for child in channel} & {"itunes:new-feed-url", "podcast:podroll", "podcast:publisher"}
    assert bool(claims) == (document in ("feed.xml", "feed/archive-1.xml"))
    assert ("podcast:liveItem" in map(name_of, channel)) == (document == "feed.xml")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_guids_of_items_are_the_same_in_every_feed(document: str, site: Path) -> None:
    def guids(name: str) -> dict[str, str]:
        items = etree.parse(site / name).getroot().iterfind("channel/item")
        return {str(item.findtext("link")): str(item.findtext("guid")) for item in items}

    known = guids("feed.xml") | guids("feed/archive-1.xml")
    assert guids(document).items() <= known.items()
