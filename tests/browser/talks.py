"""A show with every shape of transcript: times of words, from the right to the left, untimed, three hours."""

import json
from collections.abc import Callable
from pathlib import Path

from tests.shows import EPISODE, Content, make_show, text_of
from tests.sites import ROOT

VOICES = ("Ada Reef", "Ben Tarn", "Cleo Dune", "Dov Stack")
WORDS, HEBREW, UNTIMED, LONG = (f"episodes/{slug}/" for slug in ("low-water", "geut-veshefel", "on-paper", "all-day"))
SUGGESTED = "https://code.example/tides/issues/new"
_MINUTES = 180
_MKDOCS = text_of("mkdocs.yml").replace("docs_dir: pages", "docs_dir: pages\nrepo_url: https://code.example/tides")
_LEDGER = """\
- {heard: slack water, meant: slack tide, kind: misheard, by: ada-reef, date: 2025-06-02}
"""
_HEBREW = "הגאות באה פעמיים ביום. השפל בא אחריה, והחוף רחב. "


def talks(folder: Path) -> Path:
    """Write the show into the folder."""
    sound = next((ROOT / "episodes").glob("*.mp3")).read_bytes()[:120_000]  # a minute
    stem = EPISODE.removesuffix(".md")
    files: dict[str, Content] = {
        "mkdocs.yml": f"{_MKDOCS}      suggest: issue\n",
        f"{stem}.mp3": sound,
        f"{stem}.vtt": None,
        f"{stem}.json": _with_words(),
        f"{stem}.corrections.yml": _LEDGER,
        "episodes/002-geut-veshefel.md": _head("גאות ושפל", "transcript: {language: he, timing: exact}\n"),
        "episodes/002-geut-veshefel.mp3": sound + sound[:400],
        "episodes/002-geut-veshefel.vtt": _cues(12, 4, lambda n: (VOICES[n // 3 % 2], _HEBREW)),
        "episodes/003-on-paper.md": _head("On paper"),
        "episodes/003-on-paper.mp3": sound + sound[:800],
        "episodes/003-on-paper.txt": "".join(
            f"{VOICES[n % 2]}: Page {n} has no times, and yet it says: a café is open. Naïve as it is.\n\n"
            for n in range(12)
        ),
        "episodes/004-all-day.md": _head("All day"),
        "episodes/004-all-day.mp3": sound * _MINUTES,
        "episodes/004-all-day.vtt": _cues(1700, 6, lambda n: (VOICES[n // 9 % 4], _long(n))),
    }
    return make_show(folder, files)


def _head(title: str, more: str = "") -> str:
    return f"---\ntitle: {title}\ndate: 2025-03-02\ndescription: What the sea says.\n{more}---\n\nNotes.\n"


def _long(n: int) -> str:
    """Captions that end within sentences."""
    return f"and in hour {n // 600} the buoy says {n} times" + (". Then the tide" if n % 3 == 2 else "")


def _with_words() -> str:
    """Whisper's segments: a sentence of eleven words each two seconds, five to a voice."""
    segments = []
    for n in range(28):
        said = (
            f"Sentence {n} says that slack water comes before the spring tide."
            if n in (3, 9)
            else (f"Sentence {n} says that the spring tide comes before the rest.")
        )
        words = said.split()
        step = 2 / len(words)
        times = [
            {"word": f" {word}", "start": round(2 * n + k * step, 3), "end": round(2 * n + (k + 1) * step, 3)}
            for k, word in enumerate(words)
        ]
        voice = VOICES[n // 5 % 4]
        segments.append({"start": 2.0 * n, "end": 2.0 * n + 2, "text": f" {said}", "words": times, "speaker": voice})
    return json.dumps({"language": "en", "segments": segments})


def _cues(count: int, seconds: int, said: Callable[[int], tuple[str, str]]) -> str:
    cues = []
    for n in range(count):
        voice, words = said(n)
        cues.append(f"{_clock(n * seconds)} --> {_clock((n + 1) * seconds)}\n<v {voice}>{words}</v>\n")
    return "\n".join(("WEBVTT\n", *cues))


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.000"
