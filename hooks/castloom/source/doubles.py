"""What a record says twice: apps would show it twice."""

from collections.abc import Iterable
from typing import TypeVar

from castloom.model.link import Link
from castloom.model.person import Credit
from castloom.source.record import Record

T = TypeVar("T")
_HINT = "keep one of the two"


def check_doubles(record: Record, persons: Iterable[Credit], funding: Iterable[Link]) -> None:
    """Warn of a person who has one role twice, and of a page of support that is named twice."""
    credits_ = [(one.id, one.group, one.role) for one in persons] if record.has("persons") else []
    for id_, _, role in doubles(credits_):
        record.warn("persons", f"{id_} is {role} twice", f"{_HINT}, or give one another role")
    for url in doubles(link.url for link in funding):
        record.warn("funding", f"{url} stands twice", _HINT)


def doubles(values: Iterable[T]) -> list[T]:
    """Each value that is not the first of its kind, once."""
    every = list(values)
    return [value for value in dict.fromkeys(every) if every.count(value) > 1]
