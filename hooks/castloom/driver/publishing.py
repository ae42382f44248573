"""Builds beside the site and moves over what differs, so that a failed build leaves the last good site as it was."""

import errno
import filecmp
import os
import shutil
from hashlib import blake2b
from pathlib import Path


class Staging:
    """A folder to build into. `publish` brings the site to its state; `discard` forgets it."""

    def __init__(self, site: Path, cache: Path) -> None:
        self.site = site
        name = blake2b(str(site.resolve()).encode(), digest_size=6).hexdigest()
        self.folder = cache / f"staging-{name}"
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)

    def publish(self) -> None:
        """Move new and changed files over, one whole file at a time, then delete what is gone. Others keep their times."""
        built = {
            Path(folder, name).relative_to(self.folder) for folder, _, names in os.walk(self.folder) for name in names
        }
        for path in sorted(built):
            _move(self.folder / path, self.site / path)
        self._remove_others(built)
        self.discard()

    def discard(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def _remove_others(self, built: set[Path]) -> None:
        for folder, _, names in os.walk(self.site, topdown=False):
            here = Path(folder).relative_to(self.site)
            if here.parts and here.parts[0].startswith("."):
                continue  # MkDocs leaves hidden files alone too: .git of a gh-pages checkout, .well-known
            for name in names:
                if here / name not in built and not (here == Path() and name.startswith(".")):
                    (self.site / here / name).unlink()
            if here.parts and not any(Path(folder).iterdir()):
                Path(folder).rmdir()


def _move(new: Path, old: Path) -> None:
    if old.is_file() and filecmp.cmp(new, old, shallow=False):
        return
    if old.is_dir():
        shutil.rmtree(old)
    old.parent.mkdir(parents=True, exist_ok=True)
    try:
        new.replace(old)
    except OSError as fault:
        if fault.errno != errno.EXDEV:
            raise
        draft = old.with_name(f".{old.name}.new")
        shutil.copyfile(new, draft)
        draft.replace(old)
