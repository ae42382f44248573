"""What a passage is to a concept: spoken, misheard, implied, declared; and what aliases are common words."""

from datetime import timedelta
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from castloom.derive.common_names import check_common_names
from castloom.derive.mentions import Placing
from castloom.derive.naming import check_circles, check_names
from castloom.derive.terms import Terms
from castloom.model.concept import Concept
from castloom.model.episode import Chapter
from castloom.model.mention import Mentions, Quotation, State, counted
from castloom.model.problem import Problems
from castloom.model.speech import Mark
from tests.shows import EPISODE, build, make_show, text_of
from tests.sites import pages_of, seen

STEM = EPISODE.removesuffix(".md")
TIDE = Concept("spring-tide", "concepts/spring-tide.md", "Spring tide", "")
SAID = (
    "A spring tide comes twice in every month.",
    "A string tide is what I heard.",
    "The spring tied is here and the spring tide is there.",
    "The sea rises higher than on other days.",
    "It falls lower, too, as nobody would think.",
    "Low water is the time to walk, says the book.",
)


def cues() -> str:
    spoken = enumerate(SAID)
    return "WEBVTT\n" + "".join(
        f"\n00:{10 * n:02}.000 --> 00:{10 * n + 9:02}.000\n<v Ada Reef>{t}</v>\n" for n, t in spoken
    )


def header(*lines: str) -> str:
    return text_of(EPISODE).replace("concepts: [spring-tide]\n", "".join(f"{line}\n" for line in lines))


def addresses(show: Path) -> list[str]:
    """The addresses of the sentences, in the order in which they are said."""
    page = pages_of(show / "site")["episodes/low-water/"]
    return [str(sentence.get("id")) for sentence in page.find_class("cast-sentence")]


@pytest.fixture(scope="module")
def show(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A show in which a concept is spoken, misheard and implied, and another declared alone."""
    files = {
        f"{STEM}.vtt": cues(),
        f"{STEM}.corrections.yml": "- {heard: string tide, meant: spring tide}\n"
        "- {heard: spring tied, meant: spring tide}\n- {heard: on other, meant: on most}\n",
        "concepts/neap-tide.md": "---\ntitle: Neap tide\ndefinition: The lowest tide of the fortnight.\n---\n",
    }
    made = make_show(tmp_path_factory.mktemp("states"), files)
    assert build(made, "--strict").exit_code == 0
    chapters = '- {startTime: 0, title: Opening}\n  - {startTime: "0:25", title: The sea}'
    (made / EPISODE).write_text(
        header(
            "concepts: [spring-tide, neap-tide]",
            f"implied:\n  - {{passage: {addresses(made)[3]}, concept: spring-tide}}",
            f"chapters:\n  {chapters}",
        ),
        "utf-8",
    )
    (made / f"{STEM}.mp3").write_bytes((made / f"{STEM}.mp3").read_bytes() * 13)
    built = build(made, "--strict")
    assert (built.exit_code, built.messages) == (0, "")
    return made


def passages(show: Path, concept: str = "spring-tide") -> list[HtmlElement]:
    return list(pages_of(show / "site")[f"concepts/{concept}/"].find_class("cast-passage"))


def test_passages_have_their_state_and_their_chapter(show: Path) -> None:
    found = passages(show)
    states = [(p.get("data-state"), seen(p.find_class("cast-named")[0])) for p in found]
    assert states == [
        ("spoken", "A spring tide comes twice in every month."),
        ("misheard", "A spring tide is what I heard."),
        ("spoken", "The spring tide is here and the spring tide is there."),
        ("implied", "The sea rises higher than on most days."),
    ]
    told = [seen(p.find_class("cast-passage__source")[0]) for p in found]
    assert told == [
        "Ada Reef Opening Listen from 0:00 Read on",
        "Ada Reef Opening Name corrected Listen from 0:10 Read on",
        "Ada Reef Opening Listen from 0:20 Read on",
        "Ada Reef The sea Marked by an editor Listen from 0:30 Read on",
    ]
    assert [len(p.xpath(".//mark")) for p in found] == [1, 1, 2, 0]


def test_counts_stand_apart_on_all_pages(show: Path) -> None:
    pages = pages_of(show / "site")
    counts = "4 passages{}: 2 spoken, 1 through corrections, 1 marked by an editor"
    concept = seen(pages["concepts/spring-tide/"])
    assert counts.format(" in 1 episode") in concept
    assert counts.format("") + "; also named in the notes" in concept
    assert counts.format("") in seen(pages["episodes/low-water/"])
    assert counts.format(" in 1 episode") in seen(pages["concepts/"])
    assert "a theme of the episode, not said by name" in seen(pages["episodes/low-water/"])
    assert "a theme of 1 episode, not said by name" in seen(pages["concepts/neap-tide/"])


def test_marked_passage_leads_to_what_it_quotes(show: Path) -> None:
    link = str(passages(show)[3].find_class("cast-go")[0].get("href"))
    page = pages_of(show / "site")["episodes/low-water/"]
    (place,) = page.xpath(f'//*[@id="{link.partition("#")[2]}"]')
    assert seen(place) == "The sea rises higher than on most days."


def test_a_mark_that_changes_is_seen_by_the_next_build(show: Path) -> None:
    before = (show / EPISODE).read_text("utf-8")
    try:
        (show / EPISODE).write_text(before.replace(addresses(show)[3], addresses(show)[4]), "utf-8")
        assert build(show, "--strict").exit_code == 0
        assert seen(passages(show)[3].xpath(".//blockquote")[0]) == SAID[4]
        (show / EPISODE).write_text(before.replace("chapters:", "x-chapters:"), "utf-8")
        assert build(show, "--strict").exit_code == 0
        assert not any(p.find_class("cast-passage__chapter") for p in passages(show))
        (show / "concepts/spring-tide.md").write_text(
            text_of("concepts/spring-tide.md").replace("---\n\n", "caseSensitive: true\n---\n\n"), "utf-8"
        )
        assert build(show, "--strict").exit_code == 0
        assert [p.get("data-state") for p in passages(show)] == ["implied"]
    finally:
        (show / EPISODE).write_text(before, "utf-8")
        (show / "concepts/spring-tide.md").write_text(text_of("concepts/spring-tide.md"), "utf-8")


def test_mark_on_a_paragraph_quotes_all_of_it(tmp_path: Path) -> None:
    text = "Ada Reef:\n\nA tide has two sides. It comes and it goes again.\n\nBo Fjord:\n\nSo it does. And so do we.\n"
    files = {f"{STEM}.vtt": None, f"{STEM}.txt": text}
    show = make_show(tmp_path, files)
    assert build(show).exit_code == 0
    (first, *_) = pages_of(show / "site")["episodes/low-water/"].find_class("cast-para")
    (show / EPISODE).write_text(header(f"implied: [{{passage: {first.get('id')}, concept: spring-tide}}]"), "utf-8")
    assert build(show, "--strict").exit_code == 0
    assert "1 passage: marked by an editor, not said by name" in seen(pages_of(show / "site")["episodes/low-water/"])
    (passage,) = passages(show)
    assert seen(passage.xpath(".//blockquote")[0]) == "A tide has two sides. It comes and it goes again."
    assert str(passage.find_class("cast-go")[0].get("href")).endswith(f"#{first.get('id')}")


# The state of one sentence


def state(text: str, *marks: Mark) -> State:
    terms = Terms([TIDE])
    return Placing(terms, ()).state("spring-tide", [(f.start, f.end) for f in terms.find(text)], text, marks)


@pytest.mark.parametrize(
    ("text", "marks", "expected"),
    [
        ("The spring tide.", [], State.SPOKEN),
        ("The spring tide.", [Mark(4, 15, "string tide", "misheard")], State.MISHEARD),
        ("The spring tide.", [Mark(11, 15, "tied", "word")], State.MISHEARD),
        ("The spring tide.", [Mark(4, 15, "Springtide's", "brand")], State.MISHEARD),
        ("The spring tide.", [Mark(11, 11, "uh ", "word")], State.MISHEARD),
        ("The spring tide.", [Mark(0, 15, "A spring tide", "word")], State.SPOKEN),
        ("The spring tide.", [Mark(4, 15, "SPRING-TIDE", "word")], State.SPOKEN),
        ("The spring tide.", [Mark(0, 3, "Thee", "misheard")], State.SPOKEN),
        ("The spring tide.", [Mark(4, 15, "string tide", "withhold")], State.SPOKEN),
        ("Spring tide, spring tide.", [Mark(0, 11, "String tide", "misheard")], State.SPOKEN),
        (
            "Spring tide, spring tide.",
            [Mark(0, 11, "String tide", "misheard"), Mark(13, 24, "a tide", "name")],
            State.MISHEARD,
        ),
    ],
)
def test_state_of_a_sentence(text: str, marks: list[Mark], expected: State) -> None:
    assert state(text, *marks) is expected


def test_chapter_in_which_a_passage_begins() -> None:
    seconds = (10, 20, 30)
    chapters = [Chapter(timedelta(seconds=at), str(at)) for at in seconds]
    chapters[1] = Chapter(timedelta(seconds=20), "20", end=timedelta(seconds=25))
    chapters.append(Chapter(timedelta(seconds=35), "a picture", in_toc=False))
    around = Placing(Terms([]), chapters)
    moments = (None, 0.0, 9.9, 10.0, 19.9, 20.0, 24.9, 25.0, 30.0, 36.0)
    assert [around.chapter(at) for at in moments] == ["", "", "", "10", "10", "20", "20", "", "30", "30"]


def quotation(text: str, concept: Concept = TIDE, state: State = State.SPOKEN) -> Quotation:
    spans = tuple((f.start, f.end) for f in Terms([concept]).find(text))
    return Quotation(concept.id, "p-0a0a0a0a", text, spans, "Ada Reef", "ada-reef", 1.0, state, "")


def test_mentions_are_counted_by_state() -> None:
    states = [State.SPOKEN, State.MISHEARD, State.SPOKEN, State.IMPLIED]
    found = counted([quotation("A spring tide.", state=one) for one in states], declared=True, noted=False)
    assert found == Mentions(spoken=2, misheard=1, implied=1, declared=True, noted=False)
    assert found.passages == 4


# Names


def common(alias: str, text: str, times: int, sentences: int, exact: bool = False) -> list[str]:
    concept = Concept(
        "tide", "concepts/tide.md", "Tide", "", aliases=(alias,), case_sensitive=exact, lines={"aliases": 4}
    )
    problems = Problems()
    check_common_names([concept], "en-gb", [([quotation(text, concept)] * times, sentences)], problems)
    return [str(problem) for problem in problems.all]


def test_alias_that_is_a_common_word_is_told_with_its_count() -> None:
    assert common("Ebb", "The ebb and the ebb.", 60, 1000) == [
        'concepts/tide.md:4: aliases: "Ebb" is a common word: 60 of 1000 sentences have it; '
        "remove it, or write caseSensitive: true if only its capitals make it a name"
    ]


@pytest.mark.parametrize(
    ("alias", "text", "times", "sentences", "is_told"),
    [
        ("Ebb", "All ebbs are the same.", 51, 1000, True),
        ("Ebb", "All ebbs are the same.", 50, 1000, False),
        ("Ebb", "An Ebb.", 500, 1000, False),
        ("Ebb", "An ebb.", 9, 10, False),
        ("Ebb", "An ebb.", 10, 10, True),
        ("Water", "The water.", 11, 1000, True),
        ("Water", "The water.", 10, 1000, False),
        ("Ebb tide", "An ebb tide.", 500, 1000, False),
        ("Ebb-tide", "An ebb-tide.", 500, 1000, False),
        ("Ebb", "A tide.", 500, 1000, False),
    ],
)
def test_common_words_by_their_share(alias: str, text: str, times: int, sentences: int, is_told: bool) -> None:
    assert bool(common(alias, text, times, sentences)) is is_told


def test_common_word_in_its_own_capitals_is_no_fault() -> None:
    assert common("ebb", "An ebb.", 500, 1000, exact=True) == []


def clashes(*pairs: tuple[str, bool], language: str = "en") -> int:
    concepts = [Concept(f"c{n}", f"concepts/c{n}.md", name, "", case_sensitive=x) for n, (name, x) in enumerate(pairs)]
    problems = Problems()
    check_names(concepts, language, problems)
    return len(problems.errors)


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        (("Human Debt", False), ("human-debt", False), True),
        (("Human Debt", False), ("Human Debts", False), True),
        (("Agencies", False), ("Agency", False), True),
        (("Boxes", False), ("box", False), True),
        (("Axe", False), ("Ax", False), True),
        (("Café", False), ("Cafe\u0301", False), True),
        (("Proﬁt", False), ("Profit", False), True),
        (("Anna’s Rule", False), ("Anna's Rule", False), True),
        (("IT", True), ("It", True), False),
        (("IT", True), ("it", False), False),
        (("IT", True), ("IT", False), True),
        (("IT", True), ("IT", True), True),
        (("ITs", True), ("IT", True), True),
        (("Human Debt", False), ("Human Death", False), False),
        (("C", False), ("C++", False), False),
    ],
)
def test_names_of_two_concepts(one: tuple[str, bool], other: tuple[str, bool], clash: bool) -> None:
    assert clashes(one, other) == clashes(other, one) == int(clash)


def test_plurals_of_other_languages_are_no_clash() -> None:
    assert clashes(("Chor", False), ("Chors", False), language="de") == 0


def circles(**broader: str) -> list[str]:
    concepts = [
        Concept(i, f"concepts/{i}.md", i, "", broader=tuple(b.split()), lines={"broader": 4})
        for i, b in broader.items()
    ]
    problems = Problems()
    check_circles(concepts, problems)
    return [str(problem).removesuffix("; remove the one that is not so") for problem in problems.errors]


def test_circles_are_told_once_each() -> None:
    path = "concepts/a.md:4: broader: goes in a circle: a is part of b is part of c is part of a"
    assert circles(a="b", b="c", c="a", d="a", e="d c") == [path]
    assert circles(a="b", b="a", c="d", d="c b") == [
        "concepts/a.md:4: broader: goes in a circle: a is part of b is part of a",
        "concepts/c.md:4: broader: goes in a circle: c is part of d is part of c",
    ]


def test_broader_without_a_circle_is_no_fault() -> None:
    assert circles(a="b c", b="d", c="d", d="") == []
    assert circles(a="a", b="nowhere") == []
