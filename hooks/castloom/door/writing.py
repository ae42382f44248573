"""Several files written together, or none of them."""

from collections.abc import Mapping
from pathlib import Path


def write_all(files: Mapping[Path, bytes | None]) -> None:
    """Write every file, and remove those that have no content; if one of them fails, all are as they were.

    Raises the OSError of the one that failed.
    """
    before = {path: path.read_bytes() if path.is_file() else None for path in files}
    parts = {path: path.with_name(f".{path.name}.part") for path, content in files.items() if content is not None}
    done: list[Path] = []
    try:
        for path, part in parts.items():
            part.write_bytes(files[path] or b"")
        for path in files:
            done.append(path)
            _put(path, parts.get(path))
    except OSError:
        _restore({path: before[path] for path in done})
        raise
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)


def _put(path: Path, part: Path | None) -> None:
    if part is None:
        path.unlink(missing_ok=True)
    else:
        part.replace(path)


def _restore(files: Mapping[Path, bytes | None]) -> None:
    for path, content in files.items():
        if content is None:
            path.unlink(missing_ok=True)
        elif not path.is_file() or path.read_bytes() != content:
            path.write_bytes(content)
