"""A show in whose site no Latin letter is to be read: its authors write Greek, and its own words are Cyrillic.

What is Latin all the same, the engine says past the file of words: `latin` finds it.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path

from castloom.model.wording import Phrase
from castloom.source.wording import engine_phrases
from tests.shows import Content, audio, make_show, picture, text_of
from tests.sites import ROOT

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_GREEK = str.maketrans(_LATIN + _LATIN.upper(), "αβκδεφγηιξκλμνοπθρστυωωχψζΑΒΚΔΕΦΓΗΙΞΚΛΜΝΟΠΘΡΣΤΥΩΩΧΨΖ")
_CYRILLIC = str.maketrans(_LATIN + _LATIN.upper(), "абцдефгхийклмнопярстувшьызАБЦДЕФГХИЙКЛМНОПЯРСТУВШЬЫЗ")
# Names that are the same in every language, addresses, marks of passages, moments as machines write them.
_NAMES = re.compile(
    r"\b(?:WebVTT|SRT|JSON|HTML|BibTeX|CSL JSON|cc-by-4\.0)\b|https?://[^\s)>]+|\b[\w.-]+\.example\b|127\.0\.0\.1:\d+"
    r"|#?\bp-[0-9a-f…]+|\d{4}-\d\d-\d\dT[\d:]+(?:[+-][\d:]+|Z)?"
)


def greek(text: str) -> str:
    """What an author of the show writes."""
    return text.translate(_GREEK)


def cyrillic(phrase: Phrase) -> Phrase:
    """What the site says in place of an English phrase: as long, and with the same names in it."""
    if not isinstance(phrase, str):
        return {category: str(cyrillic(text)) for category, text in phrase.items()}
    parts = re.split(r"(\{\w+\})", phrase)
    return "".join(part if part.startswith("{") else part.translate(_CYRILLIC) for part in parts)


def latin(text: str) -> list[str]:
    """The lines of a text that hold Latin letters where none belong."""
    lines = (_NAMES.sub("", line).strip() for line in text.splitlines())
    return [line for line in lines if re.search("[A-Za-z]", line)]


_VOICES = [greek(name) for name in ("Ada Reef", "Ben Tarn", "Cleo Dune", "Dov Stack", "Eve Shoal", "Fay Cove", "Gus")]
_TITLES = [greek(f"Tide {name}") for name in "one two six ten four nine sun moon sea bay cove reef shoal dune".split()]
_LONG = "episodes/001-low-water"
_SETTINGS = """\
      license: cc-by-4.0
      subscribe: [{title: Αππ, url: "https://app.example/tides"}]
      episodesPerPage: 4
      suggest: issue
      seasons: {2: Ακτη}
nav: [{Αα: index.md}, {Ββ: episodes/index.md}, {Γγ: concepts/index.md}, {Δδ: people/index.md}, {Εε: subscribe.md}]
"""
_OF_LONG = """\
season: 2
episode: 1
aiContent: Μιγανη.
concepts: [tide-0, tide-13]
persons: [{id: ada-reef, role: host}, {id: ben-tarn, role: guest}]
transcript: {timing: exact, status: κομε}
chapters:
  - {startTime: 0, title: Αρκη}
  - {startTime: 20, title: Μεση, concept: tide-0, url: "https://chapter.example/"}
links: [{title: Πιναξ, url: "https://tides.example/table"}]
"""
_CONCEPTS = {
    0: "originator: ada-reef\naliases: [Νοθτα]\nsameAs: [https://tides.example/one]\nnarrower: [tide-1]\n"
    "related: [tide-2]\nhistory: [{date: 2024-03-01, definition: Αλλα}]\n"
    "dissent: [{passage: episodes/001-low-water.md#p-90045bae, side: for}, "
    "{passage: episodes/001-low-water.md#p-b6a320de, side: against}]\n",
    3: "retired: {date: 2025-03-02, reason: Παλαια}\n",
}
_LEDGER = """\
- {heard: κομε α, meant: γο α, kind: misheard, date: 2025-06-02, by: ada-reef, reason: Ναι}
- {heard: κομε β, meant: γο β, kind: name, date: 2025-06-02}
- {heard: κομε γ, meant: γο γ, kind: brand}
- {heard: κομε δ, meant: γο δ}
- {heard: κομε ε, kind: withhold, reason: Οχι}
"""


def foreign_show(folder: Path) -> Path:
    """Write the show into the folder: what a page can say is said on one of its pages."""
    said = {key: cyrillic(phrase) for key, phrase in engine_phrases("en").items()}
    files: dict[str, Content] = {
        "mkdocs.yml": _settings(),
        "overrides/words/el.yml": json.dumps(said, ensure_ascii=False),
        "pages/index.md": f"# {greek('Tide Table')}\n\nΝαι.\n",
        "concepts/spring-tide.md": None,
        "people/ada-reef.md": _page(
            name=_VOICES[0], description="Ναι.", image="{src: ada.jpg, alt: Αδα}", sameAs="[https://ada.example/]"
        ),
        "people/ada.jpg": picture(300, 300),
        "people/ben-tarn.md": _page(name=_VOICES[1], honorificPrefix="Δρ"),
        **{f"concepts/tide-{n}.md": _concept(n, title) for n, title in enumerate(_TITLES)},
        **_long(),
        **_others(),
    }
    return make_show(folder, files)


def _settings() -> str:
    text = text_of("mkdocs.yml").replace("language: en", "language: el").replace("Tide Table", greek("Tide Table"))
    text = text.replace("Two people talk about the sea.", "Ναι.").replace("Ada Reef", _VOICES[0])
    return text.replace("docs_dir", "repo_url: https://code.example/tides\ndocs_dir", 1) + _SETTINGS


def _page(more: str = "", text: str = "Ναι.", **facts: str) -> str:
    head = "".join(f"{key}: {value}\n" for key, value in facts.items())
    return f"---\n{head}{more}---\n\n{text}\n"


def _concept(number: int, title: str) -> str:
    return _page(_CONCEPTS.get(number, ""), title=title, definition=f"Ναι {title}.")


def _long() -> dict[str, Content]:
    """An episode with every part that there is, in which many voices name many concepts."""
    cues = _cues(58, 1, lambda n: (_VOICES[n // 3 % 7], f"{_TITLES[n % 13]} και {_TITLES[0]} κομε {'αβγδεζηθ'[n % 8]}"))
    return {
        f"{_LONG}.md": _page(_OF_LONG, title=greek("Low water"), date="2025-03-01", description="Ναι."),
        f"{_LONG}.mp3": next((ROOT / "episodes").glob("*.mp3")).read_bytes()[:120_000],
        f"{_LONG}.vtt": cues,
        f"{_LONG}.corrections.yml": _LEDGER,
    }


def _others() -> dict[str, Content]:
    """Episodes whose times are estimated or unknown, one whose audio is elsewhere, a trailer, and some more."""
    said = "".join(f"{_VOICES[n % 2]}: Και {_TITLES[n % 3]} {_other(n)}.\n\n" for n in range(9))
    remote = "{url: https://audio.example/2.mp3, length: 99}"
    files: dict[str, Content] = {
        "episodes/002-elsewhere.md": _page(
            title="Αλλο", date="2025-03-02", enclosure=remote, duration="60", concepts="[tide-0, tide-3]"
        ),
        "episodes/003-on-paper.md": _page(title="Παπυρος", date="2025-03-03"),
        "episodes/003-on-paper.txt": said,
        "episodes/003-on-paper.mp3": audio(30),
        "episodes/004-about.md": _page(title="Ισως", date="2025-03-04", transcript="{timing: estimated}"),
        "episodes/004-about.vtt": _cues(9, 3, lambda n: (_VOICES[n % 2], _TITLES[n % 2])),
        "episodes/004-about.mp3": audio(31),
        "episodes/trailer.md": _page(title="Αρκη", date="2025-02-01", episodeType="trailer"),
        "episodes/trailer.mp3": audio(4),
    }  # fmt: skip
    for number in range(5, 9):
        files[f"episodes/{number:03}-more-{number}.md"] = _page(
            title=f"Αλλο {number}", date=f"2025-04-0{number}", persons="[ada-reef]", concepts="[tide-5]"
        )
        files[f"episodes/{number:03}-more-{number}.mp3"] = audio(number)
    return files


def _cues(count: int, seconds: int, said: Callable[[int], tuple[str, str]]) -> str:
    """A transcript of sentences that all differ."""
    voices = [(n, *said(n)) for n in range(count)]
    return "WEBVTT\n\n" + "".join(
        f"00:{n * seconds:02}.000 --> 00:{n * seconds + seconds:02}.000\n<v {voice}>{text} {_other(n)}.\n\n"
        for n, voice, text in voices
    )


def _other(number: int) -> str:
    return "ικλμ"[number % 4] * (number // 4 + 2)
