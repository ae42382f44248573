"""Chapter files: every format that they come in, and what is wrong with them.

tests/chapters/NAME gives the chapters in tests/chapters/NAME.golden; `make golden` writes these anew. A bug report
becomes a new file.
"""

import dataclasses
import json
import os
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from castloom.model.episode import Chapter
from castloom.model.problem import Problems
from castloom.source.catalog import read_catalog
from castloom.source.chapters.files import read_chapter_file
from castloom.source.chapters.formats import Format, format_of
from castloom.source.chapters.keys import Named
from castloom.source.chapters.notes import listed_chapters
from castloom.source.chapters.order import in_order
from castloom.source.folder import Known
from tests.fences import fences
from tests.shows import EPISODE, Content, audio, make_show

CHAPTERS = Path(__file__).parent / "chapters"
DOCS = Path(__file__).parents[1] / "docs/chapters.md"
FILES = sorted(path.name for path in CHAPTERS.iterdir() if path.suffix != ".golden")
KINDS = {
    "audacity.txt": Format.LABELS,
    "auphonic.txt": Format.LINES,
    "ffmpeg.txt": Format.FFMETADATA,
    "host.json": Format.JSON,
    "item.xml": Format.PSC,
    "noise.json": Format.JSON,
    "podlove.json": Format.JSON,
    "podlove.psc": Format.PSC,
    "video.txt": Format.LINES,
}
STEM = EPISODE.removesuffix(".md")
LONG: dict[str, Content] = {f"{STEM}.mp3": audio(4000)}
NAMED = Named(Known(("spring-tide",), ()), CHAPTERS, "https://tides.example/")


def read(text: str, path: str = "a.chapters.txt") -> tuple[tuple[Chapter, ...], list[str]]:
    """The chapters of a file and all that an editor is told."""
    problems = Problems()
    chapters = in_order(read_chapter_file(text, path, NAMED, problems), "", problems, is_whole=True)
    return chapters, [str(problem) for problem in problems.all]


def shown(chapter: Chapter) -> str:
    """What a chapter says beyond the defaults, as one line of JSON."""
    values = {f.name: getattr(chapter, f.name) for f in dataclasses.fields(chapter)}
    said = {
        name: value
        for name, value in values.items()
        if value is not True and value not in (None, "") and name != "path"
    }
    return json.dumps(said, ensure_ascii=False, default=str)


@pytest.mark.parametrize("name", FILES)
def test_golden_chapters(name: str) -> None:
    chapters, told = read((CHAPTERS / name).read_text("utf-8"), name)
    found = "".join(f"{line}\n" for line in [*map(shown, chapters), *told])
    golden = CHAPTERS / f"{name}.golden"
    if "CASTLOOM_GOLDEN" in os.environ:
        golden.write_text(found, "utf-8")
    assert found == golden.read_text("utf-8")
    assert not told


@pytest.mark.parametrize("name", FILES)
def test_format_is_told_by_content(name: str) -> None:
    assert format_of((CHAPTERS / name).read_text("utf-8")) is KINDS[name]


# What editors and programs get wrong.


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("0:00 A\n0:00.9 B\n", '2: "B" begins in no later second than the one before; '),
        ("1:00:61 A\n", '1: startTime: "1:00:61" has more than 59 minutes or seconds; '),
        ("0:00 " + "A" * 129, "1: title: has 129 characters; "),
        ('{"chapters": [{"startTime": -1, "title": "A"}]}', '1: startTime: "-1" is not a length of time; '),
        ('{"chapters": [{"startTime": NaN, "title": "A"}]}', '1: startTime: "NaN" is not a length'),
        ('{"chapters": [{"startTime": 1e999, "title": "A"}]}', '1: startTime: "1e999" is not a length'),
        ('{"chapters": [{"startTime": true, "title": "A"}]}', '1: startTime: "true" is not a length'),
        ('{"chapters": [{"startTime": 0, "title": "\\ud800"}]}', "1: title: holds the control character U+D800"),
        ('{"chapters": [{"startTime": 0, "title": "A", "\\ud800": 1}]}', '1: "?" is no key of a chapter'),
        ('{"chapters": [{"startTime": 0, "title": "A"}], "chapters": []', "1: this is not JSON: "),
        ('{"chapters": ' + "[" * 100_000, "1: this JSON is nested too deeply, or a number in it is too long; "),
        ('{"chapters": [{"startTime": ' + "9" * 5000 + "}]}", "1: this JSON is nested too deeply, or a number"),
        ("<chapters></chapters>", "1: holds no chapter; export it again, or remove the file"),
        (";FFMETADATA1\ntitle=Only a title\n", "1: holds no chapter; "),
        (";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/0\nSTART=0\n", '2: TIMEBASE "1/0" is not a fraction of a second; '),
        ("<p>Nothing</p>", "1: holds chapters of no kind that is understood; "),
    ],
)  # fmt: skip
def test_fault_is_told(text: str, told: str) -> None:
    chapters, messages = read(text)
    assert [message.removeprefix("a.chapters.txt:")[: len(told)] for message in messages] == [told]
    assert len(chapters) <= 2


def test_many_lines_without_a_time_are_few_messages() -> None:
    _, told = read("0:00 Opening\n" + "No time\n" * 500)
    assert len(told) == 4
    assert told[-1].startswith("a.chapters.txt:5: and 497 more like these")


def test_hidden_chapters_may_stand_anywhere() -> None:
    hidden = [{"startTime": second, "toc": False, "img": "https://a.example/a.png"} for second in (7, 0.2, 3)]
    listed = [{"startTime": 0, "title": "A"}, {"startTime": 3, "title": "B"}]
    chapters, told = read(json.dumps({"chapters": [*hidden, *listed]}))
    assert not told
    assert [(c.start.total_seconds(), c.title) for c in chapters] == [(0, "A"), (0.2, ""), (3, ""), (3, "B"), (7, "")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_encodings_of_other_programs(encoding: str, tmp_path: Path) -> None:
    text = "0.000000\t0.000000\tÖppning\r\n62.500000\t62.500000\tEbb\r\n3723.000000\t3723.000000\tFlod\r\n"
    show = make_show(tmp_path, {f"{STEM}.chapters.txt": text.encode(encoding), **LONG})
    problems = Problems()
    catalog = read_catalog(show, "mkdocs.yml", "pages", problems)
    assert catalog and not problems.all
    assert [c.title for c in catalog.episodes[0].chapters] == ["Öppning", "Ebb", "Flod"]


def test_word_file_is_told_with_its_remedy(tmp_path: Path) -> None:
    show = make_show(tmp_path, {f"{STEM}.chapters.txt": b"PK\3\4 a letter"})
    problems = Problems()
    read_catalog(show, "mkdocs.yml", "pages", problems)
    (problem,) = problems.all
    assert str(problem).startswith(f"{STEM}.chapters.txt: is a Word, PDF or zip file; export it as one of these: JSON")


TEXTS = st.text(st.sampled_from("0129:.,-–[](){}<>/\\\t\n\r \"'=;#&*_`eE+aZé\u2028😀"), max_size=80)
PIECES = st.sampled_from([
    "00:00 A\n", "0:05 [B](https://b.example)\n", "- (1:02:03) – C\n", "\n", "<!-- ", "-->", "```\n",
    ";FFMETADATA1\n", "[CHAPTER]\n", "TIMEBASE=1/1000\n", "START=", "END=", "title=", "\\", "0.5\t0.5\tA\n",
    "<psc:chapter start='0' title='A'/>", "<a>", "</a>", "&amp;", "&",
    '{"chapters": [', '{"startTime": 0, "title": "A"}', "]}", ",", "null", '"toc": false', "1e-9",
])  # fmt: skip
TYPED = st.one_of(TEXTS, st.lists(st.one_of(PIECES, TEXTS), max_size=12).map("".join))


@given(TYPED)
def test_no_text_breaks_the_readers(text: str) -> None:
    chapters, told = read(text)
    assert chapters or told
    starts = [chapter.start for chapter in chapters]
    assert starts == sorted(starts)
    for chapter in chapters:
        assert timedelta() <= chapter.start <= timedelta(days=30)
        assert 0 < len(chapter.title) <= 128
        assert chapter.line <= text.count("\n") + text.count("\r") + 1
    for message in told:
        message.encode()


def test_examples_of_the_documentation() -> None:
    examples = [f for f in fences(DOCS) if f.language in ("json", "text", "xml")]
    assert {format_of(example.text) for example in examples} == {*Format}
    for example in examples:
        chapters, told = read(example.text)
        assert [str(c.start) for c in chapters[:2]] == ["0:00:00", "0:05:12.500000"]
        assert not told
    (notes,) = (f.text for f in fences(DOCS) if f.language == "markdown")
    assert [one.second for one in listed_chapters(notes)] == [0, 312, 750]
