"""A rebuild makes what a build from nothing makes, and touches no more than it must."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from castloom.driver.store import CACHE
from tests.previews import Preview
from tests.shows import EPISODE, Build, Content, audio, build, lay_over, make_show, picture, text_of
from tests.sites import differences, files_of

STEM = EPISODE.removesuffix(".md")
SETTINGS = text_of("mkdocs.yml").replace("font: false}", "font: false, custom_dir: overrides}")
LOW_WATER = text_of(EPISODE)
SPRING_TIDE = text_of("concepts/spring-tide.md")
HIGH_WATER = """\
---
title: High water
date: 2025-03-08
persons: [{id: ben-tarn, role: guest}]
---

## The neap tide

Ben on the neap tide.
"""
HIGH_WATER_SAID = "WEBVTT\n\n00:00.000 --> 00:04.000\n<v Ben Tarn>A neap tide is not a spring tide.</v>\n"
NEAP_TIDE = """\
---
title: Neap tide
definition: The lowest high water.
related: [spring-tide]
---

Between two a [spring tide](spring-tide.md).
"""
BEN = "---\nname: Ben Tarn\n---\n\nBen dives. See [low water](../episodes/001-low-water.md).\n"
GUIDE = "# A guide\n\n[Low water](episodes/001-low-water.md), [Ben](people/ben-tarn.md), [feed](feed.xml).\n"
WORDS = """\
play_from: Hear from {time}
unnamed_speaker: Who?
episode: No. {number}
list_end: " & "
podcast_episode: Talk
feed_of_person: All with {person} in {show}.
episodes_counted: {one: "{count} talk", other: "{count} talks"}
role_host: chair
"""
HEAD = '{% extends "podcast/base.html" %}{% block extrahead %}<meta name="x">{% endblock %}'

# Pages that say something of each other, so that an edit of one is seen on others.
SHOW: dict[str, Content] = {
    "mkdocs.yml": SETTINGS,
    "overrides/podcast/partials/footer.html": '<footer>{{ show.corrections }}{% include ".icons/own.svg" %}</footer>',
    "overrides/.icons/own.svg": "<svg><circle/></svg>",
    "pages/guide.md": GUIDE,
    "episodes/002-high-water.md": HIGH_WATER,
    "episodes/002-high-water.mp3": audio(4),
    "episodes/002-high-water.vtt": HIGH_WATER_SAID,
    "episodes/003-ebb.md": "---\ntitle: Ebb\ndate: 2025-03-15\n---\n\nShort.\n",
    "episodes/003-ebb.mp3": audio(6),
    "episodes/beach.jpg": b"\xff\xd8\xff picture",
    "concepts/neap-tide.md": NEAP_TIDE,
    "people/ben-tarn.md": BEN,
}
EDITS: dict[str, dict[str, Content]] = {
    "nothing": {},
    "title": {EPISODE: LOW_WATER.replace("Low water", "Lowest water")},
    "description": {EPISODE: LOW_WATER.replace("What the beach", "All that the beach")},
    "notes": {EPISODE: LOW_WATER + "\nMore of the neap tide.\n"},
    "date": {EPISODE: LOW_WATER.replace("2025-03-01", "2025-05-01")},
    "transcript": {f"{STEM}.vtt": text_of(f"{STEM}.vtt").replace("twice", "as a neap tide, twice")},
    "transcript-removed": {f"{STEM}.vtt": None},
    "transcript-of-another-kind": {f"{STEM}.vtt": None, f"{STEM}.txt": "Ada Reef:\n\nA spring tide.\n"},
    "transcript-speakers": {f"{STEM}.vtt": text_of(f"{STEM}.vtt").replace("Ada Reef", "S1"),
                            EPISODE: LOW_WATER.replace("episode: 1", "transcript: {speakers: {S1: ada-reef}}")},
    "former-addresses": {f"{STEM}.addresses.yml": "p-00000000: p-3224d1d0\n"},
    "ledger": {f"{STEM}.corrections.yml": "- {heard: month, meant: moon}\n"},
    "ledger-of-the-show": {"corrections.yml": "- {heard: comes twice, meant: comes as a neap tide}\n"},
    "chapters": {EPISODE: LOW_WATER.replace("episode: 1", "chapters: [{startTime: 0, title: Opening}]")},
    "episode-new": {"episodes/004-flood.md": "---\ntitle: Flood\ndate: 2025-04-01\n---\n\nA spring tide.\n",
                    "episodes/004-flood.mp3": audio(7)},
    "episode-removed": dict.fromkeys(("episodes/003-ebb.md", "episodes/003-ebb.mp3")),
    "episode-renamed": {EPISODE: None, f"{STEM}.mp3": None, f"{STEM}.vtt": None, "pages/guide.md": "# A guide\n",
                        "people/ben-tarn.md": "---\nname: Ben Tarn\n---\n",
                        "episodes/001-lowest.md": LOW_WATER, "episodes/001-lowest.mp3": audio(5)},
    "draft": {EPISODE: LOW_WATER.replace("episode: 1", "draft: true"), "pages/guide.md": "# A guide\n",
              "people/ben-tarn.md": "---\nname: Ben Tarn\n---\n"},
    "redirect": {EPISODE: LOW_WATER.replace("episode: 1", "redirectFrom: [old/place]")},
    "audio": {f"{STEM}.mp3": audio(9)},
    "audio-removed": {f"{STEM}.mp3": None},
    "picture": {"episodes/beach.jpg": b"\xff\xd8\xff another picture"},
    "cover-of-an-episode": {f"{STEM}.jpg": picture()},
    "concept-renamed": {"concepts/neap-tide.md": NEAP_TIDE.replace("Neap tide", "Nip tide")},
    "concept-alias": {"concepts/neap-tide.md": NEAP_TIDE.replace("related", "aliases: [the season]\nrelated")},
    "concept-mark": {"concepts/neap-tide.md": NEAP_TIDE.replace("related", "mark: ™\nrelated")},
    "concept-autolink": {"concepts/spring-tide.md": SPRING_TIDE.replace("title", "autolink: off\ntitle", 1)},
    "concept-definition": {"concepts/neap-tide.md": NEAP_TIDE.replace("lowest", "very lowest")},
    "concept-history": {
        "concepts/neap-tide.md": NEAP_TIDE.replace(
            "related", "history: [{date: 2024-01-01, definition: Low.}]\nrelated"
        )
    },
    "concept-retired": {
        "concepts/spring-tide.md": SPRING_TIDE.replace("title", "retired: {date: 2025-01-01, reason: Gone.}\ntitle", 1)
    },
    "concept-merged": {"concepts/neap-tide.md": NEAP_TIDE.replace("related", "mergedInto: spring-tide\nrelated")},
    "concept-new": {"concepts/month.md": "---\ntitle: Month\ndefinition: Four weeks.\n---\n"},
    "concept-removed": {"concepts/neap-tide.md": None},
    "person-new": {"people/eve-sand.md": "---\nname: Eve Sand\naliases: [Ada]\n---\n"},
    "person-renamed": {"people/ada-reef.md": text_of("people/ada-reef.md").replace("Ada Reef", "Ada R. Reef")},
    "person-alias": {"people/ben-tarn.md": BEN.replace("name: Ben Tarn", "name: Benjamin Tarn\naliases: [Ben Tarn]")},
    "page": {"pages/guide.md": GUIDE.replace("A guide", "The guide to the spring tide")},
    "page-new": {"pages/contact.md": "# Contact\n\nWrite.\n"},
    "page-removed": {"pages/guide.md": None},
    "home-removed": {"pages/index.md": None},
    "template": {"overrides/podcast/partials/footer.html": "<footer>Our own</footer>"},
    "template-removed": {"overrides/podcast/partials/footer.html": None},
    "template-main": {"overrides/main.html": HEAD},
    "template-of-one-kind": {"overrides/podcast/concept.html": "{{ page.meta.podcast.title | e }}"},
    "icon": {"overrides/.icons/own.svg": "<svg><rect/></svg>"},
    "stylesheet": {"mkdocs.yml": SETTINGS + "extra_css: [assets/own.css]\n", "pages/assets/own.css": "a{}"},
    "option-of-the-show": {"mkdocs.yml": SETTINGS.replace("title: Tide Table", "title: Tide Tables")},
    "option-license": {"mkdocs.yml": SETTINGS + "      license: cc-by-4.0\n"},
    "option-per-page": {"mkdocs.yml": SETTINGS + "      episodesPerPage: 1\n"},
    "option-persons": {"mkdocs.yml": SETTINGS + "      persons: [{id: ada-reef, role: host}]\n"},
    "option-zone": {"mkdocs.yml": SETTINGS + "      timezone: America/New_York\n"},
    "site-name": {"mkdocs.yml": SETTINGS.replace("site_name: Tide Table", "site_name: Tides")},
    "site-url": {"mkdocs.yml": SETTINGS.replace("tides.example/", "tides.example/podcast/")},
    "theme": {"mkdocs.yml": SETTINGS.replace("font: false", "font: false, palette: {scheme: slate}")},
    "language-of-the-theme": {"mkdocs.yml": SETTINGS.replace("font: false", "font: false, language: de")},
    "language": {"mkdocs.yml": SETTINGS.replace("language: en", "language: de")},
    "words": {"overrides/words/en.yml": WORDS},
    "words-of-scripts": {"overrides/words/en.yml": "search_field: Look\nready: Now\nembed_fails: No\n"},
    "nav": {"mkdocs.yml": SETTINGS + "nav: [{Start: index.md}, {All: episodes/index.md}, guide.md]\n"},
    "markdown-extension": {"mkdocs.yml": SETTINGS + "markdown_extensions: [toc: {permalink: true}]\n"},
    "hook": {"mkdocs.yml": SETTINGS + "hooks: [hook.py]\n",
             "hook.py": "def on_post_page(output, **kwargs):\n    return output.replace('tide', 'TIDE')\n"},
}  # fmt: skip


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_show(tmp_path_factory.mktemp("begun") / "show", SHOW)


@pytest.fixture
def show(begun: Path, edited: Path, tmp_path: Path) -> Path:
    """The show, built once."""
    show = Path(shutil.copytree(begun, tmp_path / "show"))
    _lend_templates(edited, show)
    succeed(show)
    return show


def _lend_templates(built: Path, show: Path) -> None:
    """Compiled ones are half of a build from nothing; tests/test_templates.py holds them against their text."""
    shutil.copytree(built / CACHE / "templates", show / CACHE / "templates")


def succeed(show: Path) -> Build:
    built = build(show)
    assert built.exit_code == 0, built.output
    return built


def from_nothing(show: Path, folder: Path) -> Path:
    """The site that a build of the same files makes without site and cache, but for compiled templates."""
    shutil.copytree(show, folder, ignore=shutil.ignore_patterns("site", ".cache"))
    if (show / CACHE / "templates").is_dir():
        _lend_templates(show, folder)
    succeed(folder)
    return folder / "site"


@pytest.fixture(scope="module")
def edited(begun: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The show in a place where it is built again and again, each time from where the last edit has left it."""
    show = Path(shutil.copytree(begun, tmp_path_factory.mktemp("edited") / "show"))
    succeed(show)
    return show


@pytest.fixture(scope="module")
def preview(begun: Path, edited: Path, tmp_path_factory: pytest.TempPathFactory) -> Preview:
    """The same, as a preview that remembers its last build."""
    show = Path(shutil.copytree(begun, tmp_path_factory.mktemp("preview") / "show"))
    _lend_templates(edited, show)
    preview = Preview(show)
    preview.build()
    return preview


def _edit(show: Path, edit: str, begun: Path) -> None:
    """Make one edit, and take the last one back."""
    sources = files_of(begun)
    taken_back = {name: sources.get(name) for change in EDITS.values() for name in change}
    before = files_of(show)
    now = {**taken_back, **EDITS[edit]}
    lay_over(show, {name: content for name, content in now.items() if content != before.get(name)})


@pytest.mark.parametrize("edit", [*EDITS, "nothing"])
def test_rebuilt_site_is_that_of_a_build_from_nothing(
    edit: str, edited: Path, preview: Preview, begun: Path, tmp_path: Path
) -> None:
    _edit(edited, edit, begun)
    succeed(edited)
    made = from_nothing(edited, tmp_path / "new")
    assert differences(edited / "site", made) == []
    _edit(preview.show, edit, begun)
    preview.build()
    if edit == "draft":  # a preview shows it
        made = Preview(Path(shutil.copytree(tmp_path / "new", tmp_path / "draft"))).build()
    different = differences(preview.show / "site", made)
    assert [name for name in different if not name.startswith("pagefind/")] == []  # a preview has it elsewhere


@pytest.mark.parametrize("edit", ["page", "concept-alias", "icon", "ledger-of-the-show", "words", "words-of-scripts"])
def test_an_edit_is_seen(edit: str, show: Path) -> None:
    before = files_of(show / "site")
    lay_over(show, EDITS[edit])
    succeed(show)
    assert len([n for n, content in files_of(show / "site").items() if before.get(n) != content]) >= 4


def test_further_pages_tell_of_all(begun: Path, tmp_path: Path) -> None:
    ebb = "---\ntitle: Ebb\ndate: 2025-03-15\npersons: [{id: ben-tarn, role: guest}]\n---\n"
    show = Path(shutil.copytree(begun, tmp_path / "show"))
    settings = SETTINGS.replace("  - castloom:\n", "  - castloom:\n      episodesPerPage: 1\n")
    lay_over(show, {"mkdocs.yml": settings, "episodes/003-ebb.md": ebb})
    preview, further = Preview(show), show / "site/people/ben-tarn/page/2/index.html"
    preview.build()
    lay_over(show, {"episodes/003-ebb.md": ebb.replace("guest", "host")})
    preview.build()
    assert "Host in 1" in further.read_text("utf-8")
    lay_over(show, {"episodes/003-ebb.md": ebb})
    succeed(show)
    assert "Guest in 2" in further.read_text("utf-8")


def test_included_text_is_followed(begun: Path, tmp_path: Path) -> None:
    concept = "concepts/neap-tide.md"
    include = '\n\n--8<-- "parts/sign.md"\n'
    show = Path(shutil.copytree(begun, tmp_path / "show"))
    lay_over(show, {
        "mkdocs.yml": SETTINGS + "markdown_extensions: [pymdownx.snippets]\n",
        "parts/sign.md": "A red flag.\n", EPISODE: LOW_WATER + include, concept: NEAP_TIDE + include,
    })  # fmt: skip
    preview = Preview(show)
    preview.build()
    for sign in ("amber", "green"):
        lay_over(show, {"parts/sign.md": f"Look for an {sign} flag, or a [[neap tide]].\n"})
        site = files_of(preview.build())
        for name in ("episodes/low-water/index.html", "concepts/neap-tide/index.html", "feed.xml"):
            assert f"an {sign} flag".encode() in site[name]
    lay_over(show, {"parts/sign.md": "Look for a black flag.\n"})
    succeed(show)
    assert b"a black flag" in files_of(show / "site")["feed.xml"]
    assert differences(show / "site", from_nothing(show, tmp_path / "new")) == []


DAMAGE: Mapping[str, tuple[str, Content]] = {
    "page-edited": ("episodes/low-water/index.html", "by hand"),
    "page-deleted": ("concepts/spring-tide/index.html", None),
    "own-page-edited": ("guide/index.html", "by hand"),
    "transcript-edited": ("episodes/low-water/transcript.vtt", "by hand"),
    "audio-deleted": ("episodes/low-water/low-water.mp3", None),
    "feed-edited": ("feed.xml", "by hand"),
    "asset-edited": ("assets/castloom.css", "by hand"),
    "twin-deleted": ("episodes/low-water/index.md", None),
    "citation-edited": ("concepts/spring-tide/cite.bib", "by hand"),
    "data-edited": ("mentions.json", "by hand"),
    "index-edited": ("pagefind/pagefind-entry.json", "by hand"),
    "index-deleted": ("pagefind/filters.json", None),
    "stranger": ("stranger/index.html", "by hand"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_to_the_site_is_mended(damage: str, show: Path) -> None:
    before = files_of(show / "site")
    lay_over(show / "site", dict([DAMAGE[damage]]))
    succeed(show)
    assert files_of(show / "site") == before


def test_deleted_site_is_made_again(show: Path) -> None:
    before = files_of(show / "site")
    shutil.rmtree(show / "site")
    succeed(show)
    assert files_of(show / "site") == before


def test_deleted_cache_is_made_again(show: Path) -> None:
    before = files_of(show / "site")
    shutil.rmtree(show / ".cache")
    succeed(show)
    assert files_of(show / "site") == before


def test_emptied_cache_is_made_again(show: Path) -> None:
    # What a machine that lost its power may find.
    before = files_of(show / "site")
    for path in (show / ".cache").rglob("*"):
        if path.is_file():
            path.write_bytes(b"")
    lay_over(show, {EPISODE: LOW_WATER.replace("Low water", "Lowest water")})
    succeed(show)
    lay_over(show, {EPISODE: LOW_WATER})
    succeed(show)
    assert files_of(show / "site") == before


def test_hidden_files_of_the_site_are_left_alone(show: Path) -> None:
    lay_over(show / "site", {".git/HEAD": "ref", ".nojekyll": "", ".well-known/x.txt": "y"})
    succeed(show)
    assert (show / "site/.git/HEAD").read_text() == "ref"
    assert (show / "site/.nojekyll").exists()
    assert (show / "site/.well-known/x.txt").exists()


def times(site: Path) -> dict[str, int]:
    return {name: (site / name).stat().st_mtime_ns for name in files_of(site)}


def test_unchanged_files_keep_their_time(show: Path) -> None:
    before = times(show / "site")
    succeed(show)
    assert {name for name, time in times(show / "site").items() if time != before[name]} <= {"sitemap.xml.gz"}


def test_an_edit_touches_the_pages_that_show_it_and_no_others(show: Path) -> None:
    before = times(show / "site")
    lay_over(show, {"episodes/003-ebb.md": "---\ntitle: Ebb\ndate: 2025-03-15\n---\n\nShorter.\n"})
    succeed(show)
    changed = {name for name, time in times(show / "site").items() if time != before.get(name)}
    assert {name for name in changed if not name.startswith("pagefind/")} == {
        "episodes/ebb/index.html",
        "episodes/ebb/index.md",
        "feed.xml",
    }
    assert len([name for name in changed if name.startswith("pagefind/fragment/")]) == 1


def test_the_index_of_search_is_left_alone_where_nothing_that_is_searched_changes(show: Path) -> None:
    before = times(show / "site")
    lay_over(show, {"overrides/podcast/partials/footer.html": "<footer>Another</footer>"})
    assert "pages are indexed" not in succeed(show).output
    changed = {name for name, time in times(show / "site").items() if time != before.get(name)}
    assert "episodes/ebb/index.html" in changed
    assert [name for name in changed if name.startswith("pagefind/")] == []


WRITER = """\
import pathlib

def on_post_page(output, **kwargs):
    return output + pathlib.Path(%r).read_text()
"""


def test_another_plugin_that_changes_pages_is_heard_on_every_build(show: Path, tmp_path: Path) -> None:
    word = tmp_path / "word.txt"
    lay_over(show, {"mkdocs.yml": SETTINGS + "hooks: [hook.py]\n", "hook.py": WRITER % str(word)})
    for said in ("<!-- one -->", "<!-- two -->"):
        word.write_text(said)
        succeed(show)
        pages = [path for path in (show / "site").rglob("index.html") if "embed" not in path.parts]
        assert len(pages) > 8
        assert all(path.read_text("utf-8").endswith(said) for path in pages)


NAVIGATOR = """\
import pathlib

def on_files(files, config):
    config.nav = [{pathlib.Path(%r).read_text(): "guide.md"}]
"""


def test_another_plugin_that_makes_the_navigation_is_heard_on_every_build(show: Path, tmp_path: Path) -> None:
    word = tmp_path / "word.txt"
    lay_over(show, {"mkdocs.yml": SETTINGS + "hooks: [hook.py]\n", "hook.py": NAVIGATOR % str(word)})
    for said in ("First name", "Second name"):
        word.write_text(said)
        succeed(show)
        assert said in (show / "site/episodes/low-water/index.html").read_text("utf-8")


FAILURES: dict[str, dict[str, Content]] = {
    "error": {EPISODE: LOW_WATER.replace("spring-tide]", "spring-tyde]")},
    "no-header": {"episodes/002-high-water.md": "no header\n"},
    "template-broken": {"overrides/podcast/episode.html": "{% if %}"},
    "hook-fails": {"mkdocs.yml": SETTINGS + "hooks: [hook.py]\n",
                   "hook.py": "from mkdocs.exceptions import PluginError\n\n"
                   "def on_post_build(config):\n    raise PluginError('the hook fails')\n"},
    "hook-fails-at-a-page": {"mkdocs.yml": SETTINGS + "hooks: [hook.py]\n",
                             "hook.py": "from mkdocs.exceptions import PluginError\n\n"
                             "def on_post_page(output, page, **kwargs):\n"
                             "    if 'ben' in page.url:\n        raise PluginError('the hook fails')\n"},
}  # fmt: skip


@pytest.mark.parametrize("failure", FAILURES)
def test_failed_build_leaves_the_site_as_it_was(failure: str, show: Path) -> None:
    before, sources = times(show / "site"), files_of(show)
    lay_over(show, {**FAILURES[failure], "episodes/003-ebb.md": "---\ntitle: New\ndate: 2025-03-15\n---\n"})
    try:
        assert build(show).exit_code == 1
    except Exception as fault:  # a broken template is the template's own fault, and MkDocs shows where
        assert failure == "template-broken", fault
    assert times(show / "site") == before
    lay_over(show, {name: sources.get(name) for name in (*FAILURES[failure], "episodes/003-ebb.md")})
    succeed(show)
    assert times(show / "site") == {**before, "sitemap.xml.gz": times(show / "site")["sitemap.xml.gz"]}


WARNINGS: dict[str, dict[str, Content]] = {
    "no-audio": {"episodes/003-ebb.mp3": None},
    "dead-link": {"pages/guide.md": "[nowhere](nowhere.md)\n"},
    "hook-warns-at-the-end": {"mkdocs.yml": SETTINGS + "hooks: [hook.py]\n",
                              "hook.py": "import logging\nimport mkdocs.plugins\n\n"
                              "@mkdocs.plugins.event_priority(-90)\ndef on_post_build(config):\n"
                              "    logging.getLogger('mkdocs.plugins.x').warning('the hook warns')\n"},
}  # fmt: skip


@pytest.mark.parametrize("warning", WARNINGS)
def test_strict_build_with_a_warning_leaves_the_site_as_it_was(warning: str, show: Path) -> None:
    before = times(show / "site")
    lay_over(show, WARNINGS[warning])
    assert build(show, "--strict").exit_code == 1
    assert times(show / "site") == before
    assert build(show).exit_code == 0


def test_no_staging_is_left_behind(show: Path) -> None:
    lay_over(show, {EPISODE: "no header\n"})
    assert build(show).exit_code == 1
    assert not list((show / ".cache/castloom").glob("staging-*"))
    lay_over(show, {EPISODE: LOW_WATER})
    succeed(show)
    assert not list((show / ".cache/castloom").glob("staging-*"))


def test_strict_stops_at_warnings_though_mkdocs_is_quiet(tmp_path: Path) -> None:
    show = make_show(tmp_path, {"episodes/002-silent.md": "---\ntitle: Silent\ndate: 2025-03-08\n---\n"})
    assert build(show).exit_code == 0
    before = files_of(show / "site")
    told = build(show, "--strict", "--quiet")
    assert told.exit_code == 1
    assert "episodes/002-silent.md: has no audio" in told.output
    assert files_of(show / "site") == before
