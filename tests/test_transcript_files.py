"""Transcripts that go out: read back, each format says the same, and nothing in it breaks apps."""

import json
import os
import re
from collections.abc import Sequence
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from castloom.model.clock import clock
from castloom.model.problem import Problems
from castloom.model.speech import Speech, Voice
from castloom.model.transcript import Block, Timing, Transcript
from castloom.render.transcripts.files import FILES, files_of, transcript_files
from castloom.render.transcripts.html_file import html_file
from castloom.render.transcripts.plain_text import plain_text
from castloom.render.transcripts.segments import podcast_json
from castloom.render.transcripts.srt import srt
from castloom.render.transcripts.vtt import escaped, vtt
from castloom.source.transcripts.read import read_file
from tests.speech import speech

GOLDEN = Path(__file__).parent / "golden/transcripts"
LONG = (
    "The brown of the crust comes from the Maillard reaction, and it needs a dry surface and a hot oven, "
    "which is why a loaf that is baked under a lid for the first half stays pale until you lift it."
)
SHAPES: dict[str, tuple[Block, ...]] = {
    "conversation": (
        Block("Ada Lindqvist", "Welcome to Kitchen Table Science.", 0, 2),
        Block("Ada Lindqvist", LONG, 2, 13.25),
        Block("Tom Okoye", "And the smell?", 13.25, 14.125),
        Block("Ada Lindqvist", "Here is the thing: The smell comes from the same reaction.", 3599.5, 3605.75),
    ),
    "difficult": (
        Block("Ada <b> & Sons", "It went 1 --> 2, so x < y & y > z; <i>not</i> &amp; \x00not\nso.", 0, 4),
        Block("ליאה", "שלום לכולם, ברוכים הבאים.", 4, 6),
        Block("", "Donaudampfschifffahrtsgesellschaftskapitän, he said.", 6, 9),
        Block("Professor Wilhelmina Alexandrina von Waldenburg", "No. Note: Yes: One. Two: three, and so on.", 9, 12),
        Block("Tom", 'He said "no" and \\ and / and </script>.', 12, 14),
        Block("Tom", "Note: The oven is off.", 14, 16),
    ),
    "word-times": (
        Block("Tom", "One two three four five six seven eight nine ten, and a last one that is late.", 1, 30, None,
              tuple((1 + n + 8 * (n > 11), 1.5 + n + 8 * (n > 11)) for n in range(17))),
    ),
    "short": (
        Block("Ada", LONG, 1, 1.003),
        Block("Tom", "Hm.", 1.003, 1.003),
        Block("Ada", LONG, 2, 20),
        Block("Tom", "Yes.", 19.5, 20.5),
    ),
    "nobody": (Block("", "One says this.", 0, 1), Block("", "And this.", 1, 2)),
    "nothing": (),
}  # fmt: skip


def speech_of(blocks: tuple[Block, ...]) -> Speech:
    """A turn for each run of one speaker's blocks, a paragraph of one sentence for each block."""
    speakers = [block.speaker for block in blocks]
    return Speech(
        addresses=["p-00000000"] * len(blocks),
        texts=[block.text for block in blocks],
        starts=[block.start for block in blocks],
        ends=[block.end for block in blocks],
        anchors={},
        marks={},
        paragraphs=range(len(blocks)),
        own={},
        voices={n: Voice(name, "") for n, name in enumerate(speakers) if n == 0 or name != speakers[n - 1]},
    )


def read(text: str, path: str) -> tuple[Block, ...]:
    problems = Problems()
    blocks = tuple(read_file(text, path, problems).blocks)
    assert [str(problem) for problem in problems.all] == []
    return blocks


def said(blocks: Sequence[Block]) -> list[tuple[str, list[str]]]:
    """Who says which words, neighbouring blocks of one speaker taken together."""
    runs = groupby(blocks, key=lambda block: block.speaker)
    return [(speaker, " ".join(block.text for block in run).split()) for speaker, run in runs]


@pytest.mark.parametrize("shape", SHAPES)
def test_golden_transcripts(shape: str) -> None:
    blocks = SHAPES[shape]
    found = transcript_files(blocks, speech_of(blocks), Timing.EXACT, "Bread & <butter>", "en")
    for name, text in found.items():
        golden = GOLDEN / shape / name
        if "CASTLOOM_GOLDEN" in os.environ:
            golden.parent.mkdir(parents=True, exist_ok=True)
            golden.write_bytes(text.encode())
        assert text == golden.read_bytes().decode()


# Any words and names

NAMES = st.one_of(
    st.sampled_from(["Ada Reef", "Dr. Bela", "Professor Wilhelmina Alexandrina von Waldenburg", "Élodie", "Speaker 1"]),
    st.text("ABCDEÄß", min_size=1, max_size=40).filter(lambda name: name[0] != "ß"),
)
WORDS = st.one_of(
    st.sampled_from(["-->", "<b>", "</v>", "&amp;", "&", "<", ">", '"', "\\", "1", "Note:", "Ada:", "so:", "und",
                     "شكرا", "ありがとう", "a" * 33, "WEBVTT", "NOTE", "2:30"]),
    st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=12),
)  # fmt: skip
TEXTS = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)
PLAIN_TEXTS = st.lists(st.text("abcdeÄ.,?!’", min_size=1, max_size=50), min_size=1, max_size=60).map(" ".join)


@st.composite
def conversations(draw: st.DrawFn, texts: st.SearchStrategy[str] = TEXTS) -> tuple[Block, ...]:
    """Blocks of named voices, one after another, some of them very short."""
    lengths = st.one_of(st.integers(0, 30), st.integers(31, 60_000))
    now, blocks = draw(st.integers(0, 4_000_000)), []
    for name, text, length, pause in draw(st.lists(st.tuples(NAMES, texts, lengths, lengths), min_size=1, max_size=8)):
        blocks.append(Block(name, text, now / 1000, (now + length) / 1000))
        now += length + pause
    return tuple(blocks)


@given(conversations())
def test_vtt_is_read_back_as_it_was(blocks: tuple[Block, ...]) -> None:
    assert read(vtt(blocks), "a.vtt") == blocks


@given(conversations())
def test_no_line_of_vtt_has_more_than_65_characters_between_blanks(blocks: tuple[Block, ...]) -> None:
    for block in blocks:
        (cue,) = vtt([block]).split("\n\n")[1:]
        _, first, *others = cue.rstrip("\n").split("\n")
        lines = [re.sub("^<v [^>]*>", "", first), *others]
        assert " ".join(lines) == escaped(block.text)
        assert all(len(line) <= 65 or " " not in line for line in lines)
        assert len(lines) == 1 or len(" ".join(lines)) > 65


@given(conversations())
def test_json_is_read_back_as_it_was(blocks: tuple[Block, ...]) -> None:
    assert read(podcast_json(blocks), "a.json") == blocks
    written = [(segment["speaker"], segment["body"]) for segment in json.loads(podcast_json(blocks))["segments"]]
    assert written == [(block.speaker, block.text) for block in blocks]


@given(conversations(PLAIN_TEXTS))
def test_srt_says_the_same_in_the_same_time(blocks: tuple[Block, ...]) -> None:
    found = read(srt(blocks), "a.srt")
    assert said(found) == said(blocks)
    assert (found[0].start, max(block.end or 0 for block in found)) == (blocks[0].start, blocks[-1].end)


@given(conversations())
def test_srt_keeps_words_that_mean_something_in_srt(blocks: tuple[Block, ...]) -> None:
    found = read_file(srt(blocks), "a.srt", Problems()).blocks
    spoken = [
        re.sub(r"\W", "", " ".join(f"{name} {' '.join(words)}" for name, words in said(b))) for b in (found, blocks)
    ]
    assert spoken[0] == spoken[1]


def cues(written: str) -> list[tuple[str, str, list[str]]]:
    """From, to and lines of each cue of an SRT text, read as players do: at empty lines."""
    found = []
    for number, cue in enumerate(written.rstrip("\n").split("\n\n"), 1):
        first, times, *lines = cue.split("\n")
        assert first == str(number)
        start, _, end = times.partition(" --> ")
        assert re.fullmatch(r"\d\d:[0-5]\d:[0-5]\d,\d{3}", start)
        found.append((start, end, lines))
    return found


@given(conversations(PLAIN_TEXTS))
def test_srt_has_two_short_lines_a_cue_that_follow_each_other(blocks: tuple[Block, ...]) -> None:
    found = cues(srt(blocks))
    is_hasty = any((b.end or 0) - (b.start or 0) < len(b.text) / 1000 for b in blocks)
    assert is_hasty or all(len(lines) <= 2 for _, _, lines in found)
    for line in (line for _, _, lines in found for line in lines):
        spoken = re.sub(r"^[^:]+: ", "", line)
        assert len(line) <= 32 or " " not in spoken
    assert all(end <= start for (_, end, _), (start, _, _) in pairwise(found))
    assert all(block.start == block.end for block in blocks) or any(start < end for start, end, _ in found)


@given(conversations(PLAIN_TEXTS))
def test_no_srt_cue_is_empty_if_the_block_has_length(blocks: tuple[Block, ...]) -> None:
    for block in (block for block in blocks if block.start != block.end):
        assert all(start < end for start, end, _ in cues(srt([block])))


def test_srt_cue_begins_with_its_first_word() -> None:
    found = cues(srt(SHAPES["word-times"]))
    assert [(start, lines[0].split()[0]) for start, _, lines in found] == [
        ("00:00:01,000", "Tom:"), ("00:00:22,000", "one"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words", ["Note: The oven is off.", "We know The Human Debt: It grows and it grows and grows."]
)
def test_words_before_a_colon_do_not_become_a_speaker_of_srt(words: str) -> None:
    for lead in ("", "a ", "a b ", "a bc def ", "we all of us said it "):
        blocks = (Block("Tom", "So.", 0, 1), Block("Tom", lead + words, 1, 5), Block("Ada", words, 5, 9))
        assert said(read(srt(blocks), "a.srt")) == said(blocks)


def test_names_only_where_a_turn_begins() -> None:
    written = srt(SHAPES["conversation"])
    assert [line[:14] for line in written.split("\n") if re.match("[A-Z][a-z]+ [A-Z][a-z]+: ", line)] == [
        "Ada Lindqvist:", "Tom Okoye: And", "Ada Lindqvist:",
    ]  # fmt: skip


# HTML and plain text


@given(conversations())
def test_html_tells_speaker_time_and_words(blocks: tuple[Block, ...]) -> None:
    written = html_file(speech_of(blocks), "A <title>", "en")
    tree = html.document_fromstring(written)
    assert tree.findtext("head/title") == "A <title>"
    assert [element.tag for element in tree[1]] == ["cite", "time", "p"] * len(blocks)
    assert [cite.text for cite in tree.iter("cite")] == [f"{block.speaker}:" for block in blocks]
    assert [p.text for p in tree.iter("p")] == [block.text for block in blocks]
    assert [time.text for time in tree.iter("time")] == [clock(block.start or 0) for block in blocks]
    assert said(read(written, "a.html")) == said(blocks)


def test_html_without_times_has_none() -> None:
    blocks = SHAPES["conversation"]
    untimed = tuple(block._replace(start=None, end=None) for block in blocks)
    assert "<time>" in html_file(speech_of(blocks), "A", "en")
    assert "<time>" not in html_file(speech_of(blocks), "A", "en", times=False)
    assert html_file(speech_of(untimed), "A", "en") == html_file(speech_of(blocks), "A", "en", times=False)


@given(conversations(PLAIN_TEXTS))
def test_plain_text_is_read_back(blocks: tuple[Block, ...]) -> None:
    found = read(plain_text(speech_of(blocks)), "a.txt")
    assert [(block.speaker, block.text) for block in found] == [(block.speaker, block.text) for block in blocks]


# What no file may hold


@given(st.text(min_size=1).filter(lambda text: text.strip()), st.text())
def test_no_text_breaks_a_file(text: str, name: str) -> None:
    blocks = (Block(name, text, 0, 1), Block("Ada", "Then.", 1, 2))
    files = transcript_files(blocks, speech_of(blocks), Timing.EXACT, text, name)
    for written in files.values():
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", written)
        written.encode()
    assert files["transcript.vtt"].count("-->") == files["transcript.vtt"].count("\n\n") <= 2
    assert files["transcript.srt"].count("-->") == len(cues(files["transcript.srt"]))
    assert json.loads(files["transcript.json"])["segments"][-1]["body"] == "Then."
    assert {element.tag for element in html.document_fromstring(files["transcript.html"])[1]} <= {"cite", "time", "p"}


def test_half_a_character_is_replaced() -> None:
    assert "\ufffd" in vtt([Block("Ada", "a \ud800 b", 0, 1)])


# Which files there are


@pytest.mark.parametrize("timing", Timing)
def test_only_sure_times_go_out(timing: Timing) -> None:
    blocks = SHAPES["conversation"]
    found = transcript_files(blocks, speech_of(blocks), timing, "A", "en")
    assert list(found) == [file.name for file in files_of(timing)]
    assert ("00:00:02.000" in "".join(found.values())) == timing.is_sure
    assert ("<time>" in found["transcript.html"]) == timing.is_sure
    assert [file.name for file in FILES][: len(found)] == list(found) or not timing.is_sure


def test_untimed_blocks_are_in_no_timed_file() -> None:
    blocks = (Block("Ada", "One.", 0, 1), Block("Ada", "Two."), Block("Ada", "", 1, 2), Block("Ada", "Three.", 2, 3))
    for write in (vtt, srt, podcast_json):
        assert write(blocks) == write((blocks[0], blocks[3]))


def test_documentation_shows_what_comes_out() -> None:
    page = (Path(__file__).parents[1] / "docs/transcript-files.md").read_text("utf-8")
    oven = "The brown of the crust comes from the Maillard reaction, which needs a hot and dry oven."
    blocks = (
        Block("Ada Lindqvist", "Welcome to Kitchen Table Science.", 0.0, 2.0, True),
        Block("Ada Lindqvist", oven, 2.0, 6.5, False),
        Block("Tom Okoye", "And the smell?", 6.5, 7.25, True),
    )
    spoken = speech(Transcript("", blocks, Timing.EXACT))
    body = html_file(spoken, "", "").partition('<body dir="auto">\n')[2].partition("</body>")[0]
    for written in (vtt(blocks), srt(blocks), podcast_json(blocks), plain_text(spoken), body):
        assert f"```\n{written}```\n" in page
    table = re.findall(r"^\| `([^`]+)` \| `([^`]+)` \|", page, re.MULTILINE)
    assert table == [(file.name, file.type) for file in FILES]
