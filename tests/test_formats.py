"""Transcript formats as programs really write them: tests/formats/NAME gives the blocks in tests/formats/NAME.blocks.

`make golden` writes the expected blocks anew; read the diff. A bug report becomes a new file.
"""

import json
import os
from pathlib import Path

import pytest

from castloom.model.problem import Problems
from castloom.model.transcript import Block
from castloom.source.transcripts.formats import Format
from castloom.source.transcripts.read import Reading, read_file

FORMATS = Path(__file__).parent / "formats"
FILES = sorted(path.name for path in FORMATS.iterdir() if path.suffix != ".blocks")
KINDS = {
    "webvtt": Format.VTT,
    "srt": Format.SRT,
    "podcast": Format.PODCAST_JSON,
    "whisper": Format.WHISPER,
    "whisperx": Format.WHISPER,
    "openai": Format.WHISPER,
    "whispercpp": Format.WHISPER_CPP,
    "podlove": Format.PODLOVE,
    "html": Format.HTML,
    "markdown": Format.MARKDOWN,
    "text": Format.TEXT,
}


def read(name: str, path: str) -> tuple[Reading, Problems]:
    problems = Problems()
    return read_file((FORMATS / name).read_text("utf-8"), path, problems), problems


def kind(name: str) -> Format:
    return KINDS.get(name.partition(".")[0].partition("-")[0], Format.TIMED_TEXT)


def shown(block: Block) -> str:
    """A block as one line of JSON: speaker, from, to, whether a paragraph begins, text, and times of words."""
    parts = [block.speaker, block.start, block.end, block.begins, block.text, [list(pair) for pair in block.words]]
    return json.dumps(parts, ensure_ascii=False)


@pytest.mark.parametrize("name", FILES)
def test_golden_blocks(name: str) -> None:
    reading, _ = read(name, name)
    found = "".join(f"{shown(block)}\n" for block in reading.blocks)
    golden = FORMATS / f"{name}.blocks"
    if "CASTLOOM_GOLDEN" in os.environ:
        golden.write_text(found, "utf-8")
    assert found == golden.read_text("utf-8")


@pytest.mark.parametrize("ending", ["txt", "json", "html"])
@pytest.mark.parametrize("name", FILES)
def test_format_is_found_by_content(name: str, ending: str) -> None:
    reading, problems = read(name, f"a.{ending}")
    assert reading.format is kind(name)
    assert reading.blocks == read(name, name)[0].blocks
    assert not problems.errors
