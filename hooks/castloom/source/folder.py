"""What lies in the show's folders: the pages there are, and the neighbours of each."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from castloom.model.problem import Problems

FOLDERS = ("episodes", "concepts", "people")
_OTHER_AUDIO = (".wav", ".flac", ".ogg", ".oga", ".opus", ".aac", ".aif", ".aiff", ".wma")
AUDIO_TYPES = {".mp3": "audio/mpeg", ".m4a": "audio/x-m4a"}
TRANSCRIPTS = (".vtt", ".srt", ".json", ".html", ".txt")
CHAPTERS = (".chapters.json", ".chapters.txt", ".chapters.xml", ".chapters.psc", ".psc")
PICTURES = (".jpg", ".jpeg", ".png")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i"})
_README = re.compile(r"readme|index", re.IGNORECASE)


@dataclass(frozen=True)
class Known:
    """The ids of the pages there are, for references from one to another."""

    concepts: tuple[str, ...]
    people: tuple[str, ...]
    episodes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Folder:
    """One content folder: the stems of its pages, and every other file by the stem of the page it belongs to."""

    name: str
    stems: tuple[str, ...]
    neighbours: dict[str, tuple[str, ...]]
    assets: tuple[str, ...]

    def path(self, stem: str) -> str:
        return f"{self.name}/{stem}.md"

    def beside(self, stem: str, *suffixes: str) -> list[str]:
        """Paths of the files of this stem that have one of the suffixes, in the suffixes' order."""
        names = self.neighbours.get(stem, ())
        return [f"{self.name}/{n}" for s in suffixes for n in names if n.lower() == f"{stem}{s}".lower()]


def read_folder(root: Path, name: str, problems: Problems) -> Folder:
    """The pages and other files of a content folder; a missing folder is an empty one."""
    names = [n for n in _names(root, name, problems) if not _is_unplayable(name, n, problems)]
    stems = tuple(_page_stems(name, names, problems))
    others = [n for n in names if not n.lower().endswith(".md")]
    neighbours: dict[str, tuple[str, ...]] = {}
    assets: list[str] = []
    for other in others:
        stem = next((s for s in _stems_of(other) if s in stems), None)
        if stem is None or (name == "episodes" and _is_media(other) and _parts(other)[0] != stem):
            _orphan(name, other, stem, assets, problems)
        else:
            neighbours[stem] = (*neighbours.get(stem, ()), other)
    return Folder(name, stems, neighbours, tuple(assets))


def _names(root: Path, folder: str, problems: Problems) -> list[str]:
    """The files that are really in the folder, by name."""
    found = []
    if (root / folder).is_file():
        problems.error(folder, 0, "", "is a file", "rename it: this is the name of the folder of pages")
    for path in sorted((root / folder).glob("[!.]*")):
        place = f"{folder}/{path.name}"
        if (path.is_symlink() or path.parent.is_symlink()) and not path.resolve().is_relative_to(root.resolve()):
            problems.error(place, 0, "", "is a link that leaves the show's folder", f"put the file into {folder}/")
        elif path.is_file():
            found.append(path.name)
        elif path.is_dir() and any(path.iterdir()):
            problems.warn(place, 0, "", "is a folder, and what it holds is not read", f"put the files into {folder}/")
    return found


def _is_media(name: str) -> bool:
    return name.lower().endswith((*AUDIO_TYPES, *TRANSCRIPTS, *CHAPTERS))


def _parts(name: str) -> tuple[str, str]:
    """Name and ending of an audio file, a transcript or a chapter file."""
    ending = next((e for e in CHAPTERS if name.lower().endswith(e)), "." + name.rpartition(".")[2])
    return name[: -len(ending)], name[-len(ending) :]


def _is_unplayable(folder: str, name: str, problems: Problems) -> bool:
    suffix = "." + name.rpartition(".")[2].lower()
    if folder != "episodes" or suffix not in _OTHER_AUDIO:
        return False
    problems.warn(f"{folder}/{name}", 0, "", f"apps do not play {suffix}, so it is left out",
                  "export it as .mp3 or .m4a, and keep this one elsewhere")  # fmt: skip
    return True


def _page_stems(folder: str, names: list[str], problems: Problems) -> list[str]:
    stems = []
    for name in names:
        stem, dot, suffix = name.rpartition(".")
        if not dot or suffix.lower() != "md":
            continue
        if _README.fullmatch(stem):
            problems.error(
                f"{folder}/{name}", 0, "", "is not a page of this folder", "move it out; the list is made by itself"
            )
        elif not _ID.fullmatch(stem):
            plain = "-".join(re.findall(r"[a-z0-9]+", _without_accents(stem))) or "a-plain-name"
            problems.error(
                f"{folder}/{name}", 0, "", "the name holds more than a-z, 0-9 and -", f"rename it {plain}.md"
            )
        elif suffix != "md":
            problems.error(f"{folder}/{name}", 0, "", "the ending is not .md", f"rename it {stem}.md")
        else:
            stems.append(stem)
    return stems


def _without_accents(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    return "".join(sign for sign in folded if not unicodedata.combining(sign))


def _stems_of(name: str) -> list[str]:
    parts = name.split(".")
    return [".".join(parts[:n]) for n in range(len(parts) - 1, 0, -1)]


def _orphan(folder: str, name: str, stem: str | None, assets: list[str], problems: Problems) -> None:
    if folder == "episodes" and _is_media(name):
        first, suffix = _parts(name)
        hint = f"rename it {stem}{suffix}" if stem else f"add {folder}/{first}.md, or give it the name of its episode"
        problems.warn(f"{folder}/{name}", 0, "", "belongs to no episode", hint)
    else:
        assets.append(f"{folder}/{name}")
