"""Which episodes are related, in shows in which the right answer is plain."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from castloom.derive.related import MOST, Subject, related, subject
from castloom.derive.related_words import KEPT, NO_WORDS, Counting, Vocabulary, stem
from tests.catalogs import ENGLISH
from tests.shows import build, make_show


def counted(text: str, language: str = "en", notes: str = "", title: str = "") -> dict[str, int]:
    return dict(Counting(language).vocabulary(title, notes, [text]).pairs())


def about(words: Mapping[str, int], concepts: Mapping[str, int] | None = None, is_public: bool = True) -> Subject:
    vocabulary = Vocabulary(" ".join(words), bytes(words.values()))
    return subject(vocabulary, [(id_, n, False) for id_, n in (concepts or {}).items()], is_public)


def places(subjects: Sequence[Subject], names: Sequence[str] = ()) -> list[list[int]]:
    return [[one.place for one in of_one] for of_one in related(subjects, "en", names)]


# Vocabulary


def test_words_that_are_said_often_are_kept_and_what_everybody_says_is_not() -> None:
    said = "The kelp, you know, is a kelp. I think that things are really things, and kelp drifts. Plankton! Plankton?"
    assert counted(said) == {"kelp": 3, "Plankton": 2}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("a lagoon, lagoon, lagoon, two lagoons, lagoons", {"lagoon": 5}),
        ("lagoons, lagoons and lagoons, one lagoon, lagoon", {"lagoons": 5}),
        ("estuaries; estuaries; an estuary, estuary, estuary", {"estuary": 5}),
        ("Neptune swims. “Neptune’s” home is Neptune’s. Neptune! Neptune!", {"Neptune": 5}),
        ("GPS and GPS, or is it gps", {"gps": 3}),
        ("UX is UX", {"UX": 2}),
        ("xx and xx", {}),
        ("1992, 1992", {}),
        ("kelp—kelp…kelp", {"kelp": 3}),
        ("kelp-forest, kelp forest", {"kelp": 2, "forest": 2}),
        ("kelp", {}),
    ],
)
def test_words(said: str, expected: Mapping[str, int]) -> None:
    assert counted(said) == expected


def test_an_everyday_word_comes_after_a_rare_one_of_as_many_uses() -> None:
    assert list(counted("bread bread bread plankton plankton plankton")) == ["plankton", "bread"]


def test_notes_and_title_count_more_than_speech_and_tags_are_no_words() -> None:
    notes = '<p>About <a href="https://kelp.example/">plankton</a> &amp; <code>kelp</code></p>'
    assert counted("", notes=notes, title="Barnacles") == {"Barnacles": 5, "kelp": 3, "plankton": 3}


def test_other_languages_have_their_words_and_no_english_plurals() -> None:
    assert counted("Der Seestern, des Seesterns; Seestern", "de") == {"Seestern": 2}
    assert counted("l'estran, l’estran", "fr-CA") == {"estran": 2}
    assert counted("潮は満ちる。潮は満ちる。", "ja") == {}


def test_a_long_episode_has_no_more_than_is_kept() -> None:
    words = " ".join(f"{'abcdefghijklmnopqrstuvwxyz'[n % 26]}{'xyzw'[n // 26]}qq" for n in range(100))
    assert len(counted(f"{words} {words}")) == KEPT
    assert counted("kelp " * 1000) == {"kelp": 255}


@pytest.mark.parametrize(
    ("word", "expected"), [("Glass", "glass"), ("tennis", "tennis"), ("virus", "virus"), ("bus", "bus")]
)
def test_not_every_s_is_a_plural(word: str, expected: str) -> None:
    assert stem(word, "en") == expected


# Likeness


def test_a_shared_concept_relates_two_and_the_rarer_one_more() -> None:
    common = {"tide": 3}
    subjects = [
        about({}, {**common, "kelp": 3}),
        about({}, common),
        about({}, {**common, "kelp": 1}),
        about({}, {"moon": 1}),
    ]
    assert places(subjects) == [[2, 1], [0, 2], [0, 1], []]


def test_more_passages_relate_more() -> None:
    assert places([about({}, {"tide": 9}), about({}, {"tide": 1}), about({}, {"tide": 9})])[0] == [2, 1]


def test_a_declared_theme_relates_like_passages() -> None:
    themes = [subject(NO_WORDS, [("tide", 0, True)], True), subject(NO_WORDS, [("tide", 0, True)], True)]
    assert places(themes) == [[1], [0]]


def test_words_relate_where_no_concept_does_but_one_word_alone_does_not() -> None:
    sea = {"plankton": 4, "barnacle": 3}
    assert places([about(sea), about(sea | {"rope": 2}), about({"plankton": 9}), about({"rope": 9})]) == [
        [1],
        [0],
        [],
        [],
    ]


def test_singular_and_plural_are_the_same_word() -> None:
    (one,), _ = related([about({"barnacles": 3, "kelp": 2}), about({"barnacle": 3, "kelp": 2})], "en")
    assert one.words == ("barnacles", "kelp")


def test_words_of_names_are_no_vocabulary() -> None:
    words = {"Ada": 9, "Reef": 9, "spring": 9, "tides": 9}
    assert places([about(words), about(words)], ["Ada Reef", "Spring tide"]) == [[], []]
    assert places([about(words), about(words)]) == [[1], [0]]


def test_of_equal_ones_the_newest_comes_first_and_there_are_five_at_most() -> None:
    subjects = [about({}, {"tide": 2}) for _ in range(9)]
    assert places(subjects)[8] == [0, 1, 2, 3, 4]
    assert places(subjects)[0] == [1, 2, 3, 4, 5]


def test_beyond_three_only_close_ones_are_related() -> None:
    near = [about({}, {"tide": 2, "kelp": 2, "moon": 2, "reef": 2}) for _ in range(3)]
    far = [about({}, {"tide": 2}) for _ in range(9)]
    assert [len(of_one) for of_one in places([*near, *far])[:3]] == [3, 3, 3]


def test_a_draft_is_nobodys_related_episode_and_has_some_itself() -> None:
    subjects = [about({}, {"tide": 2}, is_public=False), about({}, {"tide": 2}), about({}, {"tide": 2})]
    assert places(subjects) == [[1, 2], [2], [1]]


def test_drafts_do_not_change_what_is_rare() -> None:
    public = [about({"kelp": 3, "ebb": 3}, {"tide": 1}), about({"kelp": 2, "ebb": 3}), about({}, {"tide": 1})]
    draft = about({"kelp": 9, "ebb": 9}, {"tide": 1}, is_public=False)
    assert [one[:2] for one in related([*public, draft, draft, draft], "en")[:3]] == [
        one[:2] for one in related(public, "en")
    ]


def test_no_episode_and_one_have_no_related_ones() -> None:
    assert related([], "en") == []
    assert related([about({"kelp": 9}, {"tide": 9})], "en") == [()]


words_ = st.dictionaries(st.sampled_from("kelp ebb reef crab squid moon wave salt".split()), st.integers(1, 9))
subjects_ = st.lists(st.builds(about, words_, words_, st.booleans()), max_size=12)


@given(subjects_)
def test_whatever_there_is(subjects: list[Subject]) -> None:
    found = related(subjects, "en")
    assert found == related(subjects, "en")
    for place, of_one in enumerate(found):
        others = [one.place for one in of_one]
        assert len(of_one) <= MOST
        assert len(set(others)) == len(others)
        assert place not in others
        for one in of_one:
            other = subjects[one.place]
            assert other.is_public
            assert one.concepts or one.words
            assert set(one.concepts) <= subjects[place].concepts.keys() & other.concepts.keys()
            assert {stem(word, "en") for word in one.words} <= {
                stem(word, "en") for word, _ in other.vocabulary.pairs()
            }


# Pages

WORDS = "Plankton and barnacles. Plankton, plankton, barnacles!"


def page(show: Path, slug: str) -> str:
    return (show / "site/episodes" / slug / "index.html").read_text("utf-8")


def told(show: Path, slug: str) -> list[tuple[str, str]]:
    """Title and reason of each related episode on a page."""
    part = page(show, slug).partition('id="cast-related"')[2].partition("</section>")[0]
    return re.findall(r'<a href="[^"]*">(.*?)</a>\s*<p class="cast-meta"><span>(.*?)</span>', part)


def story(number: int, title: str, notes: str = "", keys: str = "", day: int = 1) -> str:
    head = f"title: {title}\ndate: 2025-04-{day:02}T07:00:00Z\nepisode: {number}\ndescription: d\n{keys}"
    return f"---\n{head}---\n\n{notes}\n"


def test_pages_tell_the_reason(tmp_path: Path) -> None:
    show = make_show(tmp_path, {
        "episodes/002-neap.md": story(2, '"Neap & <more>"', keys="concepts: [spring-tide]\n"),
        "episodes/003-life.md": story(3, "Life", WORDS, day=3),
        "episodes/004-net.md": story(4, "Nets", WORDS, day=4),
        "episodes/005-alone.md": story(5, "Alone", "Nothing of the kind.", day=5),
        "episodes/006-draft.md": story(6, "Draft", WORDS, "draft: true\n", day=6),
    })  # fmt: skip
    built = build(show)
    assert built.exit_code == 0, built.output
    assert told(show, "low-water") == [("Neap &amp; &lt;more&gt;", "Both discuss Spring tide")]
    assert told(show, "life") == [("Nets", "Both speak of plankton and barnacles")]
    assert "cast-related" not in page(show, "alone")


def test_a_page_is_made_anew_when_another_episode_becomes_related(tmp_path: Path) -> None:
    show = make_show(tmp_path)
    build(show)
    assert "cast-related" not in page(show, "low-water")
    (show / "episodes/002-neap.md").write_text(story(2, "Neap", keys="concepts: [spring-tide]\n"))
    build(show)
    assert told(show, "low-water") == [("Neap", "Both discuss Spring tide")]


def test_lists_of_names() -> None:
    assert [ENGLISH.listed(names) for names in ((), ("a",), ("a", "b"), ("a", "b", "c"))] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
