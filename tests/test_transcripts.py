"""Transcripts: what the readers take from each format, and what a timed and an untimed file make together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from castloom.model.episode import TranscriptNotes
from castloom.model.problem import Problems
from castloom.model.transcript import Block, Timing, Transcript
from castloom.source.transcripts.cues import read_srt, read_vtt
from castloom.source.transcripts.read import read_transcript
from castloom.source.transcripts.segments import read_json
from castloom.source.transcripts.untimed import read_text_transcript


def vtt(*cues: str) -> tuple[Block, ...]:
    problems = Problems()
    blocks = read_vtt("\n\n".join(["WEBVTT", *cues]) + "\n", "a.vtt", problems)
    assert not problems.errors + problems.warnings
    return blocks


def words(text: str) -> list[str]:
    return text.split()


# WebVTT


def test_cue_has_voice_words_and_times() -> None:
    assert vtt("01:02:03.400 --> 01:02:05.678\n<v Ada Reef>Low water.</v>") == (
        Block("Ada Reef", "Low water.", 3723.4, 3725.678),
    )


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        ("<v Ada>Low water", "Low water"),
        ("<v.loud Ada>Low water</v>", "Low water"),
        ("<v Ada>Low\nwater</v>", "Low water"),
        ("<v Ada>Low   water </v>", "Low water"),
        ("<v Ada>Low &amp; high</v>", "Low & high"),
        ("<v Ada>Low <i>water</i></v>", "Low water"),
        ("<v Ada>Low <00:00:00.500>water</v>", "Low water"),
        ("<v Ada>1 &lt; 2</v>", "1 < 2"),
    ],
)
def test_words_of_a_cue_are_plain(cue: str, text: str) -> None:
    assert vtt(f"00:00.000 --> 00:01.000\n{cue}", "00:00:01.000 --> 00:00:02.000\n<v Ada>Then.</v>")[0].text == text
    (alone,) = vtt(f"00:00:00.000 --> 00:00:01.000\n{cue}")
    assert alone._replace(words=()) == Block("Ada", text, 0.0, 1.0)


def test_cue_without_voice_keeps_the_speaker() -> None:
    blocks = vtt("00:00.000 --> 00:01.000\n<v Ada>Low", "00:01.000 --> 00:02.000\nwater.")
    assert [(block.speaker, block.text) for block in blocks] == [("Ada", "Low"), ("Ada", "water.")]


def test_voices_of_one_cue_share_its_time() -> None:
    blocks = vtt("00:00.000 --> 00:04.000\n<v Ada>Low.</v>\n<v Bela>High.</v>")
    assert [(block.speaker, block.text) for block in blocks] == [("Ada", "Low."), ("Bela", "High.")]
    assert blocks[0].start == 0 and blocks[0].end == blocks[1].start and blocks[1].end == 4


def test_notes_styles_names_and_settings_are_not_words() -> None:
    blocks = vtt(
        "NOTE made by hand",
        "STYLE\n::cue {color: red}",
        "opening\n00:00.000 --> 00:01.000 align:start\n<v Ada>Low.</v>",
    )
    assert blocks == (Block("Ada", "Low.", 0.0, 1.0),)


cue_words = st.lists(st.text("abcé’.?1", min_size=1, max_size=6), min_size=1, max_size=8)


@given(st.lists(st.tuples(st.sampled_from(["Ada Reef", "Bela"]), st.lists(cue_words, min_size=1, max_size=3))))
def test_no_word_of_any_cue_is_lost_or_added(cues: list[tuple[str, list[list[str]]]]) -> None:
    lines = ["\n".join(" ".join(line) for line in spoken) for _, spoken in cues]
    blocks = vtt(
        *(
            f"00:00:{n % 60:02}.000 --> 00:00:{n % 60:02}.900\n<v {name}>{line}</v>"
            for n, ((name, _), line) in enumerate(zip(cues, lines, strict=True))
        )
    )
    assert [(b.speaker, words(b.text)) for b in blocks] == [
        (name, words(line)) for (name, _), line in zip(cues, lines, strict=True)
    ]


# SRT, JSON, text


def test_srt_names_the_speaker_before_a_colon() -> None:
    problems = Problems()
    text = "1\n00:00:00,000 --> 00:00:01,500\nAda Reef: Low water.\n\n2\n00:00:01,500 --> 00:00:02,000\nIt is 7:30.\n"
    assert read_srt(text, "a.srt", problems) == (
        Block("Ada Reef", "Low water.", 0.0, 1.5),
        Block("Ada Reef", "It is 7:30.", 1.5, 2.0),
    )
    assert not problems.errors


@pytest.mark.parametrize(
    ("line", "speaker", "text"),
    [
        ("Ada Reef: Low water.", "Ada Reef", "Low water."),
        ("Dr. Bela Foam: Low water.", "Dr. Bela Foam", "Low water."),
        ("Speaker 2: Low water.", "Speaker 2", "Low water."),
        ("Ludwig van Sand: Low water.", "Ludwig van Sand", "Low water."),
        ("Österling: Low water.", "Österling", "Low water."),
        ("One thing is sure: it goes.", "", "One thing is sure: it goes."),
        ("So I told Ada: it goes.", "", "So I told Ada: it goes."),
        ("At 7:30 it goes.", "", "At 7:30 it goes."),
    ],
)
def test_only_names_are_speakers(line: str, speaker: str, text: str) -> None:
    blocks = read_srt(f"1\n00:00:00,000 --> 00:00:01,500\n{line}\n", "a.srt", Problems())
    assert [(block.speaker, block.text) for block in blocks] == [(speaker, text)]


def test_json_has_a_block_for_each_segment() -> None:
    problems = Problems()
    text = '{"segments": [{"speaker": "Ada", "startTime": 0.5, "endTime": 2, "body": " Low\\nwater "}]}'
    assert read_json(text, "a.json", problems) == (Block("Ada", "Low water", 0.5, 2.0),)
    assert not problems.errors


@given(
    st.text()
    | st.recursive(st.none() | st.floats() | st.text(), st.lists).map(lambda value: f'{{"segments": {value}}}')
)
def test_json_of_any_kind_is_read_or_refused(text: str) -> None:
    problems = Problems()
    assert read_json(text, "a.json", problems) == () or not problems.errors


def test_deeply_nested_json_is_refused() -> None:
    problems = Problems()
    read_json("[" * 100_000, "a.json", problems)
    assert [problem.line for problem in problems.errors] == [1]


def test_untimed_transcript_has_a_block_for_each_paragraph() -> None:
    text = "Ada Reef:\n\nLow water.\nIt comes twice.\n\nThen it goes.\n\n"
    text += "Dr. Bela Foam:\nWhy: because.\nAda J. Reef:\nMm.\n"
    blocks = read_text_transcript(text, "a.txt", Problems())
    assert [(b.speaker, b.text, b.begins) for b in blocks] == [
        ("Ada Reef", "Low water. It comes twice.", True),
        ("Ada Reef", "Then it goes.", True),
        ("Dr. Bela Foam", "Why: because.", True),
        ("Ada J. Reef", "Mm.", True),
    ]


@given(st.text(), st.sampled_from([read_vtt, read_srt, read_text_transcript]))
def test_text_of_any_kind_is_read_or_refused(text: str, reader: object) -> None:
    assert callable(reader)
    for form in (text, f"WEBVTT\n\n{text}", f"1\n00:00:00,000 --> 00:00:01,000\n{text}"):
        assert all(block.text for block in reader(form, "a.vtt", Problems()))


# Timed and untimed together

TIMED = (
    "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Ada>Low water.</v>\n\n00:01.000 --> 00:02.000\n<v Ada>It goes.</v>\n\n"
    "00:02.000 --> 00:03.000\n<v Ada>High water.</v>\n"
)


def read(texts: dict[str, str], notes: TranscriptNotes | None = None) -> tuple[Transcript | None, Problems]:
    problems = Problems()
    return read_transcript(texts, notes or TranscriptNotes(), problems), problems


def test_untimed_transcript_gives_the_paragraphs_of_the_timed_one() -> None:
    found, problems = read({"a.vtt": TIMED, "a.txt": "Ada:\n\nLow water - it goes!\n\nHigh water.\n"})
    assert not problems.warnings and found
    assert [(b.text, b.begins) for b in found.blocks] == [
        ("Low water.", True),
        ("It goes.", False),
        ("High water.", True),
    ]
    assert found.timing is Timing.EXACT


def test_transcripts_of_other_words_stay_apart() -> None:
    found, problems = read({"a.vtt": TIMED, "a.txt": "Ada:\n\nLow tide. It goes.\n\nHigh water.\n"})
    assert found and [b.begins for b in found.blocks] == [None, None, None]
    assert [problem.path for problem in problems.warnings] == ["a.txt"]


def test_timing_is_as_front_matter_says_where_there_are_times() -> None:
    found, _ = read({"a.vtt": TIMED}, TranscriptNotes(timing=Timing.ESTIMATED))
    assert found and found.timing is Timing.ESTIMATED
    found, problems = read({"a.txt": "Ada:\n\nLow water.\n"})
    assert found and found.timing is Timing.NONE and not problems.errors
