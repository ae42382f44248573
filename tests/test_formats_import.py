"""`castloom import FILE --episode SLUG`: a transcript of whatever format is laid beside its episode."""

import shutil
from pathlib import Path

import pytest

from castloom.door.cli import main
from castloom.model.problem import Problems
from castloom.source.catalog import read_catalog
from tests.shows import EPISODE, make_show, text_of
from tests.test_formats import FILES, FORMATS, kind

BELA = "---\nname: Bela Foam\nhonorificPrefix: Dr.\naliases: [Bel]\n---\n"
STEM = EPISODE.removesuffix(".md")


@pytest.fixture
def show(tmp_path: Path) -> Path:
    return make_show(tmp_path / "show", {f"{STEM}.vtt": None, "people/bela-foam.md": BELA})


def run(show: Path, file: Path, *options: str) -> int:
    return main(["import", str(file), "--show", str(show), *options])


def files(show: Path) -> dict[str, bytes]:
    return {path.relative_to(show).as_posix(): path.read_bytes() for path in show.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", FILES)
def test_transcript_is_laid_beside_its_episode_byte_for_byte(name: str, show: Path) -> None:
    before = files(show)
    assert run(show, FORMATS / name, "--episode", "low-water") == 0
    added = {path: content for path, content in files(show).items() if path not in before}
    assert added == {f"{STEM}{kind(name).ending}": (FORMATS / name).read_bytes()}
    problems = Problems()
    catalog = read_catalog(show, "mkdocs.yml", "pages", problems)
    assert catalog and catalog.episodes[0].transcript_files == tuple(added)


@pytest.mark.parametrize("typed", ["low-water", "001-low-water", "1", "001", EPISODE])
def test_episode_goes_by_slug_number_and_file(typed: str, show: Path) -> None:
    assert run(show, FORMATS / "otter.txt", "--episode", typed) == 0
    assert (show / f"{STEM}.txt").exists()


def test_report_tells_format_size_and_speakers(show: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(show, FORMATS / "rev.txt", "--episode", "low-water") == 0
    assert capsys.readouterr().out.splitlines() == [
        "rev.txt: text with names and times, 2 blocks, 6 words, 0.1 minutes",
        "  Ada Reef: 1 block, ada-reef",
        "  Dr. Bela Foam: 1 block, bela-foam",
        f"wrote {STEM}.txt",
    ]


def test_unknown_speakers_come_with_the_nearest_person_and_the_line_to_write(
    show: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.srt"
    file.write_text("1\n00:00:00,000 --> 00:00:01,000\nAda Riff: Low.\nS1: High.\nBel: Mm.\nWho: Oh.\n", "utf-8")
    assert run(show, file, "--episode", "low-water") == 0
    out = capsys.readouterr().out
    assert "  Ada Riff: 1 block, nobody in people/; did you mean ada-reef?\n" in out
    assert "  S1: 1 block, nobody in people/\n" in out
    assert "  Bel: 1 block, bela-foam\n" in out
    line = "transcript: {speakers: {Ada Riff: ada-reef, S1: ID, Who: ID}}"
    assert f"  {line}\n" in out
    told = line.replace("ID", "bela-foam")
    (show / EPISODE).write_text(text_of(EPISODE).replace("concepts:", f"{told}\nconcepts:"), "utf-8")
    problems = Problems()
    catalog = read_catalog(show, "mkdocs.yml", "pages", problems)
    assert catalog and not problems.all
    known = (("Ada Riff", "ada-reef"), ("S1", "bela-foam"), ("Who", "bela-foam"))
    assert catalog.episodes[0].transcript.speakers == known
    (show / f"{STEM}.srt").unlink()
    assert run(show, file, "--episode", "low-water") == 0
    assert "nobody in people/" not in capsys.readouterr().out


def test_file_that_is_there_is_kept(show: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(FORMATS / "otter.txt", show / f"{STEM}.TXT")
    before = files(show)
    assert run(show, FORMATS / "rev.txt", "--episode", "low-water") == 1
    assert files(show) == before
    assert f"error: {STEM}.TXT: is there already; add --replace" in capsys.readouterr().err


def test_replace_puts_the_new_one_in_its_place(show: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(show, FORMATS / "otter.txt", "--episode", "low-water") == 0
    assert run(show, FORMATS / "riverside.txt", "--episode", "low-water", "--replace") == 0
    assert (show / f"{STEM}.txt").read_bytes() == (FORMATS / "riverside.txt").read_bytes()
    assert "addresses" in capsys.readouterr().out


def test_second_timed_transcript_is_told_to_be_of_no_use(show: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(show, FORMATS / "webvtt-plain.vtt", "--episode", "low-water") == 0
    assert run(show, FORMATS / "srt-buzz.srt", "--episode", "low-water") == 0
    assert f"warning: {STEM}.srt: has other words than {STEM}.vtt" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        (["--episode", "low-watr"], 'error: --episode: no episode "low-watr"; did you mean low-water?'),
        (["--episode", "7"], 'error: --episode: no episode "7"; write the slug, number or file name of one'),
        (
            ["--episode", "1", "--slug", "x"],
            "error: --slug: is for a host's page; leave it out, or leave --episode out",
        ),
        (["--replace"], "error: --replace: replaces the transcript of an episode that you do not name; write castloom"),
        ([], "is a transcript (WebVTT), not a host's page; say of which episode: castloom import "),
    ],
)
def test_command_that_cannot_be_meant_is_told(
    options: list[str], fault: str, show: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(show)
    assert run(show, FORMATS / "webvtt-plain.vtt", *options) == 1
    assert fault in capsys.readouterr().err
    assert files(show) == before


@pytest.mark.parametrize("replace", [[], ["--replace"]])
@pytest.mark.parametrize(
    "content", [b"", b"WEBVTT\n\n00:00 --> 00:01\nLow\n", b"R\xeave", b"PK\3\4", b'{"segments": []}', b"{"]
)
def test_nothing_is_written_of_a_faulty_file(content: bytes, replace: list[str], show: Path, tmp_path: Path) -> None:
    shutil.copy(FORMATS / "otter.txt", show / f"{STEM}.txt")
    before = files(show)
    (tmp_path / "a.vtt").write_bytes(content)
    assert run(show, tmp_path / "a.vtt", "--episode", "low-water", *replace) == 1
    assert files(show) == before
