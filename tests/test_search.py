"""What can be found, by which names, and what the index costs a build."""

import json
from pathlib import Path
from typing import Any

import pytest

from castloom.derive.search_names import search_names
from castloom.driver import search_bundle
from castloom.model.concept import Concept
from castloom.model.ledger import Correction, Kind, LedgerEntry, Scope
from castloom.model.person import Person
from castloom.source.catalog import Catalog
from tests.catalogs import episode, show_of
from tests.indexes import fragments, places
from tests.previews import serving
from tests.shows import EPISODE, Content, audio, build, lay_over, make_show, text_of
from tests.sites import files_of, pages_of

STEM = EPISODE.removesuffix(".md")
WITHOUT = text_of("mkdocs.yml") + "      search: false\n"


def built(folder: Path, files: dict[str, Content] | None = None) -> Path:
    """The site of the correct show with files laid over it."""
    show = make_show(folder, files)
    done = build(show, "--strict")
    assert done.exit_code == 0, done.output
    return show / "site"


def terms(site: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / "search/terms.json").read_text("utf-8"))
    return found


# Pages.


@pytest.fixture(scope="module")
def site(built_show: Path) -> Path:
    return built_show / "site"


def test_pages_that_are_found(site: Path) -> None:
    found = fragments(site)
    assert set(found) == {"", "subscribe/", "episodes/low-water/", "concepts/spring-tide/", "people/ada-reef/"}
    assert found[""]["meta"]["title"] == "Tide Table"
    assert found["concepts/spring-tide/"]["content"].startswith("Spring tide. The highest tide of the fortnight.")
    assert found["people/ada-reef/"]["content"].startswith("Ada Reef. Ada reads tide tables.")


def test_an_episode_is_found_by_all_that_was_said_and_written_and_tells_where_it_stands(site: Path) -> None:
    found = fragments(site)["episodes/low-water/"]
    assert " ".join(found["content"].split()).startswith(
        "Low water. What the beach shows twice a day. A spring tide comes twice in every month."
        " It has nothing to do with the season. Ada explains the spring tide."
    )
    assert found["meta"] == {"title": "Low water", "facts": "Episode 1 · 1 March 2025", "voices": "Ada Reef"}
    sentences = pages_of(site)["episodes/low-water/"].find_class("cast-sentence")
    first, second = (sentence.get("id") for sentence in sentences)
    assert places(found) == {
        "lede:episode": "What", "speech:plays": "A", f"{first}:0:0": "A", f"{second}:2:0": "It", "notes": "Ada",
    }  # fmt: skip


def test_chapters_voices_and_seasons_are_found_too(tmp_path: Path) -> None:
    header = text_of(EPISODE).replace(
        "episode: 1", "season: 2\nchapters: [{startTime: 0, title: Opening}, {startTime: 3, title: 'On <the> season'}]"
    )
    said = text_of(f"{STEM}.vtt").replace("<v Ada Reef>It", "<v Bela | Moor>It")
    site = built(tmp_path, {EPISODE: header, f"{STEM}.vtt": said})
    found = fragments(site)["episodes/low-water/"]
    at = places(found)
    assert at["chapter-0:0:"] == "Opening"
    assert at["chapter-3:3:"] == "On"
    assert "On <the> season It has nothing" in " ".join(found["content"].split())
    assert [key.split(":")[1:] for key in at if key.startswith("p-")] == [["0", "0"], ["2", "1"]]
    assert found["meta"]["facts"] == "Season 2 · Episode 1 · 1 March 2025"
    assert found["meta"]["voices"].split(" \u2063 ") == ["Ada Reef", "Bela | Moor"]
    assert terms(site)["seasons"] == ["Season 2"]


@pytest.mark.parametrize(("transcript", "header", "speech"), [
    ({f"{STEM}.vtt": None, f"{STEM}.txt": "Ada Reef:\n\nA spring tide.\n"}, "", "speech"),
    ({}, "transcript: {timing: estimated}\n", "speech:plays:about"),
    ({f"{STEM}.vtt": None}, "", None),
], ids=["untimed", "estimated", "none"])  # fmt: skip
def test_times_are_told_as_they_came_about(
    transcript: dict[str, Content], header: str, speech: str | None, tmp_path: Path
) -> None:
    chapters = "chapters: [{startTime: 0, title: Opening}]\n"
    text = text_of(EPISODE).replace("episode: 1\n", f"episode: 1\n{header}{chapters}")
    found = fragments(built(tmp_path, {EPISODE: text, **transcript}))["episodes/low-water/"]
    assert next((anchor["id"] for anchor in found["anchors"] if "speech" in anchor["id"]), None) == speech
    assert "Opening" in found["content"]


def test_without_audio_nothing_plays(tmp_path: Path) -> None:
    show = make_show(tmp_path, {f"{STEM}.mp3": None})
    assert build(show).exit_code == 0
    assert "speech" in places(fragments(show / "site")["episodes/low-water/"])


def test_what_authors_type_is_text(tmp_path: Path) -> None:
    said = text_of(f"{STEM}.vtt").replace("every month", "every &lt;i id='p-00000000:9:0'&gt; month &amp; year")
    notes = text_of(EPISODE).replace("title: Low water", 'title: Low <b>water</b> & "more"') + "\n<!-- open\n"
    found = fragments(built(tmp_path, {EPISODE: notes, f"{STEM}.vtt": said}))["episodes/low-water/"]
    assert found["meta"]["title"] == 'Low <b>water</b> & "more"'
    assert "every <i id='p-00000000:9:0'> month & year." in found["content"]
    assert "p-00000000:9:0" not in places(found)


def test_lists_corrections_and_further_pages_are_not_found(tmp_path: Path) -> None:
    settings = text_of("mkdocs.yml") + "      episodesPerPage: 1\n"
    second = "---\ntitle: Ebb\ndate: 2025-03-02\npersons: [ada-reef]\nredirectFrom: [old/place]\n---\n"
    files: dict[str, Content] = {
        "mkdocs.yml": settings, "episodes/002-ebb.md": second, "episodes/002-ebb.mp3": audio(4),
        f"{STEM}.corrections.yml": "- {heard: month, meant: moon}\n",
    }  # fmt: skip
    site = built(tmp_path, files)
    assert {"corrections/", "episodes/page/2/", "people/ada-reef/page/2/", "old/place/"} <= set(pages_of(site))
    assert set(fragments(site)) == {
        "", "subscribe/", "episodes/low-water/", "episodes/ebb/", "concepts/spring-tide/", "people/ada-reef/",
    }  # fmt: skip
    assert "every moon" in fragments(site)["episodes/low-water/"]["content"]


def test_pages_of_the_shows_own_are_found_unless_they_say_otherwise(tmp_path: Path) -> None:
    settings = text_of("mkdocs.yml").replace("theme:", "markdown_extensions: [{toc: {permalink: true}}]\ntheme:")
    files: dict[str, Content] = {
        "mkdocs.yml": settings,
        "pages/guide.md": "---\ndescription: How to read.\n---\n\n# A guide\n\n## Tables\n\nOf tides.\n",
        "pages/über uns.md": "# Über uns\n\nWir.\n",
        "pages/thanks.md": "---\nsearch: {exclude: true}\n---\n\n# Thank you\n",
        "pages/search.md": "---\ntitle: Search\ntemplate: podcast/search.html\n---\n\nEvery word.\n",
    }
    site = built(tmp_path, files)
    found = fragments(site)
    assert set(found) - set(fragments(built(tmp_path / "plain"))) == {"guide/", "%C3%BCber%20uns/"}
    assert found["guide/"]["content"] == "A guide. How to read. Tables. Of tides."
    assert "Every word." in pages_of(site)["search/"].text_content()
    filters = json.loads((site / "pagefind/filters.json").read_text("utf-8"))
    assert len(filters["pages"]) == len(found)


def test_values_to_choose_by(tmp_path: Path) -> None:
    second = "---\ntitle: Ebb\ndate: 2025-03-02\nseason: 2\npersons: [ben]\nconcepts: [neap]\n---\n"
    files: dict[str, Content] = {
        "episodes/002-ebb.md": second, "episodes/002-ebb.mp3": audio(4), "people/ben.md": "---\nname: Ben: Tarn\n---\n"
        .replace("Ben: Tarn", "'Ben: Tarn'"), "concepts/neap.md": "---\ntitle: Neap\ndefinition: Low.\n---\n",
    }  # fmt: skip
    site = built(tmp_path, files)
    found = json.loads((site / "pagefind/filters.json").read_text("utf-8"))
    stems = {path.stem: path for path in (site / "pagefind/fragment").iterdir()}
    assert set(found["pages"]) == set(stems)
    urls = {said["url"].lstrip("/"): said for said in fragments(site).values()}
    order = sorted(urls)
    named = {name: {value: [order[n] for n in at] for value, at in of.items()} for name, of in found["filters"].items()}
    assert named["kind"] == {
        "page": ["", "subscribe/"], "concept": ["concepts/neap/", "concepts/spring-tide/"],
        "episode": ["episodes/ebb/", "episodes/low-water/"], "person": ["people/ada-reef/", "people/ben/"],
    }  # fmt: skip
    assert named["season"] == {"Season 2": ["episodes/ebb/"]}
    assert named["person"]["Ben: Tarn"] == ["episodes/ebb/", "people/ben/"]
    assert named["concept"]["Neap"] == ["concepts/neap/", "episodes/ebb/"]


def test_a_draft_is_not_found(tmp_path: Path) -> None:
    draft = "---\ntitle: {}\n{}\ndraft: true\n---\n\nUnheard.\n"
    files: dict[str, Content] = {
        "episodes/002-new.md": draft.format("New", "date: 2025-03-02"),
        "episodes/003-later.mp3": audio(4),
        "episodes/003-later.md": "---\ntitle: Later\ndate: 2199-01-01\n---\n\nUnheard.\n",
        "concepts/new.md": draft.format("Newness", "definition: Unheard."),
    }
    site = built(tmp_path, files)
    assert "Unheard" not in str(fragments(site))
    assert "Newness" not in str(terms(site))


# The index.


def test_same_show_makes_the_same_index(tmp_path: Path) -> None:
    more: dict[str, Content] = {
        f"concepts/of-{n}.md": f"---\ntitle: Word {n}\ndefinition: The {n}th.\n---\n" for n in range(8)
    }
    first, second = built(tmp_path / "one", more), built(tmp_path / "other", more)
    assert files_of(first / "pagefind") == files_of(second / "pagefind")


def test_without_search_there_is_none(tmp_path: Path) -> None:
    site = built(tmp_path, {"mkdocs.yml": WITHOUT})
    assert not {path for path in files_of(site) if path.startswith(("pagefind/", "search/"))}
    assert "cast-search" not in (site / "index.html").read_text("utf-8")
    assert "cast-search" not in (site / "404.html").read_text("utf-8")


def test_search_switched_off_goes_from_the_site_and_comes_back(tmp_path: Path) -> None:
    before = files_of(built(tmp_path))
    lay_over(tmp_path, {"mkdocs.yml": WITHOUT})
    assert build(tmp_path).exit_code == 0
    assert not (tmp_path / "site/pagefind").exists()
    lay_over(tmp_path, {"mkdocs.yml": text_of("mkdocs.yml")})
    assert build(tmp_path).exit_code == 0
    assert files_of(tmp_path / "site") == before


def test_a_show_with_nothing_yet_can_be_searched(tmp_path: Path) -> None:
    nothing = (EPISODE, f"{STEM}.vtt", f"{STEM}.mp3", "concepts/spring-tide.md", "people/ada-reef.md", "pages/index.md")
    site = built(tmp_path, dict.fromkeys(nothing))
    assert set(fragments(site)) == {"", "subscribe/"}
    found = terms(site)
    assert (found["named"], found["seasons"]) == ([], [])
    assert {"the", "of"} <= set(found["common"].split())


FAILING = "#!/bin/sh\necho no room left\nexit 3\n"


@pytest.mark.parametrize("program", [None, "not-there", "failing", "silent"])
def test_an_index_that_cannot_be_made_stops_the_build_and_leaves_the_site(
    program: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = built(tmp_path / "show")
    before = files_of(site)
    for name, text in (("failing", FAILING), ("silent", "#!/bin/sh\n")):
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(0o755)
    monkeypatch.setattr(search_bundle, "get_executable", lambda: tmp_path / program if program else None)
    lay_over(tmp_path / "show", {EPISODE: text_of(EPISODE) + "\nMore.\n"})
    done = build(tmp_path / "show")
    assert done.exit_code == 1
    assert "Traceback" not in done.output
    told = {"failing": "no room left", "silent": "it said nothing"}.get(
        program or "", "pip install 'pagefind[bin]==1.5.2'"
    )
    assert told in done.messages
    assert "search: false" in done.messages
    assert files_of(site) == before


# Names.


def correction(heard: str, meant: str, kind: Kind = Kind.MISHEARD, scope: Scope = Scope.PASSAGE) -> Correction:
    return Correction("p-00000000", 1.0, "Ada Reef", heard, meant, LedgerEntry("x", 1, kind, scope, heard, meant))


def names(
    *corrections: Correction, ledger: tuple[LedgerEntry, ...] = (), **misheard: tuple[str, ...]
) -> dict[str, Any]:
    concepts = (
        Concept(
            "debt", "concepts/debt.md", "Human Debt", "D.", aliases=("HumanDebt",), misheard=misheard.get("debt", ())
        ),
        Concept("tide", "concepts/tide.md", "Tide", "T."),
    )
    people = (Person("ada", "people/ada.md", "Ada Reef", aliases=("Ada",), misheard=misheard.get("ada", ())),)
    catalog = Catalog(show_of(), (episode(1),), concepts, people, (), ledger)
    return {found.page.id: found.misheard for found in search_names(catalog, corrections)}


def test_what_is_heard_in_the_place_of_a_name_leads_to_it() -> None:
    found = names(
        correction("human death", "human-debt"), correction("Human Death", "Human Debt"),
        correction("Eight a reef", "Ada Reef", Kind.NAME),
        correction("human dead fighters", "Human Debt fighters"), debt=("human dead",), ada=("Aida",),
    )  # fmt: skip
    assert found == {"debt": ("human dead", "Human Death"), "tide": (), "ada": ("Aida", "Eight a reef")}


@pytest.mark.parametrize("other", [
    correction("it", "Tide"), correction("the debt", "Human Debt", Kind.WORD), correction("", ""),
    correction("human debt", "Tide"), correction("HumanDebt", "Ada"),
], ids=["short", "word", "withheld", "right-name", "alias"])  # fmt: skip
def test_not_everything_that_was_corrected_is_a_name_misheard(other: Correction) -> None:
    assert set(names(other).values()) == {()}


@pytest.mark.parametrize(("kind", "heard"), [
    (Kind.NEVER, "Human death"), (Kind.WITHHOLD, "human death"), (Kind.WITHHOLD, "Death"),
], ids=["never", "withheld", "a-word-withheld"])  # fmt: skip
def test_forms_that_were_meant_or_are_withheld_are_left_out(kind: Kind, heard: str) -> None:
    entry = LedgerEntry("corrections.yml", 1, kind, Scope.SHOW, heard)
    assert names(ledger=(entry,), debt=("human death", "human dead")) == {
        "debt": ("human dead",),
        "tide": (),
        "ada": (),
    }


def test_the_reference_show_knows_its_misheard_names(reference_show: Path) -> None:
    named = {page["title"]: page for page in terms(reference_show / "site")["named"]}
    assert named["Human Debt"] == {
        "kind": "concept", "title": "Human Debt", "mark": "™", "url": "concepts/human-debt/", "also": ["HumanDebt"],
        "misheard": ["human death", "human dead"],
    }  # fmt: skip


# The preview.


def test_in_the_preview_what_is_new_is_found_and_the_index_is_made_when_it_is_asked_for(tmp_path: Path) -> None:
    with serving(make_show(tmp_path / "show"), tmp_path / "log.txt") as server:
        assert "indexed" not in server.said()

        def pages() -> int:
            return int(json.loads(server.get("/pagefind/pagefind-entry.json"))["languages"]["en"]["page_count"])

        assert pages() == 5
        assert server.get("/pagefind/pagefind.js").startswith("const pagefind_version")
        assert server.status("/pagefind/nowhere.js") == 404
        assert server.status("/pagefind/../mkdocs.yml") == 404
        assert server.said().count("pages are being indexed") == 1
        draft = "---\ntitle: High water\ndate: 2025-03-08\ndraft: true\n---\n\nAda again.\n"
        lay_over(server.show, {"episodes/002-high-water.md": draft})
        server.wait_for("/episodes/high-water/", "Ada again")
        assert server.said().count("pages are being indexed") == 1
        assert pages() == 6
        assert server.said().count("the index is ready") == 2


def test_a_preview_without_search_has_no_index(tmp_path: Path) -> None:
    with serving(make_show(tmp_path / "show", {"mkdocs.yml": WITHOUT}), tmp_path / "log.txt") as server:
        assert server.status("/pagefind/pagefind-entry.json") == 404
