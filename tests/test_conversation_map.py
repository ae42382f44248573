"""The conversation map and people's pages: who speaks when, where concepts come up, and in whose words."""

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from lxml.html import HtmlElement

from castloom.derive.conversation import LANES, STEPS, Conversation, conversation
from castloom.model.mention import Quotation, State
from castloom.model.speech import Speech
from castloom.model.transcript import Block, Timing, Transcript
from castloom.render.conversation_map import score_svg, small_score_svg, steps
from tests.shows import EPISODE, Content, audio, build, make_show, text_of
from tests.sites import pages_of, seen, target
from tests.speech import speech

STEM = EPISODE.removesuffix(".md")
REFERENCE = "episodes/how-ai-deepens-human-debt/"
DUENA = "people/duena-blomstrom/"


def said(*blocks: tuple[str, str, float, float]) -> Speech:
    """Speech of timed blocks: speaker, text, seconds from and to."""
    return speech(Transcript("a.vtt", tuple(Block(*block) for block in blocks), Timing.EXACT))


def untimed(*blocks: tuple[str, str]) -> Speech:
    return speech(Transcript("a.txt", tuple(Block(*block) for block in blocks), Timing.NONE))


def bars(lane: Sequence[int]) -> list[tuple[int, int]]:
    """Where the voice of a lane speaks, in steps."""
    edges = list(accumulate(lane))
    return list(zip(edges[::2], edges[1::2], strict=True))


def quotation(row: int, start: float | None) -> Quotation:
    return Quotation("tide", "p-00000000", "Tide.", ((0, 4),), "Ada", "", start, State.SPOKEN, "", row=row)


# Lanes


def test_lanes_follow_the_seconds() -> None:
    talk = said(("Ada", "One tide.", 0, 30), ("Ben", "Two tides.", 30, 60), ("Ada", "Three tides.", 90, 120))
    drawn = conversation(talk, ["Ada", "Ben"], [quotation(1, 30.0), quotation(2, 90.0)])
    assert [bars(lane) for lane in drawn.lanes] == [[(0, 300), (900, 1200)], [(300, 600)]]
    assert (drawn.is_timed, drawn.step, drawn.turns, drawn.places) == (True, 0.1, (2, 1), (300, 900))


def test_lanes_follow_the_words_where_there_are_no_times() -> None:
    talk = untimed(
        ("Ada", "One two three."), ("Ben", "Four five six. Seven eight nine."), ("Ada", "Ten eleven twelve.")
    )
    drawn = conversation(talk, ["Ada", "Ben"], [quotation(2, None)])
    assert [bars(lane) for lane in drawn.lanes] == [[(0, 300), (900, 1200)], [(300, 900)]]
    assert (drawn.is_timed, drawn.turns, drawn.places) == (False, (2, 1), (600,))


def test_a_pause_within_a_turn_is_silence() -> None:
    talk = said(("Ada", "One tide.", 0, 30), ("Ada", "Two tides.", 60, 120))
    assert bars(conversation(talk, ["Ada"], []).lanes[0]) == [(0, 300), (600, 1200)]


def test_the_shortest_word_is_seen() -> None:
    talk = said(("Ada", "One tide.", 0, 1800), ("Ben", "Yes.", 1800.1, 1800.2), ("Ada", "So it is.", 1800.3, 3600))
    assert bars(conversation(talk, ["Ada", "Ben"], []).lanes[1]) == [(600, 601)]


def test_voices_beyond_the_lanes_share_the_last() -> None:
    names = [f"Voice {number}" for number in range(12)]
    talk = said(*((name, "A word or two.", 10.0 * n, 10.0 * n + 10) for n, name in enumerate(names)))
    drawn = conversation(talk, names, [])
    assert len(drawn.lanes) == LANES
    assert bars(drawn.lanes[-1]) == [(700, 1200)]
    assert drawn.turns == (1,) * 12
    colours = [str(path.get("class")).split()[1] for path in etree.fromstring(small_score_svg(drawn))]
    assert colours == [*(f"cast-voice-{n % 6}" for n in range(7)), "cast-voice-others"]


TALK = st.lists(
    st.tuples(st.sampled_from(["Ada", "Ben", "Cleo"]), st.floats(0.05, 90), st.floats(0, 20)), min_size=1, max_size=60
)


@given(TALK)
def test_who_speaks_is_drawn_when_they_speak_and_no_other_time(talk: list[tuple[str, float, float]]) -> None:
    now, blocks = 0.0, []
    for number, (name, length, pause) in enumerate(talk):
        blocks.append((name, f"Sentence number {number}.", now, now + length))
        now += length + pause
    heard, voices = said(*blocks), sorted({name for name, _, _ in talk})
    drawn = conversation(heard, voices, [])
    for lane, name in zip(drawn.lanes, voices, strict=True):
        spans = [(start / drawn.step, end / drawn.step) for who, _, start, end in blocks if who == name]
        found = bars(lane)
        assert found[-1][1] <= STEPS
        assert all(start < end for start, end in found)
        assert all(second[0] - first[1] >= 2 for first, second in pairwise(found))
        for start, end in spans:
            assert any(low <= start + 0.001 and end - 1 <= high + 0.001 for low, high in found)
        for low, high in found:  # it begins and ends with a sentence, and no pause in it is longer than three steps
            inside = [(start, end) for start, end in spans if start < high and low < end + 1]
            assert min(start for start, _ in inside) < low + 1.001
            assert all(second - first < 3 for (_, first), (second, _) in pairwise(sorted(inside)))


# The drawing

DRAWN = Conversation(True, 1.0, ((0, 100, 50, 1050), (100, 50)), (2, 1), (10, 120))


def test_drawing_is_lanes_dots_and_chapters_in_whole_numbers() -> None:
    svg = etree.fromstring(score_svg(DRAWN, steps(DRAWN, 1320.0), "Who", [(120, 1), (10, 0), (10, 0)], [0.0, 400.2]))
    assert svg.get("viewBox") == "0 0 1320 2"
    assert svg.get("data-ms") == "1320000"
    assert [path.get("d") for path in svg] == [
        "M0 0.5m0 0h100m50 0h1050", "M0 1.5m100 0h50", "M400 0v2", "M10 0.5h0M120 1.5h0", "M10 0.5h0M120 1.5h0",
    ]  # fmt: skip
    assert (svg.get("role"), svg.get("aria-label")) == ("img", "Who")


def test_drawing_beside_words_says_nothing() -> None:
    svg = etree.fromstring(small_score_svg(DRAWN))
    assert (svg.get("aria-hidden"), svg.get("role"), len(svg)) == ("true", None, 2)


def test_drawing_of_eight_thousand_words_is_small() -> None:
    """Eight voices, another one each sentence of eleven words, every third of which names a concept."""
    names = [f"Voice {number}" for number in range(8)]
    rows = 8000 // 11
    talk = said(*((names[n % 8], f"Word {'word ' * 8}{n}.", 4.0 * n, 4.0 * n + 4) for n in range(rows)))
    quoted = [quotation(n, 4.0 * n) for n in range(0, rows, 3)]
    drawn = conversation(talk, names, quoted)
    dots = [(step, n % 8) for n, step in enumerate(drawn.places)]
    assert len(score_svg(drawn, STEPS, "Who", dots, range(0, 2400, 60))) <= 15_000


def test_label_is_escaped() -> None:
    assert 'aria-label="A &amp; &quot;B&quot;"' in score_svg(DRAWN, STEPS, 'A & "B"')


# On the episode's page


def cues(*said: tuple[str, str]) -> str:
    """A cue of ten seconds for each speaker and text."""
    times = [f"00:{n // 6:02}:{n % 6 * 10:02}.000" for n in range(len(said) + 1)]
    spoken = zip(pairwise(times), said, strict=True)
    return "WEBVTT\n" + "".join(f"\n{start} --> {end}\n<v {who}>{text}</v>\n" for (start, end), (who, text) in spoken)


TALKING = (
    ("Ada Reef", "A spring tide comes twice in every month."), ("Ben & Co", "Does it?"),
    ("Ada Reef", "The spring tide does, as sun and moon pull in one line."), ("Ben & Co", "A spring tide, then."),
    *[("Ada Reef", "It is a spring tide, whatever the season.")] * 9,
)  # fmt: skip


def page_of(folder: Path, address: str, files: dict[str, Content]) -> HtmlElement:
    show = make_show(folder, {f"{STEM}.mp3": audio(130), **files})
    built = build(show)
    assert built.exit_code == 0, built.output
    return pages_of(show / "site")[address]


def marks(page: HtmlElement) -> list[tuple[str, str]]:
    return [(seen(mark), str(mark.get("href"))) for mark in page.find_class("cast-map__mark")]


def moments(page: HtmlElement) -> list[tuple[str, str]]:
    return [(seen(link), str(link.get("href"))) for link in page.xpath('//*[@class="cast-moments"]//a')]


def test_map_says_who_speaks_when_and_of_what(tmp_path: Path) -> None:
    page = page_of(tmp_path, "episodes/low-water/", {f"{STEM}.vtt": cues(*TALKING)})
    (figure,) = page.find_class("cast-map")
    (voices,) = figure.find_class("cast-map__voices")
    assert seen(voices) == "Ada Reef 94% of the words 3 turns Ben & Co 6% of the words 2 turns"
    (svg,) = figure.iter("svg")
    assert svg.get("aria-label") == "Who speaks when along 2 min: 2 voices in 5 turns, and where they name concepts"
    texts = [text for text, _ in marks(page)]
    assert texts[:3] == ["0:00, Ada Reef: Spring tide", "0:20, Ada Reef: Spring tide", "0:30, Ben & Co: Spring tide"]
    assert all(page.xpath(f'//*[@id="{href.partition("#")[2]}"]') for _, href in marks(page))
    assert [href.partition("#")[0] for _, href in marks(page)][:3] == ["?t=0", "?t=20", "?t=30"]


def test_moments_of_a_concept_are_all_there_with_the_first_in_view(tmp_path: Path) -> None:
    page = page_of(tmp_path, "episodes/low-water/", {f"{STEM}.vtt": cues(*TALKING)})
    found = moments(page)
    assert len(found) == 12
    assert found[2] == ("Play from 0:30, Ben & Co", found[2][1])
    assert [href.partition("#")[0] for _, href in found] == [
        "?t=0",
        "?t=20",
        "?t=30",
        *(f"?t={n}" for n in range(40, 130, 10)),
    ]
    folded = page.xpath('//details[@class="cast-more"]')
    assert [seen(one.find("summary")) for one in folded] == ["7 more"]
    assert len(folded[0].xpath(".//a")) == 7


def test_estimated_times_are_told_as_such(tmp_path: Path) -> None:
    header = text_of(EPISODE).replace("episode: 1\n", "episode: 1\ntranscript: {timing: estimated}\n")
    page = page_of(tmp_path, "episodes/low-water/", {EPISODE: header, f"{STEM}.vtt": cues(*TALKING)})
    assert marks(page)[1][0] == "about 0:20, Ada Reef: Spring tide"
    assert moments(page)[1][0] == "Play from about 0:20, Ada Reef"
    assert "Drawn by estimated times." in seen(page.find_class("cast-map")[0])


def test_without_times_the_map_is_drawn_by_words_and_plays_nothing(tmp_path: Path) -> None:
    text = "".join(f"{who}:\n\n{words}\n\n" for who, words in TALKING)
    page = page_of(tmp_path, "episodes/low-water/", {f"{STEM}.vtt": None, f"{STEM}.txt": text})
    assert "Drawn by words: the transcript has no times." in seen(page.find_class("cast-map")[0])
    assert page.find_class("cast-score")[0].get("data-ms") is None
    assert marks(page)[0][0] == "Ada Reef: Spring tide"
    assert moments(page)[2][0] == "Passage 3, Ben & Co"
    assert all(href.startswith("#p-") for _, href in (*marks(page), *moments(page)))


def test_without_audio_nothing_offers_to_play(tmp_path: Path) -> None:
    page = page_of(tmp_path, "episodes/low-water/", {f"{STEM}.vtt": cues(*TALKING), f"{STEM}.mp3": None})
    assert marks(page)[1][0] == "0:20, Ada Reef: Spring tide"
    assert moments(page)[1][0] == "Read from 0:20, Ada Reef"
    assert all(href.startswith("#p-") for _, href in (*marks(page), *moments(page)))


def test_without_a_transcript_there_is_no_map(tmp_path: Path) -> None:
    page = page_of(tmp_path, "episodes/low-water/", {f"{STEM}.vtt": None})
    assert not page.find_class("cast-map")
    assert not moments(page)


def test_mark_of_a_draft_is_nowhere(tmp_path: Path) -> None:
    files: dict[str, Content] = {
        f"{STEM}.vtt": cues(*TALKING),
        "concepts/neap-tide.md": "---\ntitle: Neap tide\ndefinition: A low one.\ndraft: true\n---\n",
    }
    page = page_of(tmp_path, "episodes/low-water/", files)
    address = str(page.find_class("cast-sentence")[1].get("id"))
    header = text_of(EPISODE).replace(
        "episode: 1\n", f"episode: 1\nimplied: [{{passage: {address}, concept: neap-tide}}]\n"
    )
    page = page_of(tmp_path, "episodes/low-water/", {**files, EPISODE: header})
    assert all(address not in href for _, href in (*marks(page), *moments(page)))
    assert "Neap tide" not in seen(page)


def test_every_dot_of_the_reference_show_is_a_passage_of_a_concept(reference_show: Path) -> None:
    pages = pages_of(reference_show / "site")
    page = pages[REFERENCE]
    (dots,) = page.find_class("cast-score__dots")
    assert str(dots.get("d")).count("M") == 7
    passages = pages["concepts/human-debt/"].find_class("cast-passage")
    quoted = {target(str(p.find_class("cast-go")[0].get("href")), "concepts/human-debt/")[1] for p in passages}
    assert {href.partition("#")[2] for _, href in moments(page)} == quoted
    assert {href.partition("#")[2] for _, href in marks(page)} <= quoted
    told = sum(int(count or 1) for text, _ in marks(page) for count in re.findall(r"Human Debt(?: \((\d+)\))?", text))
    assert told == 7


# On people's pages


def test_person_speaks_of_what_is_quoted_from_them(reference_show: Path) -> None:
    pages = pages_of(reference_show / "site")
    passages = pages["concepts/human-debt/"].find_class("cast-passage")
    by_them = [p for p in passages if seen(p.find_class("cast-who")[0]) == "Duena Blomstrom"]
    (topic,) = pages[DUENA].xpath('//*[@class="cast-topics"]/li')
    assert f"{len(by_them)} passages" in seen(topic)
    quotes = pages[DUENA].find_class("cast-passage")
    assert len(quotes) == len(by_them)
    for quote in quotes:
        path, anchor = target(str(quote.find_class("cast-go")[0].get("href")), DUENA)
        (place,) = pages[path].xpath(f'//*[@id="{anchor}"]')
        assert seen(quote.find("blockquote")) == seen(place)
        assert quote.findall(".//mark")
    assert "Host in 1 episode" in seen(pages[DUENA])


def test_person_has_their_ten_newest_quotes_and_their_own_lane(tmp_path: Path) -> None:
    files: dict[str, Content] = {
        f"{STEM}.vtt": cues(*TALKING),
        "episodes/002-high.md": text_of(EPISODE)
        .replace("Low water", "High water")
        .replace("03-01", "03-02")
        .replace("episode: 1", "episode: 2"),
        "episodes/002-high.mp3": audio(130),
        "episodes/002-high.vtt": cues(("Ada Reef", "Another spring tide."), ("Ben & Co", "A spring tide?")),
    }
    page = page_of(tmp_path, "people/ada-reef/", files)
    quotes = [seen(quote) for quote in page.find_class("cast-passage")]
    assert len(quotes) == 10
    assert quotes[0] == "Another spring tide. High water 2 March 2025 Listen from 0:00 Read on"
    assert quotes[1].startswith("A spring tide comes twice")
    assert len(page.xpath('//details[@class="cast-more"]//blockquote')) == 7
    assert "12 passages" in seen(page.find_class("cast-topics")[0])
    assert [own.get("class") for own in page.find_class("cast-own")] == ["cast-own cast-own-0"] * 2


def test_person_who_names_no_concept_has_neither_topics_nor_quotes(tmp_path: Path) -> None:
    page = page_of(tmp_path, "people/ada-reef/", {f"{STEM}.vtt": cues(("Ada Reef", "Nothing to say of the sea."))})
    assert not page.find_class("cast-topics")
    assert not page.find_class("cast-passage")
    assert len(page.find_class("cast-own")) == 1
