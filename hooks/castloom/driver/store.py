"""What earlier builds made, kept by content in .cache/castloom/: safe to delete at any time."""

import os
import pickle
import time
from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

import castloom

T = TypeVar("T")
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
    """Values and files by key. A key says everything that the value follows from."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[str] = set()

    def path(self, key: str, suffix: str) -> Path:
        """Where the file of this key and suffix lies, or will lie."""
        self._used.add(key)
        return self._folder / key[:2] / f"{key}{suffix}"

    def load(self, key: str, suffix: str = ".value") -> Any | None:
        """The value of this key, or None."""
        try:
            return pickle.loads(self.path(key, suffix).read_bytes())
        except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError):
            return None

    def save(self, key: str, value: object, suffix: str = ".value") -> None:
        self.write(key, suffix, pickle.dumps(value, protocol=5))

    def write(self, key: str, suffix: str, content: bytes) -> None:
        """Write a file whole or not at all."""
        path = self.path(key, suffix)
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.write_bytes(content)
        draft.replace(path)

    def recall(self, key: str, make: Callable[[], T]) -> T:
        """The value of this key: kept, or else made and kept."""
        kept: T | None = self.load(key)
        if kept is None:
            kept = make()
            self.save(key, kept)
        return kept

    def prune(self) -> None:
        """Remove what this build did not use and nobody has made for a week."""
        oldest = time.time() - _KEPT_SECONDS
        for path in self._folder.glob("??/*"):
            if path.name.partition(".")[0] not in self._used and path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)
