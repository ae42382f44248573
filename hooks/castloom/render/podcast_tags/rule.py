"""What holds for a tag: a line of the table."""

import re
from dataclasses import dataclass
from enum import Enum, auto


class Count(Enum):
    """How often a tag may stand in one parent."""

    ONCE = auto()
    MANY = auto()


ONCE, MANY = Count.ONCE, Count.MANY


@dataclass(frozen=True)
class Value:
    """What a tag's text may be: `said` in words, `pattern` as a whole; `most` characters, 0 for any number."""

    said: str
    pattern: str = r"(?s).+"
    most: int = 0

    def fault(self, text: str) -> str:
        """What is wrong with a text, or ""."""
        if not re.fullmatch(self.pattern, text):
            return f'"{text}" is not {self.said}'
        return f"has {len(text)} characters, {self.most} are the most" if self.most and len(text) > self.most else ""


@dataclass(frozen=True)
class Attribute:
    """An attribute; `most` characters, 0 for any number; one of `words`, where there are any."""

    name: str
    is_needed: bool
    most: int
    words: tuple[str, ...] = ()

    def fault(self, tag: str, found: str) -> str:
        """What is wrong with a tag's value of it, or ""; a value that is "" is absent."""
        if not found:
            return f"{tag} needs the attribute {self.name}" if self.is_needed else ""
        if self.words and found not in self.words:
            return f'{tag}: {self.name} "{found}" is not {" or ".join(self.words)}'
        is_long = self.most and len(found) > self.most
        return f"{tag}: {self.name} has {len(found)} characters, {self.most} are the most" if is_long else ""


@dataclass(frozen=True)
class Rule:
    """Where a tag may stand, how often in one parent, and what it has.

    Without a `value` it has no text. `holds` are its children of which one kind must be there, and no two kinds.
    """

    name: str
    parents: tuple[str, ...]
    count: Count
    attributes: tuple[Attribute, ...]
    value: Value | None
    holds: tuple[str, ...]


def rule(
    name: str, parents: str, count: Count, attributes: str = "", value: Value | None = None, holds: str = ""
) -> Rule:
    """A rule from words with blanks between.

    Of attributes, `url!` is needed, `title:32` has 32 characters at most, and `status=live|ended` is one of the words.
    """
    found = tuple(map(_attribute, attributes.split()))
    return Rule(name, tuple(parents.split()), count, found, value, tuple(holds.split()))


def text(most: int) -> Value:
    """Any text of so many characters."""
    return Value("a text", most=most)


def one_of(*words: str) -> Value:
    """One of the words, letter by letter."""
    return Value(" or ".join(words), "|".join(map(re.escape, words)))


def _attribute(word: str) -> Attribute:
    named, _, words = word.rstrip("!").partition("=")
    name, _, most = named.partition(":")
    return Attribute(name, word.endswith("!"), int(most or 0), tuple(filter(None, words.split("|"))))
