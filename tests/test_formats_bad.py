"""Transcripts that programs got wrong: read as far as they can be, a line for each kind of fault, nothing lost."""

import codecs
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from castloom.model.episode import TranscriptNotes
from castloom.model.problem import Problems
from castloom.model.transcript import Block
from castloom.source.transcripts.encoding import read_transcript_text
from castloom.source.transcripts.plain_vtt import plain_blocks
from castloom.source.transcripts.read import Reading, read_file, read_transcript
from tests.test_formats import FILES, FORMATS

CUE = "00:00:{:02}.000 --> 00:00:{:02}.000\n<v Ada>{}\n\n"


def read(text: str, path: str = "a.vtt") -> tuple[Reading, list[str]]:
    problems = Problems()
    return read_file(text, path, problems), [str(problem) for problem in problems.all]


def texts(reading: Reading) -> list[str]:
    return [block.text for block in reading.blocks]


def test_cues_out_of_order_are_sorted_and_told_once() -> None:
    text = "WEBVTT\n\n" + "".join(CUE.format(n, n + 1, f"{n}.") for n in (1, 5, 3, 3, 0, 9))
    reading, told = read(text)
    assert texts(reading) == ["0.", "1.", "3.", "3.", "5.", "9."]
    assert told == [
        "a.vtt:9: begins before what stands above it (and 1 more); it is read in the order of the times; "
        "sort the file by its times, or correct these"
    ]
    problems = Problems()
    transcript = read_transcript({"a.vtt": text}, TranscriptNotes(), problems)
    assert transcript and transcript.as_vtt == ""


def test_cues_that_overlap_are_kept() -> None:
    reading, told = read("WEBVTT\n\n" + CUE.format(1, 9, "All.") + CUE.format(2, 3, "Mm."))
    assert [(b.start, b.end) for b in reading.blocks] == [(1.0, 9.0), (2.0, 3.0)]
    assert not told


@pytest.mark.parametrize(
    ("times", "fault"),
    [
        ("-00:00:01.000 --> 00:00:02.000", "write 00:00:00.000 or a later time"),
        ("00:00:01.000 --> -00:00:02.000", "write 00:00:00.000 or a later time"),
        ("00:00:02.000 --> 00:00:01.000", "correct the second time"),
        ("00:00:61.000 --> 00:01:02.000", "write it as 00:01:02.500 --> 00:01:05.000"),
    ],
)
def test_many_faulty_times_are_few_lines(times: str, fault: str) -> None:
    _, told = read("WEBVTT\n\n" + CUE.format(1, 2, "Low.") + f"{times}\n<v Ada>High.\n\n" * 40)
    assert [line.split(":")[1] for line in told] == ["6", "9", "12", "15"]
    assert "and 37 more like these" in told[3]
    assert all(line.endswith(fault) for line in told)


def test_header_that_is_missing_is_told_and_nothing_lost() -> None:
    reading, told = read("00:00:01.000 --> 00:00:02.000\n<v Ada>Low water.\n")
    assert texts(reading) == ["Low water."]
    assert told == ["a.vtt:1: does not begin with WEBVTT; write WEBVTT on the first line, then an empty line"]


def test_words_that_an_empty_line_parts_from_their_cue_are_kept() -> None:
    reading, told = read("WEBVTT\n\n" + CUE.format(1, 2, "Low") + "water.\n\n" + CUE.format(2, 3, "High."))
    assert texts(reading) == ["Low water.", "High."]
    assert told == [
        'a.vtt:6: an empty line parts "water." from its cue; '
        "delete the empty line, or write NOTE above what nobody says"
    ]


def test_words_above_the_first_cue_are_told() -> None:
    _, told = read("WEBVTT\n\nLow water\n\n" + CUE.format(1, 2, "Low."))
    assert told == ['a.vtt:3: "Low water" stands above the first cue; write a cue\'s times above them, or delete them']


def test_cues_without_empty_lines_keep_their_own_words() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nAda: Low.\n2\n00:00:02,000 --> 00:00:03,000\nAt 7.\n"
    reading, told = read(text, "a.srt")
    assert texts(reading) == ["Low.", "At 7."]
    assert not told


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("<script>alert(1)</script> Low", "alert(1) Low"),
        ('<img src=x onerror="alert(1)">Low', "Low"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("I <3 it, a<b", "I <3 it, a<b"),
        ("&lt;b&gt;Low&lt;/b&gt;", "<b>Low</b>"),
        ("R&D &c. &#8217;", "R&D &c. ’"),
        ("Low<br>water", "Low water"),
    ],
)
def test_markup_in_a_cue_is_no_markup(said: str, text: str) -> None:
    reading, _ = read("WEBVTT\n\n" + CUE.format(1, 2, said))
    assert texts(reading) == [text]


def test_word_times_that_do_not_tell_every_word_are_left_out() -> None:
    for said in ("<00:00:01.200>Low water", "Low <00:00:01.900>wa<00:00:01.950>ter", "a <00:00:09.000>b"):
        reading, _ = read("WEBVTT\n\n" + CUE.format(1, 2, said))
        assert [block.words for block in reading.blocks] == [()]


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF16_LE], ids=["bare", "marked"])
@pytest.mark.parametrize("name", FILES)
def test_utf_16_is_read(name: str, mark: bytes, tmp_path: Path) -> None:
    text = (FORMATS / name).read_text("utf-8")
    (tmp_path / name).write_bytes(mark + text.replace("\n", "\r\n").encode("utf-16-le"))
    problems = Problems()
    assert read_transcript_text(tmp_path, name, problems) == text
    assert not problems.all


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"\xef\xbb\xbfWEBVTT\r\n\r\n", ""),
        ("WEBVTT\n".encode("utf-16"), ""),
        (codecs.BOM_UTF16_BE + "WEBVTT\n".encode("utf-16-be"), ""),
        (b"WEBVTT\n\nR\xeave\n", "a.vtt:3: this file is not UTF-8 text; save it with the encoding UTF-8"),
        (b"\xff\xfe\x00\xd8\x00", "a.vtt:1: this file is not UTF-16-LE text; save it with the encoding UTF-8"),
        (b"PK\3\4", "a.vtt: is a Word, PDF or zip file; export it as WebVTT, SRT, JSON or text"),
        (
            b"ID3\x04\0\0\xff\xfb\x90",
            "a.vtt: is no text, but audio or some program's own file; export it as WebVTT, SRT, JSON or text",
        ),
        (b"Low\x07", "a.vtt:1: holds the control character U+0007; delete it, or type the words around it again"),
    ],
)  # fmt: skip
def test_bytes_become_text_or_a_message(content: bytes, fault: str, tmp_path: Path) -> None:
    (tmp_path / "a.vtt").write_bytes(content)
    problems = Problems()
    text = read_transcript_text(tmp_path, "a.vtt", problems)
    assert [str(problem) for problem in problems.all] == [fault] * bool(fault)
    assert text is None or (not text.startswith("\ufeff") and "\r" not in text)


def test_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    problems = Problems()
    assert read_transcript_text(tmp_path, "a.vtt", problems) is None
    assert [str(p) for p in problems.errors] == [
        "a.vtt: cannot be read: No such file or directory; check that the file is there and readable"
    ]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ('["Low water."]', "a.json"),
        ('{"title": "Low water", "segments": [{"id": 1}]}', "a.json"),
        ("{}", "a.txt"),
        ("<tt xmlns='http://www.w3.org/ns/ttml'><body/></tt>", "a.txt"),
        ("{\\rtf1 Low water}", "a.txt"),
        ("Low water.\n", "a.srt"),
    ],
)
def test_what_no_reader_knows_is_told_with_all_that_are_known(text: str, path: str) -> None:
    reading, told = read(text, path)
    assert reading.blocks == ()
    assert len(told) == 1
    assert "is understood; export it as one of these: WebVTT, SRT, podcast JSON" in told[0]


@pytest.mark.parametrize(("name", "path"), [("srt-buzz.srt", "a.vtt"), ("webvtt-plain.vtt", "a.srt")])
def test_ending_of_another_format_is_told(name: str, path: str) -> None:
    reading, told = read((FORMATS / name).read_text("utf-8"), path)
    assert reading.blocks == read((FORMATS / name).read_text("utf-8"), name)[0].blocks
    other = {"a.vtt": ("SRT", "a.srt"), "a.srt": ("WebVTT", "a.vtt")}[path]
    assert told == [f"{path}: holds {other[0]}, which its ending does not say; rename it {other[1]}"]


@pytest.mark.parametrize(
    ("segment", "fault"),
    [
        ('{"startTime": "soon", "body": "Low."}', "cannot be read; write it like"),
        ('{"body": "Low."}', "cannot be read; write it like"),
        ('{"startTime": NaN, "body": "Low."}', "cannot be read; write it like"),
        ('{"startTime": 1, "endTime": Infinity, "body": "Low."}', "cannot be read; write it like"),
        ('{"startTime": 1, "body": ["Low."]}', "cannot be read; write it like"),
        ('{"startTime": -1, "body": "Low."}', "ends before it begins, or begins before 0; correct its times"),
        ('{"startTime": 2, "endTime": 1, "body": "Low."}', "ends before it begins, or begins before 0; correct its"),
        ('{"startTime": 2, "body": "Low\\u0007."}', "holds a control character; delete it"),
        ("null", "cannot be read; write it like"),
    ],
)
def test_segment_at_fault_is_told_by_its_number(segment: str, fault: str) -> None:
    good = '{"startTime": 0, "endTime": 1, "body": "High."}'
    _, told = read(f'{{"segments": [{good}, {segment}]}}', "a.json")
    assert len(told) == 1
    assert told[0].startswith("a.json:1: segment 2 ") and fault in told[0]


def test_time_of_a_page_that_is_none_is_told() -> None:
    _, told = read("<cite>Ada</cite>\n<time>soon</time>\n<p>Low.</p>\n", "a.html")
    assert told == ['a.html:2: "soon" is not a time; write it as 0:05 or 1:02:03']


def test_what_stands_above_the_first_time_is_told() -> None:
    reading, told = read("Harbour walk\nTuesday\n\nAda Reef  0:05\nLow.\n\nBela Foam  0:09\nHigh.\n", "a.txt")
    assert texts(reading) == ["Low.", "High."]
    assert told == [
        "a.txt:1: what stands above the first time is left out; "
        "write a line with name and time above them, or delete them"
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("**Ada**: 7:30 is early.\n", ["7:30 is early."]),
        ("**Ada:** I left at 7:30\n", ["I left at 7:30"]),
        ("**Ada:** Low.\n\n**This is important.**\n", ["Low.", "This is important."]),
        ("[00:05] Ada: Low.\nThen: high.\n\n[00:09] Bela: Mm.\n", ["Low. Then: high.", "Mm."]),
        ("Ada Reef:\n\nI left\nAt 7:30\n", ["I left At 7:30"]),
        ("Ada Reef: I left.\n\nAt 7:30\n", ["I left.", "At 7:30"]),
    ],
)
def test_times_and_bold_words_that_somebody_says_stay_words(text: str, said: list[str]) -> None:
    reading, told = read(text, "a.txt")
    assert texts(reading) == said
    assert not told


def test_plain_and_careful_reading_agree() -> None:
    plain = "WEBVTT\n\n" + "".join(CUE.format(n, n + 1, "Low &amp; high, it’s.") for n in range(9))
    assert plain_blocks(plain) == read(plain.replace("WEBVTT\n", "WEBVTT \n", 1))[0].blocks


_TIMES = st.sampled_from(
    ["00:00:01.000 --> 00:00:02.500", "00:61:01.000 --> 00:00:02.500", "00:00:03.000 --> 00:00:02.500",
     "00:00:00.000 --> 99:59:59.999", "٠0:00:01.000 --> 00:00:02.500", "00:00:01.000  --> 00:00:02.50"]
)  # fmt: skip
_SAID = st.text(st.sampled_from("aé’ \u3000\xa0\n\t<>&;v/.-{\\}"), max_size=12)


_VOICES = st.sampled_from(["<v Ada>", "<v  Ada >", "<v.x Ada>", "<v >", ""])
_CUES = st.lists(st.tuples(_TIMES, _VOICES, _SAID, st.sampled_from(["", "</v>"])), max_size=4)


@given(_CUES, st.sampled_from(["", "\n", "\n\n", " "]))
def test_what_is_read_by_columns_is_read_with_care_too(cues: list[tuple[str, str, str, str]], end: str) -> None:
    text = "WEBVTT\n\n" + "\n\n".join(f"{times}\n{voice}{said}{close}" for times, voice, said, close in cues) + end
    if blocks := plain_blocks(text):
        # A header is no part of the plain shape, so this takes the other way.
        careful, told = read(text.replace("WEBVTT", "WEBVTT - Low water", 1))
        assert (careful.blocks, told) == (blocks, [])


@given(
    st.text() | st.text('WEBVT\n-> 0:1.,<v>[]{}"*#'), st.sampled_from(["a.vtt", "a.srt", "a.json", "a.html", "a.txt"])
)
def test_text_of_any_kind_is_read_or_refused(text: str, path: str) -> None:
    problems = Problems()
    reading = read_file(text, path, problems)
    assert all(block.text and block.text == " ".join(block.text.split()) for block in reading.blocks)
    assert reading.blocks or problems.errors


@pytest.mark.parametrize("form", ["plain", "numbered", "unparted", "unsorted", "faulty"])
def test_200_000_cues_are_a_few_seconds(form: str) -> None:
    def clock(n: int) -> str:
        return f"{n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}.000"

    order = range(200_000) if form != "unsorted" else range(200_000 - 1, -1, -1)
    number = "" if form == "plain" else "7\n"
    gap = "\n" if form != "unparted" else ""
    to = "-->" if form != "faulty" else "-->-"
    cues = (f"{number}{clock(n)} {to} {clock(n + 1)}\n<v Ada>Low {n}.\n{gap}" for n in order)
    text = "WEBVTT\n\n" + "".join(cues)
    since = time.process_time()
    reading, told = read(text)
    assert time.process_time() - since < 30  # on a busy machine; what grows with the square takes hours
    assert len(told) == {"unsorted": 1, "faulty": 4}.get(form, 0)
    if form != "faulty":
        assert [block.text for block in reading.blocks] == [f"Low {n}." for n in range(200_000)]


def test_blocks_are_blocks() -> None:
    (block,) = read("WEBVTT\n\n" + CUE.format(1, 2, "Low."))[0].blocks
    assert type(block) is Block and block._replace(text="High.").text == "High."
