"""Pages of concepts: passages with what stands around them, facts, time, what was given up and what was merged."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from lxml.html import HtmlElement

from castloom.derive.concept_life import NEAR, neighbours, said_by
from castloom.derive.surroundings import Surroundings
from castloom.derive.timeline import timeline
from castloom.model.episode import Episode
from castloom.model.mention import Quotation, State
from castloom.model.speech import Speech, Voice
from castloom.render.bars import bars_svg
from castloom.render.views.concept_time import step_names
from tests.catalogs import ENGLISH
from tests.shows import EPISODE, Content, audio, build, make_show, text_of
from tests.sites import pages_of, seen, target

STEM = EPISODE.removesuffix(".md")
TIDE = "concepts/spring-tide.md"
ADA, BO = "Ada Reef", "Bo Fjord"
LOW = (
    (ADA, "Welcome to the show about the sea."),
    (ADA, "A spring tide comes twice in every month."),
    (ADA, "It has nothing to do with the season."),
    (BO, "And the beach is wide then."),
    (
        BO,
        "That is why I like a big tide so much: you can walk out for an hour and find what nobody has seen for years.",
    ),
    (ADA, "So a string tide is best."),
    (BO, "Yes."),
)
HIGH = (
    (BO, "I do not believe in it at all."),
    (ADA, "But the spring tide is real."),
    (BO, "The neap tide is not."),
    (ADA, "The spring tide, again, is real. It is measured every day in every harbour. The beach tells you."),
)
Page = Callable[[str], HtmlElement]


def cues(said: Sequence[tuple[str, str]]) -> str:
    """A cue of eight seconds for each, every nine seconds."""
    timed = (f"{_clock(9 * n)} --> {_clock(9 * n + 8)}\n<v {who}>{text}</v>\n" for n, (who, text) in enumerate(said))
    return "\n".join(("WEBVTT\n", *timed))


def _clock(seconds: int) -> str:
    return f"{seconds // 60:02}:{seconds % 60:02}.000"


def episode(title: str, day: str, *lines: str) -> str:
    head = f"---\ntitle: {title}\ndate: {day}T07:00:00Z\npersons: [{{id: ada-reef, role: host}}]\n"
    return "".join([head, *(f"{line}\n" for line in lines), f"---\n\nAbout {title}.\n"])


def with_keys(path: str, *lines: str) -> str:
    return text_of(path).replace("---\n\n", "".join(f"{line}\n" for line in lines) + "---\n\n", 1)


FILES: dict[str, Content] = {
    EPISODE: episode("Low water", "2025-03-01", "concepts: [springer]"),
    f"{STEM}.vtt": cues(LOW),
    f"{STEM}.mp3": audio(70),
    f"{STEM}.corrections.yml": "- {heard: string tide, meant: spring tide}\n",
    "episodes/002-high-water.md": episode("High water", "2025-04-01"),
    "episodes/002-high-water.vtt": cues(HIGH),
    "episodes/002-high-water.mp3": audio(60),
    "episodes/003-no-water.md": episode("No water", "2025-05-01", "concepts: [spring-tide]"),
    "episodes/003-no-water.vtt": cues([(BO, "Deserts are dry.")]),
    "episodes/003-no-water.mp3": audio(30),
    "people/bo-fjord.md": f"---\nname: {BO}\n---\n",
    "concepts/beach.md": "---\ntitle: Beach\ndefinition: Where sea and land meet.\nrelated: [springer]\n---\n",
    "concepts/neap-tide.md": "---\ntitle: Neap tide\ndefinition: The lowest tide of the fortnight.\nautolink: all\n"
    "retired: {date: 2025-06-01, reason: Nobody <could> tell it from others.}\n---\n",
    "concepts/springer.md": "---\ntitle: Springer\naliases: [big tide]\nmergedInto: spring\n---\n\nGone.\n",
    "concepts/spring.md": "---\ntitle: Spring of the sea\nmergedInto: spring-tide\n---\n",
}


@pytest.fixture(scope="module")
def show(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A show of three episodes in which one concept has all that there can be."""
    made = make_show(tmp_path_factory.mktemp("concepts") / "show", FILES)
    succeed(made)
    first, *_, again = addresses(made, "high-water")[:4]
    keys = (
        "history:",
        "  - {date: 2024-03-01, definition: Any tide that a boat can float on.}",
        "  - {date: 2025-01-01, definition: A tide at <full> moon.}",
        "dissent:",
        f"  - {{passage: episodes/002-high-water.md#{first}, side: against, note: Bo & his <doubts>.}}",
        f'  - {{passage: "https://tides.example/episodes/high-water/?t=27#{again}", side: for}}',
    )
    (made / TIDE).write_text(with_keys(TIDE, *keys), "utf-8")
    succeed(made)
    return made


@pytest.fixture(scope="module")
def page(show: Path) -> Page:
    """A concept's page by its id."""
    pages = pages_of(show / "site")
    return lambda id_: pages[f"concepts/{id_}/"]


def succeed(show: Path) -> None:
    built = build(show, "--strict")
    assert (built.exit_code, built.messages) == (0, "")


def addresses(show: Path, slug: str) -> list[str]:
    """The addresses of an episode's sentences."""
    return [str(s.get("id")) for s in pages_of(show / "site")[f"episodes/{slug}/"].find_class("cast-sentence")]


def passages(found: HtmlElement) -> list[HtmlElement]:
    (heard,) = found.find_class("cast-heard")
    return list(heard.find_class("cast-passage"))


# Passages


def test_short_passages_stand_among_their_neighbours_each_sentence_once(page: Page) -> None:
    told = [seen(passage.xpath(".//blockquote")[0]) for passage in passages(page("spring-tide"))]
    assert told == [
        HIGH[1][1],
        HIGH[3][1],
        f"{LOW[0][1]} {LOW[1][1]} {LOW[2][1]}",
        f"{LOW[3][1]} {LOW[4][1]}",
        "So a spring tide is best.",
    ]


def test_naming_sentence_is_told_apart_and_is_what_the_link_leads_to(show: Path, page: Page) -> None:
    pages = pages_of(show / "site")
    for passage in passages(page("spring-tide")):
        (named,) = passage.find_class("cast-named")
        path, anchor = target(str(passage.find_class("cast-go")[0].get("href")), "concepts/spring-tide/")
        (place,) = pages[path].xpath(f'//*[@id="{anchor}"]')
        assert seen(named) == seen(place)
        assert named.xpath(".//mark")
        turn = place.xpath("ancestor::section[contains(@class, 'cast-turn')]")[0]
        assert seen(passage.xpath(".//blockquote")[0]) in " ".join(map(seen, turn.find_class("cast-sentence")))
        assert not any(around.xpath(".//mark") for around in passage.find_class("cast-around"))


def of(*texts: str, turns: Sequence[int] = (0,)) -> Speech:
    count = len(texts)
    none = [None] * count
    voices = {row: Voice("Ada", "") for row in turns}
    return Speech([f"p-{n:08x}" for n in range(count)], texts, none, none, {}, {}, list(turns), {}, voices)


def words(count: int, first: str = "Word") -> str:
    return " ".join([first, *["word"] * (count - 1)])


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([words(9), words(25), words(9)], ("", "")),
        ([words(9), words(24), words(9)], (words(9), "")),
        ([words(9), words(10), words(9)], (words(9), words(9))),
        ([words(1), words(1), words(30)], (words(1), words(30))),
        ([words(9), words(40, "And"), words(9)], (words(9), "")),
        ([words(9), words(40, "That's"), words(9)], (words(9), "")),
        ([words(9), words(40, "Android"), words(9)], ("", "")),
        ([words(9), words(40, "“It"), words(9)], (words(9), "")),
    ],
)
def test_words_around_a_passage(said: list[str], expected: tuple[str, str]) -> None:
    assert Surroundings(of(*said), [1]).around(1, 0, 3) == expected


def test_neighbours_end_with_the_turn_and_at_other_passages() -> None:
    speech = of(*[words(3, f"S{n}") for n in range(7)])
    assert Surroundings(speech, [3]).around(3, 3, 4) == ("", "")
    beside = Surroundings(speech, [1, 3])
    assert beside.around(1, 0, 7) == (speech.texts[0], speech.texts[2])
    assert beside.around(3, 0, 7) == ("", " ".join(speech.texts[4:]))


@given(
    st.lists(st.integers(1, 30), min_size=1, max_size=40),
    st.sets(st.integers(0, 39)),
    st.sets(st.integers(1, 39)),
)
def test_no_sentence_stands_twice_and_short_passages_take_all_they_can(
    lengths: list[int], rows: set[int], borders: set[int]
) -> None:
    texts = [words(count, f"S{n}") for n, count in enumerate(lengths)]
    rows = {row for row in rows if row < len(texts)}
    turns = list(pairwise([0, *sorted(b for b in borders if b < len(texts)), len(texts)]))
    beside, taken = Surroundings(of(*texts), rows), list[str]()
    for row in sorted(rows):
        begun, ended = next(turn for turn in turns if turn[0] <= row < turn[1])
        before, after = beside.around(row, begun, ended)
        whole = " ".join(filter(None, (before, texts[row], after)))
        shown = re.findall(r"S\d+", whole)
        assert whole in " ".join(texts[begun:ended])
        taken += shown
        if len(whole.split()) < 25:
            last = int(shown[-1][1:])
            assert last == ended - 1 or last + 1 in rows
    assert len(taken) == len(set(taken))


def test_passages_can_be_chosen_by_speaker_and_state(page: Page) -> None:
    found = page("spring-tide")
    (form,) = found.find_class("cast-filter")
    assert form.get("hidden") is not None
    assert form.xpath(".//option/@value") == ["*", ADA, BO]
    assert form.xpath(".//input[@type='checkbox']/@value") == ["spoken", "misheard"]
    assert {p.get("data-speaker") for p in passages(found)} == {ADA, BO}
    assert seen(form.xpath(".//output")[0]) == "5 passages"
    assert page("neap-tide").find_class("cast-filter") == []


# Facts


def test_facts_of_a_concept(show: Path, page: Page) -> None:
    (facts,) = page("spring-tide").find_class("cast-facts")
    assert [seen(fact) for fact in facts] == [
        "First heard Low water, 1 March 2025, 0:09",
        "Said most by Ada Reef, 4 passages Bo Fjord, 1 passage",
        "Often discussed nearby Beach, 5 passages near Beach, the nearest one "
        "Neap tide, 2 passages near Neap tide, the nearest one",
    ]
    place = str(facts.xpath(".//a/@href")[0])
    assert place == f"../../episodes/low-water/?t=9#{addresses(show, 'low-water')[1]}"


def quotation(concept: str, row: int, speaker: str = "Ada", state: State = State.SPOKEN) -> Quotation:
    return Quotation(concept, f"p-{row:08x}", "", (), speaker, "", None, state, "", row=row)


def on(day: date, slug: str = "") -> Episode:
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return Episode("", slug or day.isoformat(), day.isoformat(), moment, "", 0, "")


def test_who_says_it_most() -> None:
    found = said_by(
        [quotation("a", n, who) for n, who in enumerate(["Bo", "Ada", "Bo", ""])]
        + [quotation("a", 9, "Ada", State.IMPLIED)]
    )
    assert [(sayer.speaker, sayer.passages) for sayer in found] == [("Bo", 2), ("Ada", 1)]


def test_what_is_nearby() -> None:
    newer, older = on(date(2025, 2, 1)), on(date(2025, 1, 1))
    first = [quotation("a", 0), quotation("b", NEAR), quotation("b", NEAR + 1), quotation("c", 40)]
    second = [quotation("a", 7), quotation("b", 7), quotation("a", 8), quotation("a", 30), quotation("c", 33)]
    found = neighbours([(newer, first), (older, second)])
    assert [(n.concept, n.passages, n.episode, n.quotation.row) for n in found["a"]] == [
        ("b", 3, older, 7),
        ("c", 1, older, 30),
    ]
    assert [(n.concept, n.passages) for n in found["b"]] == [("a", 2)]
    assert "a" not in {n.concept for n in found["a"]}


# Time


def test_passages_over_time_as_a_picture_and_as_a_table(page: Page) -> None:
    (figure,) = page("spring-tide").find_class("cast-figure")
    (picture,) = figure.find_class("cast-bars")
    assert picture.get("role") == "img"
    assert [seen(title) or title.text for title in picture.iter("title")] == [
        "Passages on Spring tide per episode",
        "Low water: 3 passages",
        "High water: 2 passages",
    ]
    rows = [[seen(cell) for cell in row] for row in figure.xpath(".//tr")]
    assert rows == [
        ["Episode", "Passages"],
        ["Low water", "3 passages"],
        ["High water", "2 passages"],
        ["No water", "not said by name"],
    ]
    assert seen(figure.xpath("./figcaption")[0]).startswith("Passages per episode, 1 March 2025 to 1 May 2025")


def test_bars_have_their_places_and_heights() -> None:
    picture = etree.fromstring(bars_svg([4, 0, 1, 400], ["a", "b", "c", "<d>"], "A & b"))
    bars = [(r.get("x"), r.get("height"), r[0].text) for r in picture.iter("rect")]
    assert bars == [("1", "3", "a"), ("25", "3", "c"), ("37", "48", "<d>")]
    assert picture[0].text == "A & b"


@pytest.mark.parametrize(
    ("days", "count", "unit", "steps", "labels"),
    [
        (7, 60, "episode", 60, ("2020-01-31", "2021-03-19")),
        (7, 61, "month", 15, ("January 2020", "March 2021")),
        (31, 61, "quarter", 21, ("January to March 2020", "January to March 2025")),
        (120, 61, "year", 20, ("2020", "2039")),
    ],
)
def test_steps_of_time(days: int, count: int, unit: str, steps: int, labels: tuple[str, str]) -> None:
    episodes = [on(date(2020, 1, 31) + timedelta(days * n)) for n in reversed(range(count))]
    line = timeline(episodes)
    names = step_names(ENGLISH, line)
    assert (line.unit, len(names), (names[0], names[-1])) == (unit, steps, labels)
    assert [line.places[e.slug] for e in episodes[::-1]] == sorted(line.places.values())
    assert (line.places[episodes[-1].slug], line.places[episodes[0].slug]) == (0, steps - 1)


def test_earlier_definitions_newest_first(page: Page) -> None:
    (history,) = page("spring-tide").find_class("cast-history")
    assert [seen(entry) for entry in history] == [
        "From 1 January 2025 A tide at <full> moon.",
        "From 1 March 2024 Any tide that a boat can float on.",
    ]


def test_both_sides_in_the_words_of_the_transcript(show: Path, page: Page) -> None:
    (life,) = page("spring-tide").find_class("cast-life")
    sides = {seen(ol.getprevious()): ol for ol in life.find_class("cast-passages")}
    assert list(sides) == ["For", "Against"]
    (against,) = sides["Against"]
    assert seen(against.xpath(".//blockquote")[0]) == HIGH[0][1]
    assert seen(against.find_class("cast-passage__note")[0]) == "Bo & his <doubts>."
    link = str(against.find_class("cast-go")[0].get("href"))
    assert link == f"../../episodes/high-water/?t=0#{addresses(show, 'high-water')[0]}"
    assert seen(sides["For"].xpath(".//blockquote")[0]) == "The spring tide, again, is real."


def test_a_side_follows_the_ledger_in_the_next_build(show: Path) -> None:
    ledger = show / "episodes/002-high-water.corrections.yml"
    try:
        ledger.write_text("- {heard: at all, meant: after all, kind: word}\n", "utf-8")
        succeed(show)
        (life,) = pages_of(show / "site")["concepts/spring-tide/"].find_class("cast-life")
        assert "I do not believe in it after all." in seen(life)
    finally:
        ledger.unlink()
        succeed(show)


# Given up


def test_retired_concept_keeps_its_page_and_gets_no_links(show: Path, page: Page) -> None:
    found = seen(page("neap-tide"))
    assert "Retired on 1 June 2025: Nobody <could> tell it from others." in found
    assert "1 passage in 1 episode" in found
    pages = pages_of(show / "site")
    assert "retired; 1 passage in 1 episode" in seen(pages["concepts/"])
    speech = pages["episodes/high-water/"].find_class("cast-speech")[0]
    assert not [a for a in speech.find_class("cast-concept") if "neap-tide" in str(a.get("href"))]


def test_merged_concepts_lead_to_the_one_that_has_their_names(show: Path, page: Page) -> None:
    pages = pages_of(show / "site")
    for id_ in ("springer", "spring"):
        (refresh,) = pages[f"concepts/{id_}/"].xpath("//meta[@http-equiv='refresh']/@content")
        assert refresh == "0; url=https://tides.example/concepts/spring-tide/"
        assert not (show / f"site/concepts/{id_}/feed.xml").exists()
    assert "Also called Spring of the sea, Springer, big tide" in seen(page("spring-tide"))
    assert str(page("beach").xpath("//aside//a/@href")[0]) == "../spring-tide/"
    links = {str(href) for found in pages.values() for href in found.xpath("//a/@href")}
    assert "../../concepts/spring-tide/" in links
    assert not [link for link in links if "concepts/springer" in link or "concepts/spring/" in link]


def test_merging_is_seen_by_the_next_build(tmp_path: Path) -> None:
    ebb = "---\ntitle: Season\ndefinition: A part of the year.\n---\n"
    show = make_show(tmp_path, {"concepts/season.md": ebb})
    succeed(show)
    assert len(passages(pages_of(show / "site")["concepts/season/"])) == 1
    (show / "concepts/season.md").write_text(ebb.replace("definition", "mergedInto: spring-tide\ndefinition"), "utf-8")
    succeed(show)
    assert len(passages(pages_of(show / "site")["concepts/spring-tide/"])) == 2
    assert "Moved" in (show / "site/concepts/season/index.html").read_text("utf-8")


# Many


def test_a_concept_that_is_named_all_the_time_has_light_pages(tmp_path: Path) -> None:
    said = "".join(f"{who}:\n\nThe spring tide number {n} is here.\n\n" for n in range(1250) for who in (ADA, BO))
    files = {f"{STEM}.vtt": None, f"{STEM}.txt": said, "people/bo-fjord.md": f"---\nname: {BO}\n---\n"}
    show = make_show(tmp_path, files)
    assert build(show).exit_code == 0
    pages = {a: found for a, found in pages_of(show / "site").items() if a.startswith("concepts/spring-tide/")}
    assert len(pages) == 25
    assert sum(len(passages(found)) for found in pages.values()) == 2500
    sizes = [path.stat().st_size for path in (show / "site/concepts/spring-tide").rglob("index.html")]
    assert max(sizes) < 100_000
    second = pages["concepts/spring-tide/page/2/"]
    assert seen(second.xpath("//output")[0]) == "100 passages on this page"
    assert not second.find_class("cast-facts") and not second.find_class("cast-life")
