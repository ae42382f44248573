"""What earlier builds made, kept by content in .cache/castloom/: safe to delete at any time."""

import os
import pickle
import time
from collections.abc import Hashable
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import castloom
from castloom.model.memory import Memory

CACHE = Path(".cache", "castloom")  # in a show's folder
_KEPT_SECONDS = 7 * 24 * 3600
_LENGTH = 8  # bytes, which say how many the value has that stands before its annex


@cache
def engine_digest() -> str:
    """Stands for this very version of the engine: what another version made is not used."""
    package = Path(castloom.__file__).parent
    return key_of([(str(p), touch_of(p)) for p in sorted((*package.rglob("*.py"), *package.rglob("*.txt")))])


def touch_of(path: Path) -> tuple[int, int]:
    """A file's bytes and when it was last written, in nanoseconds: if neither changed, it is not read again."""
    stat = path.stat()
    return stat.st_size, stat.st_mtime_ns


def key_of(*values: object) -> str:
    """A key that is equal for values of equal repr."""
    return blake2b("\0".join(map(repr, values)).encode(), digest_size=16).hexdigest()


def known_key(memory: Memory, name: Hashable, *values: object) -> str:
    """The same, but not made again of equal values that had this name before."""
    return memory.recall(("key", name), values, lambda: key_of(*values))


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

    def keeps(self, key: str) -> bool:
        """Whether there is a value of this key, which is known already; it is kept on."""
        path = self._path(key)
        try:
            stat = os.stat(path)  # noqa: PTH116
            if stat.st_mtime < time.time() - _KEPT_SECONDS / 2:
                os.utime(path)  # another build, beside a preview, would remove it
        except OSError:
            return False
        return stat.st_size > 0

    def load(self, key: str) -> Any | None:
        """The value of this key, or None."""
        return self._load(key)

    def load_annex(self, key: str) -> Any | None:
        """The annex of this key's value, or None. The last one is remembered: it is often asked for again at once."""
        if self._last[0] != key:
            self._last = key, self._load(key, is_annex=True)
        return self._last[1]

    def save(self, key: str, value: object, annex: object = None) -> bytes:
        """Write a value whole or not at all, and give it back pickled.

        Where nobody may write, `castloom check` does without.
        """
        pickled = pickle.dumps(value, protocol=5)
        with suppress(PermissionError):
            self._save(self._path(key), pickled, pickle.dumps(annex, protocol=5))
        return pickled

    def _save(self, path: str, value: bytes, annex: bytes) -> None:
        draft = f"{path}.{os.getpid()}"
        try:
            file = open(draft, "wb")  # noqa: PTH123, SIM115 - thousands of files: Path takes longer than writing
        except FileNotFoundError:
            os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
            file = open(draft, "wb")  # noqa: PTH123, SIM115
        with file:
            file.write(b"".join([len(value).to_bytes(_LENGTH), value, annex]))
        os.replace(draft, path)  # noqa: PTH105

    def _path(self, key: str) -> str:
        self._used.add(key)
        return f"{self._folder}{os.sep}{key[:2]}{os.sep}{key}"

    def _load(self, key: str, is_annex: bool = False) -> Any | None:
        try:
            with open(self._path(key), "rb") as file:  # noqa: PTH123
                length = int.from_bytes(file.read(_LENGTH))
                if is_annex:
                    file.seek(length, os.SEEK_CUR)
                return pickle.load(file)
        except (OSError, OverflowError, pickle.UnpicklingError, EOFError, AttributeError, ImportError):
            return None

    def prune(self) -> None:
        """Remove what this build did not use and nobody has made for a week."""
        oldest = time.time() - _KEPT_SECONDS
        folder = Path(self._folder)
        for path in (*folder.glob("??/*"), *folder.glob("published-*")):
            if path.name not in self._used and path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)
