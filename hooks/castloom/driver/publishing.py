"""Builds beside the site and moves over what differs, so that a failed build leaves the last good site as it was."""

import errno
import filecmp
import os
import pickle
import shutil
from hashlib import blake2b
from pathlib import Path

_Stamp = tuple[str, int, int]  # key, bytes, modification time in nanoseconds


class Staging:
    """A folder to build into. `publish` brings the site to its state; `discard` forgets it.

    The site is the cache of finished files: one that was published under a key, and has not been touched since,
    need not be made again while the key is the same.
    """

    def __init__(self, site: Path, cache: Path) -> None:
        self.site = site
        self._root = f"{site}{os.sep}"
        name = blake2b(str(site.resolve()).encode(), digest_size=6).hexdigest()
        self.folder = cache / f"staging-{name}"
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self._record = cache / f"published-{name}"
        self._published = _read_record(self._record)
        self._kept: set[str] = set()
        self._keys: dict[str, str] = {}

    def keeps(self, uri: str, key: str) -> bool:
        """Whether the site's file already is what `key` stands for; else it is recorded as such once published."""
        self._keys[uri] = key
        stamp = _stamp(self._root + uri, key)
        if stamp is None or stamp != self._published.get(uri):
            return False
        self._kept.add(uri)
        return True

    def publish(self) -> None:
        """Move new and changed files over, each as a whole, then delete what is gone. Others keep their times."""
        built = _files_below(self.folder)
        _move_below(self.folder, self.site)
        _remove_all_but(built | self._kept, self.site)
        stamps = {uri: stamp for uri, key in self._keys.items() if (stamp := _stamp(self._root + uri, key))}
        self._record.write_bytes(pickle.dumps(stamps))
        self.discard()

    def discard(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def _read_record(record: Path) -> dict[str, _Stamp]:
    try:
        stamps: dict[str, _Stamp] = pickle.loads(record.read_bytes())
    except (OSError, pickle.UnpicklingError, EOFError):
        return {}
    return stamps


def _stamp(path: str, key: str) -> _Stamp | None:
    try:
        stat = os.stat(path)  # noqa: PTH116 - asked for every file: Path takes longer than looking
    except OSError:
        return None
    return key, stat.st_size, stat.st_mtime_ns


def _files_below(folder: Path) -> set[str]:
    root = str(folder)
    return {
        f"{here[len(root) + 1 :]}{os.sep}{name}".lstrip(os.sep).replace(os.sep, "/")
        for here, _, names in os.walk(root)
        for name in names
    }


def _move_below(new: Path, old: Path) -> None:
    """Bring what is in a folder into another; a folder that is not there yet is moved with all that it holds."""
    if old.is_file():
        old.unlink()
    old.mkdir(parents=True, exist_ok=True)
    with os.scandir(new) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            target = old / entry.name
            if not entry.is_dir():
                _move(new / entry.name, target)
            elif not _renamed(entry.path, target):
                _move_below(new / entry.name, target)


def _renamed(new: str, old: Path) -> bool:
    if os.path.lexists(old):
        return False
    try:
        os.rename(new, old)  # noqa: PTH104 - asked for thousands of folders
    except OSError:
        return False  # on another disk; its files are copied one by one
    return True


def _remove_all_but(wanted: set[str], site: Path) -> None:
    """Hidden files stay, as MkDocs leaves them: .git of a gh-pages checkout, .well-known, .nojekyll."""
    for uri in _files_below(site) - wanted:
        if not uri.startswith("."):
            (site / uri).unlink()
    for here, folders, names in os.walk(site, topdown=False):
        if not names and not folders and Path(here) != site:
            _remove_empty(Path(here), site)


def _remove_empty(folder: Path, site: Path) -> None:
    while folder != site and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _move(new: Path, old: Path) -> None:
    if old.is_file() and filecmp.cmp(new, old, shallow=False):
        return
    if old.is_dir():
        shutil.rmtree(old)
    try:
        new.replace(old)
    except OSError as fault:
        if fault.errno != errno.EXDEV:
            raise
        draft = old.with_name(f".{old.name}.new")
        shutil.copyfile(new, draft)
        draft.replace(old)
