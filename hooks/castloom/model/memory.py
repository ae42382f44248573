"""What was made before, for the next time it is asked for: the builds of a preview differ by a file or two."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Memory:
    """The last value of each name, with what it was made of; nothing, unless it `is_kept` for a next time.

    Nobody may change a value, or what it was made of. Sources that are equal must be told alike wherever they are told:
    see Moment. What is the very same object is not compared any further, so that whoever keeps objects as they were
    makes all that follows from them cheap. What another process learns is lost.
    """

    def __init__(self, *, is_kept: bool = False) -> None:
        self.is_kept = is_kept
        self._known: dict[Hashable, tuple[object, Any]] = {}

    def recall(self, name: Hashable, sources: object, make: Callable[[], T]) -> T:
        """The value of this name if it was made of equal `sources`, else what `make` makes. None is not remembered."""
        known = self._known.get(name)
        if known is not None and known[0] == sources:
            value: T = known[1]
            return value
        made = make()
        return made if made is None else self.learn(name, sources, made)

    def learn(self, name: Hashable, sources: object, value: T) -> T:
        """The value, which was made of `sources`."""
        if self.is_kept:
            self._known[name] = sources, value
        return value

    def same(self, name: Hashable, value: T) -> T:
        """The value of this name if it is equal to this one, else this one."""
        return self.recall(name, value, lambda: value)


NO_MEMORY = Memory()  # of builds that no other follows in their process
