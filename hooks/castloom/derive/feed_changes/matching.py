"""Which episode of one feed is which of another."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC
from urllib.parse import urlsplit

from castloom.source.feeds.facts import ItemFacts
from castloom.source.feeds.prefixes import real_address

_Mark = Callable[[ItemFacts], str]


@dataclass(frozen=True)
class Pair:
    """An episode before and after; apps take it for the same one if it has kept its id."""

    old: ItemFacts
    new: ItemFacts

    @property
    def is_same(self) -> bool:
        return self.old.id == self.new.id


@dataclass(frozen=True)
class Matched:
    """All episodes of two feeds, each in its feed's order: those in both, in the order of the new one; gone; new."""

    both: tuple[Pair, ...]
    gone: tuple[ItemFacts, ...]
    new: tuple[ItemFacts, ...]


def match(old: Sequence[ItemFacts], new: Sequence[ItemFacts]) -> Matched:
    """Pairs by id; those that are left by their audio, their link, title and day, or title, if only one each has it."""
    partners: dict[int, int] = {}  # places: new → old
    _pair_by_id(old, new, partners)
    for mark in (_audio, _link, _title_and_day, _title):
        _pair_by_mark(mark, old, new, partners)
    taken = set(partners.values())
    return Matched(
        both=tuple(Pair(old[partners[n]], item) for n, item in enumerate(new) if n in partners),
        gone=tuple(item for n, item in enumerate(old) if n not in taken),
        new=tuple(item for n, item in enumerate(new) if n not in partners),
    )


def _pair_by_id(old: Sequence[ItemFacts], new: Sequence[ItemFacts], partners: dict[int, int]) -> None:
    """Feeds exist in which several episodes have the same guid: their order decides."""
    places = defaultdict[str, list[int]](list)
    for place in reversed(range(len(old))):
        places[old[place].id].append(place)
    for place, item in enumerate(new):
        if places[item.id]:
            partners[place] = places[item.id].pop()


def _pair_by_mark(mark: _Mark, old: Sequence[ItemFacts], new: Sequence[ItemFacts], partners: dict[int, int]) -> None:
    taken = set(partners.values())
    olds, news = [mark(item) for item in old], [mark(item) for item in new]
    alone = _alone(olds) & _alone(news)
    places = {found: place for place, found in enumerate(olds) if found in alone and place not in taken}
    for place, found in enumerate(news):
        if place not in partners and found in places:
            partners[place] = places[found]


def _alone(marks: Iterable[str]) -> set[str]:
    return {mark for mark, count in Counter(marks).items() if mark and count == 1}


def same_file(url: str) -> str:
    """What is equal for two addresses of one file, behind whatever prefixes and by http or https."""
    return re.sub("^https?://", "", real_address(url), flags=re.IGNORECASE)


def _audio(item: ItemFacts) -> str:
    return same_file(item.audio.url).partition("?")[0] if item.audio else ""


def _link(item: ItemFacts) -> str:
    try:
        parts = urlsplit(item.link)
    except ValueError:
        return ""
    return f"{parts.netloc}{parts.path.rstrip('/')}?{parts.query}" if parts.netloc else ""


def _title_and_day(item: ItemFacts) -> str:
    return f"{_title(item)} {item.date.astimezone(UTC).date()}" if _title(item) and item.date else ""


def _title(item: ItemFacts) -> str:
    return "".join(c for c in item.title.casefold() if c.isalnum())
