"""A show that has all that a page can show: chapters, covers, portraits, links, voices without a page, long lists."""

import io
from pathlib import Path

from PIL import Image

from tests.shows import EPISODE, Content, audio, make_show, text_of
from tests.sites import ROOT

_STEM = EPISODE.removesuffix(".md")
_HEAD = """\
---
title: The longest title that an editor would write for an episode about low water, high water and what lies between
date: 2025-06-01
season: 2
episode: 12
episodeType: bonus
description: What the beach shows twice a day, and why nobody who lives beside it looks at a clock any more.
image: {src: cover.jpg, alt: The beach at low water}
persons: [{id: ada-reef, role: host}, {id: ben-tarn, role: guest}]
concepts: [spring-tide, neap-tide]
aiContent: The voices are a machine's.
chapters:
  - {startTime: 0, title: Opening}
  - {startTime: "0:20", title: A chapter with a title of more than a few words, concept: spring-tide}
  - {startTime: "0:40", title: The end}
links:
  - {title: Tide tables of the whole coast, url: "https://tides.example/tables", rel: related}
  - https://a-very-long-host-name-that-does-not-break-anywhere.of-the-coast.tides.example/
---

# A heading of the notes

Ada explains the spring tide, `code-that-is-long-and-does-not-break-anywhere-at-all-if-one-lets-it`, and:

1. a list
2. of two

> A quotation that is as long as a quotation usually is, which is to say longer than the line it stands on.

| Day | High | Low |
| --- | --- | --- |
| Monday, the first day of the week | 04:12 in the morning | 10:31 in the morning |

![The beach](beach.jpg)

[Spring tide](../concepts/spring-tide.md)
"""
_NEAP = """\
---
title: Neap tide
mark: ™
definition: The lowest high water of the fortnight.
aliases: [dead tide]
originator: ben-tarn
sameAs: ["https://tides.example/neap"]
broader: [spring-tide]
history:
  - {date: 2024-03-01, definition: "A tide of which sailors say that it is dead, since it hardly moves their boats."}
dissent:
  - {passage: episodes/001-low-water.md#p-052a3a45, side: for}
  - {passage: episodes/001-low-water.md#p-ce46a484, side: against, note: Ben has doubts and says so for the first time.}
---

Between two spring tides.
"""

_THEME = """\
theme:
  name: material
  font: false
  features: [navigation.instant]
  palette:
    - {media: "(prefers-color-scheme: light)", scheme: default, toggle: {icon: material/weather-night, name: Dark}}
    - {media: "(prefers-color-scheme: dark)", scheme: slate, toggle: {icon: material/weather-sunny, name: Light}}"""


def rich_show(folder: Path) -> Path:
    """Write the show into the folder."""
    files: dict[str, Content] = {
        "mkdocs.yml": text_of("mkdocs.yml").replace("theme: {name: material, font: false}", _THEME)
        + "      subscribe: [{title: Some App, url: 'https://app.example/tides'}]\n      episodesPerPage: 3\n"
        + "      copyright: Ada Reef\n",
        EPISODE: _HEAD,
        f"{_STEM}.mp3": _sound(),
        f"{_STEM}.vtt": _transcript(),
        "episodes/cover.jpg": _picture(1400),
        "episodes/beach.jpg": _picture(2000),
        "concepts/neap-tide.md": _NEAP,
        "people/ada-reef.md": text_of("people/ada-reef.md").replace(
            "---\n\n", "image: {src: ada.jpg, alt: Ada}\n---\n\n"
        ),
        "people/ada.jpg": _picture(500),
        "people/ben-tarn.md": "---\nname: Ben Tarn\nhonorificPrefix: Dr\nurl: https://ben.example/\n---\n",
    }
    for number in range(1, 8):
        header = f"---\ntitle: Tide {number}\ndate: 2025-03-0{number}\nconcepts: [neap-tide]\n---\n"
        files[f"episodes/{number:02}-tide-{number}.md"] = f"{header}\nNotes of the neap tide.\n"
        files[f"episodes/{number:02}-tide-{number}.mp3"] = audio(number + 3)
    return make_show(folder, files)


def _transcript() -> str:
    voices = ("Ada Reef", "Ben Tarn", "A voice from the beach")
    cues = (
        f"00:{second:02}.000 --> 00:{second + 2:02}.000\n<v {voices[second // 6 % 3]}>"
        f"Sentence {second} says that a spring tide is no neap tide and that nobody should mind.</v>\n"
        for second in range(0, 58, 2)
    )
    return "\n".join(("WEBVTT\n", *cues))


def _sound() -> bytes:
    """The first minute of the reference show's audio: browsers do not play frames of silence alone."""
    return next((ROOT / "episodes").glob("*.mp3")).read_bytes()[:120_000]


def _picture(size: int) -> bytes:
    picture = io.BytesIO()
    Image.new("RGB", (size, size), (60, 110, 120)).save(picture, "JPEG")
    return picture.getvalue()
