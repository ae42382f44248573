"""The documentation says what the engine does: every key, address and tag, with examples that work."""

import re
import textwrap
from collections.abc import Iterator
from datetime import UTC, time
from pathlib import Path

import pytest

from castloom.model.problem import Problems
from castloom.model.show import Release
from castloom.source import yamltext
from castloom.source.catalog import read_catalog
from castloom.source.extras import read_extras
from castloom.source.podcasting.pictures import Shelf
from castloom.source.record import Record
from castloom.source.values import length, moment
from castloom.source.yamltext import Fields, Items, Node, Text
from tests.fences import Fence, fences, first_cells
from tests.shows import audio, build, lay_over

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"

EPISODE = "episodes/001-why-bread-browns.md"
FILES = {
    "show": "mkdocs.yml",
    "episode": EPISODE,
    "concept": "concepts/maillard-reaction.md",
    "person": "people/ada-lindqvist.md",
}
LEDGER = "episodes/001-why-bread-browns.corrections.yml"
KEYED = {**FILES, "corrections": LEDGER}
OF_THE_SHOW = ("publishing", "pinging", "moving")
_CREDIT, _IMAGE, _LINK = ("id", "role", "group"), ("src", "alt"), ("url", "title")
_PLACE = ("location.name", "location.geo", "location.osm")  # of a chapter
GROUPS: dict[str, dict[str, tuple[str, ...]]] = {
    "show": {
        "image": _IMAGE,
        "owner": ("name", "email"),
        "persons": _CREDIT,
        "subscribe": _LINK,
        "colors": ("paper", "ink", "accent", "voices"),
        "updateFrequency": ("text", "rrule", "dtstart", "complete"),
        "spotify": ("limit", "countryOfOrigin"),
        "podroll": ("feedGuid", "feedUrl", "itemGuid", "medium", "title"),
        "liveItems": ("title", "guid", "status", "start", "end", "url", "type", "contentLinks", "description", "link",
                      "image", "explicit", "persons"),
    },
    "episode": {
        "enclosure": ("url", "length", "type"),
        "image": _IMAGE,
        "persons": _CREDIT,
        "implied": ("passage", "concept"),
        "chapters": ("startTime", "title", "concept", "url", "img", "endTime", "toc", "location", *_PLACE),
        "soundbites": ("passage", "startTime", "duration", "title"),
        "transcript": ("timing", "language", "status", "speakers"),
        "links": (*_LINK, "rel"),
        "alternateEnclosures": ("type", "sources", "sources.uri", "sources.contentType", "length", "bitrate", "height",
                                "lang", "title", "rel", "codecs", "default", "integrity", "integrity.type",
                                "integrity.value"),
        "contentLinks": _LINK,
    },
    "concept": {
        "history": ("date", "definition"),
        "dissent": ("passage", "side", "note"),
        "retired": ("date", "reason"),
    },
    "person": {"image": _IMAGE},
    "corrections": {},
}  # fmt: skip
NAMESPACE = DOCS / "namespace.md"


def page_of(kind: str) -> Path:
    return DOCS / f"{kind}.md"


def examples() -> list[tuple[str, Fence]]:
    """Every example that is a part of a front matter or of the plugin's options, with its kind."""
    yaml = [f for page in DOCS.glob("*.md") for f in fences(page) if f.language == "yaml" and not f.title]
    return [(_kind(f.page.removesuffix(".md")), f) for f in yaml]


def _kind(page: str) -> str:
    """What the examples of a page are a part of, if they are not whole files."""
    return "show" if page in OF_THE_SHOW else page if page in KEYED else "episode"


def whole_files() -> list[Fence]:
    """Every example that is a whole file, but for those of the first show, which has its own test."""
    titled = [f for page in sorted(DOCS.glob("*.md")) for f in fences(page) if f.title]
    return [f for f in titled if f.page not in ("first-show.md", "messages.md")]


# The show that the documentation speaks of.


@pytest.fixture(scope="session")
def kitchen_files() -> dict[str, str | bytes]:
    """The files of docs/first-show.md, and those that further examples name."""
    picture = (ROOT / "pages/assets/cover.jpg").read_bytes()
    return {
        **{f.title: f.text for f in fences(DOCS / "first-show.md") if f.title},
        "pages/assets/cover.jpg": picture,
        "pages/assets/favicon.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "pages/assets/logo.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "episodes/001-why-bread-browns.mp3": audio(5),
        "episodes/crust.jpg": picture,
        "people/ada.jpg": picture,
        "people/tom-okoye.md": "---\nname: Tom Okoye\n---\n",
        "concepts/browning.md": "---\ntitle: Browning\ndefinition: When food turns brown.\n---\n",
        LEDGER: "# Nothing was misheard.\n",
        "concepts/umami.md": "---\ntitle: Umami\ndefinition: The fifth taste.\n---\n",
    }


@pytest.fixture
def kitchen(kitchen_files: dict[str, str | bytes], tmp_path: Path) -> Path:
    lay_over(tmp_path, kitchen_files)
    return tmp_path


def entries(text: str) -> dict[str, str]:
    """The lines of each key at the left edge of a YAML text, as typed."""
    found = re.findall(r"^([\w-]+):.*\n(?:[ #].*\n|\n)*", text + "\n", re.MULTILINE)
    parts = re.split(r"^(?=[\w-]+:)", text + "\n", flags=re.MULTILINE)[1:]
    return dict(zip(found, parts, strict=True))


def laid_over(kind: str, whole: str, *parts: str) -> str:
    """A file of the show with examples laid over its keys; later ones win."""
    if kind == "show":
        head, _, options = whole.partition("  - castloom:\n")
        merged = merge(textwrap.dedent(options), *parts)
        return f"{head}  - castloom:\n{textwrap.indent(merged, ' ' * 6)}"
    if kind == "corrections":
        return "\n".join(parts)
    _, header, body = whole.split("---\n", 2)
    return f"---\n{merge(header, *parts)}---\n{body}"


def merge(*texts: str) -> str:
    merged: dict[str, str] = {}
    for text in texts:
        merged |= entries(text)
    return "".join(merged.values())


# Keys.


@pytest.fixture
def asked(kitchen: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """The keys that the readers ask for, by the file they read."""
    found: dict[str, list[str]] = {}
    lay_over(kitchen, {LEDGER: "- never: bred\n"})
    monkeypatch.setattr(Record, "close", lambda record: found.update({record.path: record.asked}))
    read_catalog(kitchen, "mkdocs.yml", "pages", Problems())
    return found


@pytest.mark.parametrize("kind", KEYED)
def test_every_key_is_documented_once(kind: str, asked: dict[str, list[str]]) -> None:
    below = [f"{key}.{sub}" for key, subs in GROUPS[kind].items() for sub in subs]
    assert sorted(first_cells(page_of(kind), "key")) == sorted([*set(asked[KEYED[kind]]), *below])


@pytest.mark.parametrize("kind", KEYED)
def test_every_key_has_an_example(kind: str) -> None:
    texts = [f.text for f in fences(page_of(kind)) if f.language == "yaml" and not f.title]
    shown = {name for text in texts for name in names(yamltext.parse(text, "", Problems()))}
    assert set(first_cells(page_of(kind), "key")) <= shown


def test_every_key_of_the_namespace_is_documented_once(kitchen: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[str] = set()
    monkeypatch.setattr(Record, "close", lambda record: asked.update(map(record.name, record.asked)))
    shown = yamltext.parse("".join(f.text for f in fences(NAMESPACE)), NAMESPACE.name, Problems())
    assert isinstance(shown, Fields)
    Record(shown, NAMESPACE.name, Problems()).closed(
        lambda r: read_extras(r, Shelf(kitchen, "episodes", "", deep=False))
    )
    documented = first_cells(NAMESPACE, "key")
    again = ("value.timeSplits.remoteItem.", "value.timeSplits.recipients.")
    assert sorted(documented) == sorted(
        {key for key in asked if not key.startswith(again)} | {"funding.url", "funding.title"}
    )
    assert set(documented) <= set(names(shown))


def names(node: Node | None, above: str = "") -> Iterator[str]:
    """The keys of a YAML tree, those of a group after the group's own and a dot."""
    if isinstance(node, Items):
        for item in node.nodes:
            yield from names(item, above)
    elif isinstance(node, Fields):
        for key, below in node.nodes.items():
            yield above + key
            yield from names(below, f"{above}{key}.")


@pytest.mark.parametrize(("kind", "example"), examples(), ids=str)
def test_example_is_read_without_a_problem(kind: str, example: Fence, kitchen: Path) -> None:
    file = kitchen / KEYED[kind]
    file.write_text(laid_over(kind, file.read_text("utf-8"), example.text), "utf-8")
    problems = Problems()
    assert read_catalog(kitchen, "mkdocs.yml", "pages", problems)
    assert [*problems.errors, *problems.warnings] == []


@pytest.mark.parametrize("form", first_cells(DOCS / "episode.md", "form"))
def test_form_of_a_value_is_read(form: str) -> None:
    convert = moment.date(Release(time(6), UTC)) if re.search(r"\d{4}-|20\d\d", form) else length.duration
    assert convert(Text(form, 1))


# Whole files, and the site they make.


@pytest.mark.parametrize("example", whole_files(), ids=str)
def test_file_works_in_the_show(example: Fence, kitchen: Path) -> None:
    if example.title == "mkdocs.yml":
        lay_over(kitchen, {example.title: merge((kitchen / example.title).read_text("utf-8"), example.text)})
    elif example.title.startswith(EPISODE.removesuffix(".md")):
        lay_over(kitchen, {"episodes/001-why-bread-browns.vtt": None, example.title: example.text})
    else:
        lay_over(kitchen, {example.title: example.text})
    (kitchen / "overrides").mkdir(exist_ok=True)
    if example.title.startswith("overrides/"):
        settings = (kitchen / "mkdocs.yml").read_text("utf-8")
        lay_over(kitchen, {"mkdocs.yml": settings.replace("font: false", "font: false\n  custom_dir: overrides")})
    built = build(kitchen, "--strict")
    assert (built.exit_code, built.messages) == (0, "")


def test_messages_are_what_the_page_shows(kitchen: Path) -> None:
    faulty, shown = (f for f in fences(DOCS / "messages.md") if f.title.endswith(".md") or f.title == "messages")
    lay_over(kitchen, {faulty.title: faulty.text, "episodes/002-umami.mp3": audio(4)})
    assert build(kitchen).messages.removeprefix("ERROR   -  ") == shown.text


@pytest.fixture(scope="session")
def everything(kitchen_files: dict[str, str | bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of a show that uses every key, and is long enough to have every address."""
    folder = tmp_path_factory.mktemp("everything")
    lay_over(folder, kitchen_files)
    for kind, name in FILES.items():
        parts = [f.text for of, f in examples() if of == kind and f.page == page_of(kind).name]
        whole = laid_over(kind, (folder / name).read_text("utf-8"), *parts, *_LAST[kind])
        (folder / name).write_text(whole, "utf-8")
    cue = "00:01.000 --> 00:02.000\n<v Ada Lindqvist>Number {} of the sentences names the Maillard reaction.\n\n"
    second = "---\ntitle: Twice\ndate: 2026-03-09\nseason: 2\npersons: ada-lindqvist\n---\n"
    soon = (
        second.replace("Twice", "Soon")
        .replace("03-09", "02-09")
        .replace("---\n", "---\nepisodeType: trailer\nconcepts: umami\n", 1)
    )
    lay_over(
        folder,
        {
            "episodes/trailer.md": soon,
            "episodes/trailer.mp3": audio(3),
            "episodes/002-twice.md": second,
            "episodes/002-twice.mp3": audio(4),
            "episodes/002-twice.jpg": kitchen_files["episodes/crust.jpg"],
            "episodes/002-twice.vtt": "WEBVTT\n\n" + "".join(cue.format(n) for n in range(101)),
            "episodes/trailer.vtt": "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Ada Lindqvist>Soon <00:01.000>more.\n",
            "episodes/002-twice.corrections.yml": "- {heard: of the sentences, meant: of my sentences}\n",
        },
    )
    built = build(folder, "--strict")
    assert (built.exit_code, built.messages) == (0, "")
    return folder / "site"


_OUT = "draft: false\n"
_LAST = {
    "show": ["episodesPerPage: 1\n", "paging: 1\n", "search: true\n"],
    "episode": [_OUT, "transcript: {timing: exact}\n"],
    "concept": [_OUT, "mergedInto:\nretired:\n"],
    "person": [_OUT],
}


def test_every_address_is_documented(everything: Path) -> None:
    documented = [a for a in first_cells(DOCS / "site.md", "address") if a.startswith("/")]
    patterns = {address: re.compile(_pattern(address)) for address in documented}
    files = [f"/{path.relative_to(everything).as_posix()}" for path in sorted(everything.rglob("*")) if path.is_file()]
    published = [path.removesuffix("index.html") for path in files]
    moved = ("/shows/1/", "/2026/bread.html")  # by redirectFrom
    beside = ["/episodes/crust.jpg", "/people/ada.jpg"]  # as it lies in the show
    unnamed = [a for a in published if not any(p.fullmatch(a) for p in patterns.values())]
    assert sorted(unnamed) == sorted([*moved, *beside])
    assert [a for a, p in patterns.items() if not any(p.fullmatch(path) for path in published)] == []


def _pattern(address: str) -> str:
    return (
        re.sub("SLUG|ID", "[a-z0-9-]+", re.escape(address))
        .replace("…", ".+")
        .replace("/page/2/", r"/page/\d+/")
        .replace(r"\-1", r"-\d+")
    )
