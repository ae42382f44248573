"""Which words are ordinary, so that they are hardly a name or a term that was heard wrong."""

from functools import cache
from importlib.resources import files


@cache
def function_words(language: str) -> frozenset[str]:
    """Words that carry grammar alone, in small letters without apostrophes; none for languages without a list."""
    return frozenset(_words(f"function.{language}.txt"))


@cache
def common_words(language: str) -> frozenset[str]:
    """Everyday words, function words among them."""
    return frozenset(_words(f"common.{language}.txt")) | function_words(language)


@cache
def brands() -> tuple[str, ...]:
    """Names of services, apps and firms as they are written, one a line in the list."""
    return tuple(_lines("brands.txt"))


def is_common(word: str, language: str) -> bool:
    """Whether a word, or the word it is an inflection of, is an everyday one."""
    known = common_words(language)
    plain = word.casefold().replace("'", "").replace("’", "")
    return plain in known or any(stem in known for stem in _stems(plain))


def _stems(word: str) -> list[str]:
    """English words that the word may be a plural, past or participle of."""
    found = []
    for ending in ("s", "es", "d", "ed", "ing", "er", "est", "ly"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2:
            found += [stem, stem + "e"] + ([stem[:-1]] if stem[-1] == stem[-2] else [])
    return [*found, word[:-3] + "y"] if word.endswith(("ies", "ied")) else found


def _words(name: str) -> list[str]:
    return [word.replace("'", "") for line in _lines(name) for word in line.split()]


def _lines(name: str) -> list[str]:
    file = files("castloom.derive.proposals") / "words" / name
    if not file.is_file():
        return []
    return [line for line in file.read_text("utf-8").splitlines() if line and not line.startswith("#")]
