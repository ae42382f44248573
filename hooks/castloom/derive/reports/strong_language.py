"""Strong language against what the episode's `explicit` says."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from castloom.derive.reports.finding import Finding, Level, many
from castloom.derive.reports.material import Material
from castloom.derive.reports.vocabulary import Seen, vocabulary

_LISTS = Path(__file__).with_name("strong_words")


def strong_language(material: Material) -> Iterator[Finding]:
    """Strong words in an episode that is not marked explicit; or none, as far as the list goes, in one that is."""
    episode, show = material.episode, material.catalog.show
    explicit = show.explicit if episode.explicit is None else episode.explicit
    language = (material.transcript.language if material.transcript else "") or show.language
    words = strong_words(language)
    line = material.line("explicit")
    if words is None:
        if material.transcript and not explicit:
            message = (
                f"there is no list of strong words in {language}, so nobody looked whether explicit: false is right"
            )
            yield Finding(Level.NOTE, episode.path, line, message, "listen for yourself")
        return
    found = _found(words, vocabulary((*material.spoken, *material.written)))
    if found and not explicit:
        message = f"explicit: is false, but there is strong language: {_counted(found)}"
        yield Finding(Level.WARNING, episode.path, line, message, "write explicit: true (Apple and Spotify ask for it)")
    elif explicit and not found and material.transcript:
        message = "explicit: is true, but no strong word was found"
        yield Finding(Level.NOTE, episode.path, line, message, "keep it if the subject is explicit, else write false")


def _found(words: "StrongWords", texts: Mapping[str, Seen]) -> dict[str, Seen]:
    """The strong words of a vocabulary by headword, their forms counted together."""
    found: dict[str, Seen] = {}
    for typed, seen in texts.items():
        if headword := words.headword(typed.lower()):
            first = found.setdefault(headword, Seen(seen.path, seen.line, seen.place))
            first.count += seen.count
    return found


def _counted(found: Mapping[str, Seen]) -> str:
    ranked = sorted(found.items(), key=lambda item: (-item[1].count, item[0]))
    return ", ".join(f"{word} ({many(seen.count, 'time')}, first {seen.place})" for word, seen in ranked)


class StrongWords:
    """A language's strong words: whole words with their inflections, and stems that begin compounds."""

    def __init__(self, text: str) -> None:
        lines = (line.partition("#")[0].split() for line in text.lower().splitlines())
        forms = {form: headword for headword, *others in filter(None, lines) for form in (headword, *others)}
        self._whole = {form: headword.rstrip("*") for form, headword in forms.items() if not form.endswith("*")}
        self._stems = {form.rstrip("*"): headword.rstrip("*") for form, headword in forms.items() if form.endswith("*")}

    def headword(self, word: str) -> str:
        """The headword that a word in small letters is a form of, or ""."""
        if word in self._whole:
            return self._whole[word]
        return next((self._stems[stem] for stem in self._stems if word.startswith(stem)), "")


@cache
def strong_words(language: str) -> StrongWords | None:
    """The strong words of a language such as `en` or `en-GB`; None if there is no list of it."""
    path = _LISTS / f"{language.partition('-')[0].lower()}.txt"
    return StrongWords(path.read_text("utf-8")) if path.stem.isalpha() and path.is_file() else None
