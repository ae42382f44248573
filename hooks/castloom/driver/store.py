"""What earlier builds made, kept by content in .cache/castloom/: safe to delete at any time."""

import os
import pickle
import time
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import castloom

_KEPT_SECONDS = 7 * 24 * 3600


@cache
def engine_digest() -> str:
    """Stands for this very version of the engine: what another version made is not used."""
    package = Path(castloom.__file__).parent
    stats = [(str(p), p.stat().st_mtime_ns, p.stat().st_size) for p in sorted(package.rglob("*.py"))]
    return key_of(stats)


def key_of(*values: object) -> str:
    """A key that is equal for values of equal repr."""
    return blake2b("\0".join(map(repr, values)).encode(), digest_size=16).hexdigest()


class Store:
    """Values by key. A key says everything that the value follows from.

    A value may have an annex, a second one in the same file that is read only when it is wanted. `was_empty` tells that
    there was no value at all, as before the first build.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self.was_empty = next(folder.glob("??/*"), None) is None
        self._used: set[str] = set()
        self._last: tuple[str, Any | None] = ("", None)

    def load(self, key: str) -> Any | None:
        """The value of this key, or None."""
        return self._load(key, 1)

    def load_annex(self, key: str) -> Any | None:
        """The annex of this key's value, or None. The last one is remembered: it is often asked for again at once."""
        if self._last[0] != key:
            self._last = key, self._load(key, 2)
        return self._last[1]

    def save(self, key: str, value: object, annex: object = None) -> None:
        """Write a value whole or not at all; where nobody may write, `castloom check` does without."""
        with suppress(PermissionError):
            self._save(self._path(key), value, annex)

    def _save(self, path: str, value: object, annex: object) -> None:
        draft = f"{path}.{os.getpid()}"
        try:
            file = open(draft, "wb")  # noqa: PTH123, SIM115 - thousands of files: Path takes longer than writing
        except FileNotFoundError:
            os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
            file = open(draft, "wb")  # noqa: PTH123, SIM115
        with file:
            pickle.dump(value, file, protocol=5)
            pickle.dump(annex, file, protocol=5)
        os.replace(draft, path)  # noqa: PTH105

    def _path(self, key: str) -> str:
        self._used.add(key)
        return f"{self._folder}{os.sep}{key[:2]}{os.sep}{key}"

    def _load(self, key: str, number: int) -> Any | None:
        try:
            with open(self._path(key), "rb") as file:  # noqa: PTH123
                found = [pickle.load(file) for _ in range(number)]
        except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError):
            return None
        return found[-1]

    def prune(self) -> None:
        """Remove what this build did not use and nobody has made for a week."""
        oldest = time.time() - _KEPT_SECONDS
        folder = Path(self._folder)
        for path in (*folder.glob("??/*"), *folder.glob("published-*")):
            if path.name not in self._used and path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)
