"""Long lists cut into pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Leaf(Generic[T]):
    """One page of a list: number `number` of `count`, at the address `url` from the site's root."""

    items: Sequence[T]
    number: int
    count: int
    base: str

    @property
    def url(self) -> str:
        return leaf_url(self.base, self.number)

    @property
    def view(self) -> dict[str, Any]:
        """What templates need to lead to the neighbouring pages."""
        newer = leaf_url(self.base, self.number - 1) if self.number > 1 else ""
        older = leaf_url(self.base, self.number + 1) if self.number < self.count else ""
        return {"number": self.number, "count": self.count, "newer": newer, "older": older}


def leaf_url(base: str, number: int) -> str:
    return base if number == 1 else f"{base}page/{number}/"


def leaves(items: Sequence[T], base: str, size: int) -> list[Leaf[T]]:
    """The list in pages of `size`; an empty list has one empty page."""
    count = max(1, -(-len(items) // size))
    return [Leaf(items[n * size : (n + 1) * size], n + 1, count, base) for n in range(count)]
