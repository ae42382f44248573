"""Small shows to build in tests: `from tests.shows import audio, build, make_show`."""

import contextlib
import io
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unittest import mock

from click.testing import CliRunner
from mkdocs.__main__ import ColorFormatter, cli
from PIL import Image

Content = str | bytes | Path | None
EPISODE = "episodes/001-low-water.md"

_TEXTS = {
    "mkdocs.yml": """\
site_name: Tide Table
site_url: https://tides.example/
docs_dir: pages
theme: {name: material, font: false}
plugins:
  - castloom:
      title: Tide Table
      description: Two people talk about the sea.
      language: en
      author: Ada Reef
      owner: {name: Ada Reef, email: ada@tides.example}
      categories: [Science > Nature]
      image: assets/cover.jpg
      explicit: false
""",
    "pages/index.md": "# Tide Table\n\nTwo people talk about the sea.\n",
    EPISODE: """\
---
title: Low water
date: 2025-03-01T07:00:00Z
episode: 1
description: What the beach shows twice a day.
persons: [{id: ada-reef, role: host}]
concepts: [spring-tide]
---

Ada explains the spring tide.
""",
    "episodes/001-low-water.vtt": """\
WEBVTT

00:00:00.000 --> 00:00:02.500
<v Ada Reef>A spring tide comes twice in every month.</v>

00:00:02.500 --> 00:00:05.000
<v Ada Reef>It has nothing to do with the season.</v>
""",
    "concepts/spring-tide.md": """\
---
title: Spring tide
definition: The highest tide of the fortnight.
originator: ada-reef
---

Sun and moon pull in one line.
""",
    "people/ada-reef.md": "---\nname: Ada Reef\ndescription: Ada reads tide tables.\n---\n\nShe lives on the coast.\n",
}


@dataclass(frozen=True)
class Build:
    """How a build ended. `output` is all that MkDocs said."""

    exit_code: int
    output: str

    @property
    def messages(self) -> str:
        """The warnings and errors as an editor reads them, without MkDocs' own reports of progress."""
        lines = [line.rstrip() for line in self.output.split("\n")]
        told = (line for line in lines if line and not line.startswith(("INFO ", "Aborted ")))
        return "".join(f"{line}\n" for line in told)


def make_show(folder: Path, files: Mapping[str, Content] | None = None) -> Path:
    """A correct show in `folder`, which is returned: one episode with audio and transcript, one concept, one person.

    `files` are laid over it, path → content: text (as UTF-8) or bytes; None removes the file, and a Path makes a
    symbolic link to it.
    """
    sound = {"pages/assets/cover.jpg": picture(), "episodes/001-low-water.mp3": audio(5)}
    lay_over(folder, {**_TEXTS, **sound, **(files or {})})
    return folder


def lay_over(folder: Path, files: Mapping[str, Content]) -> None:
    """Write, link and remove files below `folder`, as `make_show` has them."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        if isinstance(content, Path):
            path.symlink_to(content)
        elif content is not None:
            path.write_bytes(content.encode() if isinstance(content, str) else content)


def text_of(path: str) -> str:
    """What the correct show's text file `path` holds, to change a word of it."""
    return _TEXTS[path]


def build(show: Path, *flags: str) -> Build:
    """Run `mkdocs build` with `flags` in the show's folder, in this process. Warnings of Python are errors."""
    # With sys.warnoptions set, MkDocs leaves Python's warnings alone and filters no repeated messages.
    with (
        contextlib.chdir(show),
        mock.patch.object(sys, "warnoptions", ["error"]),
        mock.patch.object(ColorFormatter.text_wrapper, "width", 0),
    ):
        result = CliRunner(env={"NO_MKDOCS_2_WARNING": "1"}).invoke(cli, ["build", *flags])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Build(result.exit_code, result.output)


@cache
def audio(seconds: float) -> bytes:
    """An MP3 file of silence, to the nearest 36 ms.

    MPEG-1 layer III, mono, 32 kHz, 32 kbit/s: a frame has 144 bytes; one of zeros after its header is silent.
    """
    frame = b"\xff\xfb\x18\xc4" + bytes(140)
    return frame * max(1, round(seconds / 0.036))


@cache
def picture(width: int = 1400, height: int = 1400, colours: str = "RGB", format_: str = "JPEG") -> bytes:
    """A picture of one colour: as it stands, a cover that directories take."""
    written = io.BytesIO()
    Image.new(colours, (width, height)).save(written, format_)
    return written.getvalue()


def moving_picture() -> bytes:
    """A PNG file of two pictures that take turns."""
    first, second = Image.new("RGB", (90, 90), "red"), Image.new("RGB", (90, 90), "blue")
    written = io.BytesIO()
    first.save(written, "PNG", save_all=True, append_images=[second])
    return written.getvalue()
