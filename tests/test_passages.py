"""Passages: where sentences end, who says them, and addresses that follow from the words alone."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from castloom.derive.addresses import addresses
from castloom.derive.sentences import sentences
from castloom.model.episode import TranscriptNotes
from castloom.model.problem import Problems
from castloom.model.speech import Turn
from castloom.model.transcript import Block, Timing, Transcript
from castloom.source.transcripts.read import read_transcript
from castloom.source.transcripts.untimed import read_text_transcript
from tests.speech import turns

EPISODE = Path(__file__).parents[1] / "episodes/001-how-ai-deepens-human-debt.md"


def said(found: Sequence[Turn]) -> str:
    return " ".join(s.text for turn in found for s in turn.sentences)


# Sentences


@pytest.mark.parametrize(
    "expected",
    [
        ["Low water.", "It goes!", "Why?", "So."],
        ["Dr. Foam and Prof. Reef came at 7.30 on the 3rd.", "They left."],
        ["He said: “Go.”", "She went."],
        ["It grew… and grew.", "Then it stopped…", "Silence."],
        ["So did I.", "You too."],
        ["See no. 5 below.", "Or not."],
        ["no full stop at all"],
    ],
)
def test_sentences_end_where_a_reader_would_say(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_sentences_without_blanks_between_them() -> None:
    assert sentences("潮が引く。また満ちる。") == ["潮が引く。", "また満ちる。"]


@given(st.text() | st.text("aB .!?…。”)1").map(lambda text: f"Dr. {text}"))
def test_every_word_is_in_one_sentence(text: str) -> None:
    paragraph = " ".join(text.split())
    found = sentences(paragraph)
    assert "".join(found).replace(" ", "") == paragraph.replace(" ", "")
    assert all(found) or not paragraph


# Addresses

SENTENCE = st.lists(
    st.sampled_from(["tide", "moon", "low", "water", "goes", "comes", "twice", "the"]), min_size=1, max_size=9
)
SENTENCES = st.lists(SENTENCE.map(lambda found: " ".join(found).capitalize() + "."), min_size=1, max_size=30)


@given(st.lists(st.text().map(lambda text: " ".join(text.split())), min_size=1))
def test_addresses_are_distinct_and_follow_from_the_texts(texts: list[str]) -> None:
    found = addresses(texts)
    assert len(set(found)) == len(found) == len(texts)
    assert found == addresses(list(texts))
    assert all(re.fullmatch("p-[0-9a-f]{8}", address) for address in found)


def test_address_of_a_long_sentence_is_its_words_alone() -> None:
    (alone,) = addresses(["A spring tide comes twice in every month."])
    for form in ("a spring tide — comes twice in every month", "A Spring Tide comes  twice, in every month!"):
        assert addresses(["Then.", form, "And it goes again, as it came."])[1] == alone


@given(SENTENCES, st.data())
def test_paragraphs_and_speakers_move_no_address(told: list[str], data: st.DataObject) -> None:
    def addresses_of_sentences() -> list[str]:
        flags = data.draw(st.lists(st.booleans(), min_size=len(told), max_size=len(told)))
        names = data.draw(st.lists(st.sampled_from("AB"), min_size=len(told), max_size=len(told)))
        blocks = tuple(Block(n, s, None, None, b) for n, s, b in zip(names, told, flags, strict=True))
        found = turns(Transcript("a.txt", blocks, Timing.NONE))
        assert [s.text for turn in found for s in turn.sentences] == told
        every = [s.address for turn in found for s in turn.sentences]
        blocks_own = [p.address for turn in found for p in turn.paragraphs if p.address]
        assert len({*every, *blocks_own}) == len(every) + len(blocks_own)
        return every

    assert addresses_of_sentences() == addresses_of_sentences()


# Turns


@given(SENTENCES)
def test_turns_keep_every_word_and_the_order_of_times(told: list[str]) -> None:
    blocks = tuple(Block("A", s, float(n), n + 1.0) for n, s in enumerate(told))
    found = turns(Transcript("a.vtt", blocks, Timing.EXACT))
    assert said(found).split() == " ".join(told).split()
    moments = [m for turn in found for s in turn.sentences for m in (s.start, s.end) if m is not None]
    assert moments == sorted(moments) and len(moments) == 2 * len(told)


def test_neighbouring_blocks_of_one_speaker_are_one_turn() -> None:
    blocks = tuple(Block(speaker, "Low water comes.", begins=True) for speaker in ("A", "A", "B", "A"))
    found = turns(Transcript("a.txt", blocks, Timing.NONE))
    assert [(turn.speaker, len(turn.paragraphs)) for turn in found] == [("A", 2), ("B", 1), ("A", 1)]


# The reference show


def reference(*suffixes: str) -> tuple[Turn, ...]:
    texts = {f"a{suffix}": EPISODE.with_suffix(suffix).read_text("utf-8") for suffix in suffixes}
    problems = Problems()
    found = read_transcript(texts, TranscriptNotes(), problems)
    assert found and not problems.errors + problems.warnings
    return turns(found)


def test_76_blocks_of_the_reference_show_are_34_turns_word_for_word() -> None:
    text = EPISODE.with_suffix(".txt").read_text("utf-8")
    blocks = read_text_transcript(text, "a.txt", Problems())
    assert len(blocks) == 76
    found = reference(".vtt", ".txt")
    assert len(found) == 34
    assert sum(len(turn.paragraphs) for turn in found) == 76
    assert said(found).split() == " ".join(block.text for block in blocks).split()
    assert [turn.speaker for turn in found] == [turn.speaker for turn in reference(".txt")]


def test_addresses_of_the_reference_show_do_not_depend_on_its_times() -> None:
    timed, untimed = reference(".vtt", ".txt"), reference(".txt")
    assert [s.address for t in timed for s in t.sentences] == [s.address for t in untimed for s in t.sentences]
    assert [p.address for t in timed for p in t.paragraphs] == [p.address for t in untimed for p in t.paragraphs]
