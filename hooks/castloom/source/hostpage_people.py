"""Who made a host page's episode: the people it lists, and what its notes say of those it only lets speak."""

import json
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_PREFIX = re.compile(r"(Dr\.?|Prof\.?|Professor|Sir|Dame|Rev\.?)\s+(?=\S)")
_NOBODY = re.compile(r"(?:unknown )?(?:speaker|voice)(?:\s+(?:\d+|[A-Z]))?", re.IGNORECASE)
_TITLES = r"(?:(?:Dr\.?|Prof\.?|Professor|Sir|Dame|Rev\.?)\s+)?"
_WITHIN_SENTENCE = r"(?:(?:Dr|Prof|Rev)\.|[^.!?\n])*?"
_SENTENCE_GOES_ON = (
    r"(?!(?:and|as|but|for|from|he|her|his|how|in|is|it|of|on|or|our|she|that|their|they|to|we|where|which|who|whose|"
    r"why|with|you)\b)"
)


@dataclass(frozen=True)
class Creator:
    """Somebody under "Creators and Guests": roles as the podcast taxonomy names them, in small letters."""

    name: str
    roles: tuple[str, ...]
    prefix: str = ""
    description: str = ""


def read_creators(section: str, speakers: Collection[str], words: str) -> tuple[Creator, ...]:
    """The people of the section: role line, name line, description lines, repeated; a role may hold for several.

    A line below a name is that person's description, unless the transcript or `words`, the notes, know it as a name.
    """
    creators: list[Creator] = []
    roles: tuple[str, ...] = ()
    expects_name = True
    for line in (line.strip() for line in section.split("\n") if line.strip()):
        if found := _roles(line):
            roles, expects_name = found, True
        elif expects_name or line in speakers or (_is_name(line) and (creators[-1].description or line in words)):
            creators.append(Creator(_bare(line), roles or ("guest",), _prefix(line)))
            expects_name = False
        else:
            creators[-1] = _described(creators[-1], line)
    return tuple(creators)


def unlisted(speakers: Iterable[str], creators: tuple[Creator, ...], words: str) -> tuple[Creator, ...]:
    """Those who are heard but not listed, with what `words`, the page's prose, says of them.

    Whoever the page does not call a host is a guest. Labels such as "Speaker 2" name nobody.
    """
    listed = {creator.name.casefold() for creator in creators}
    return tuple(
        _introduced(_bare(name), _prefix(name), words)
        for name in speakers
        if _bare(name).casefold() not in listed and not _NOBODY.fullmatch(name)
    )


def with_prefix(creator: Creator, words: str) -> Creator:
    """The creator with the title that `words` give them, if the list gave none."""
    introduced = _introduced(creator.name, creator.prefix, words)
    return Creator(creator.name, creator.roles, introduced.prefix, creator.description)


def _introduced(name: str, prefix: str, words: str) -> Creator:
    titled = re.search(rf"\b{_PREFIX.pattern}{re.escape(name)}\b", words)
    role = "host" if _is_host(name, words) else "guest"
    apposed = re.search(rf"\b{re.escape(name)}, {_SENTENCE_GOES_ON}([a-z][^,.;:!?\n]* [^,.;:!?\n]*),", words)
    return Creator(name, (role,), prefix or (titled[1] if titled else ""), apposed[1] if apposed else "")


def _is_host(name: str, words: str) -> bool:
    named = _TITLES + re.escape(name)
    return bool(re.search(rf"\b(?:hosted by\b{_WITHIN_SENTENCE}|hosts? ){named}\b", words, re.IGNORECASE))


def _described(creator: Creator, line: str) -> Creator:
    description = f"{creator.description} {line}".strip()
    return Creator(creator.name, creator.roles, creator.prefix, description)


def _roles(line: str) -> tuple[str, ...]:
    parts = [part.strip().rstrip(":").casefold() for part in re.split(r"[,/&|]", line)]
    singular = [part if part in _taxonomy() else part.removesuffix("s") for part in parts]
    return tuple(dict.fromkeys(singular)) if all(part in _taxonomy() for part in singular) else ()


@cache
def _taxonomy() -> frozenset[str]:
    text = files("castloom.source.values").joinpath("podcast_taxonomy.json").read_text("utf-8")
    return frozenset(role.casefold() for roles in json.loads(text).values() for role in roles)


def _is_name(line: str) -> bool:
    words = _bare(line).split()
    return 2 <= len(words) <= 4 and all(re.fullmatch(r"[^\W\d_][\w.'’-]*", w) and w[0].isupper() for w in words)


def _bare(name: str) -> str:
    return _PREFIX.sub("", name, count=1) if _PREFIX.match(name) else name


def _prefix(name: str) -> str:
    match = _PREFIX.match(name)
    return match[1] if match else ""
