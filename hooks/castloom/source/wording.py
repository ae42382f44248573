"""The site's own texts: the engine's in the language of the show, or else in English, and the show's own laid over."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from castloom.model.problem import Problems
from castloom.model.wording import Phrase, Wording
from castloom.source import yamltext
from castloom.source.documents import read_text
from castloom.source.wording_faults import checked, phrase_of
from castloom.source.yamltext import Fields

WORDS = "words"  # the folder, in the engine's theme and in a show's
_ENGINE = Path(__file__).parent.parent / "theme" / WORDS
_ENGLISH = "en"
_WORLD = "en-001"  # English of no country: 14 January 2025


def read_wording(root: Path, theme: str, language: str, problems: Problems) -> Wording:
    """The texts of a show in `language`; its own lie in words/LANGUAGE.yml in `theme`, a folder below `root`.

    A file is for a language (`de.yml`) or for what is said in one of its countries (`de-AT.yml`), which goes before it.
    Where there is no file for the language, all texts are English.
    """
    english = engine_phrases(_ENGLISH)
    own = _own_files(root, f"{theme}/{WORDS}", language, problems)
    found: dict[str, Phrase] = {}
    for name in _names(language):
        found |= engine_phrases(name)
        found |= _phrases_of(root, own[name], name, english, problems) if name in own else {}
    if not found:
        return Wording(_WORLD, english, tuple(english))
    locale = _WORLD if language.lower() == _ENGLISH else language
    return Wording(locale, {**english, **found}, tuple(key for key in english if key not in found))


@cache
def engine_phrases(language: str) -> Mapping[str, Phrase]:
    """The engine's own texts in a language, such as `de`; none if it has no file for it."""
    path = _ENGINE / f"{language}.yml"
    tree = yamltext.parse(path.read_text("utf-8"), path.name, Problems()) if path.is_file() else None
    return {key: phrase_of(node) for key, node in tree.nodes.items()} if isinstance(tree, Fields) else {}


def engine_languages() -> list[str]:
    """The languages that the engine speaks."""
    return sorted(path.stem for path in _ENGINE.glob("*.yml"))


def _own_files(root: Path, folder: str, language: str, problems: Problems) -> dict[str, str]:
    """The show's files by the name of their language in small letters; any that nobody reads is told."""
    wanted = list(_names(language))
    found: dict[str, str] = {}
    for file in sorted(path.name for path in (root / folder).glob("*") if not path.name.startswith(".")):
        stem, _, ending = file.rpartition(".")
        if ending == "yml" and stem.lower() in wanted:
            found[stem.lower()] = f"{folder}/{file}"
        else:
            hint = f"name it {language}.yml, or remove it"
            problems.warn(f"{folder}/{file}", 0, "", f"is not read: the show's language is {language}", hint)
    return found


def _phrases_of(
    root: Path, path: str, language: str, english: Mapping[str, Phrase], problems: Problems
) -> dict[str, Phrase]:
    text = read_text(root, path, problems)
    tree = yamltext.parse(text, path, problems) if text is not None else None
    if tree is None:
        return {}
    if not isinstance(tree, Fields):
        problems.error(path, tree.line, "", "is not made of keys", "write one `key: text` a line, as in search: Search")
        return {}
    return checked(tree, path, language, english, problems)


def _names(language: str) -> Iterator[str]:
    """`de` and `de-at`: the language, and what is said in a country of it."""
    parts = language.lower().split("-")
    return ("-".join(parts[:count]) for count in range(1, len(parts) + 1))
