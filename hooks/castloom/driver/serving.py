"""What `mkdocs serve` does better with a show: it goes on serving through a failed build, and sees new folders."""

import logging
from collections.abc import Iterable
from pathlib import Path

from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.utils import DuplicateFilter

from castloom.driver.garbage import Leftovers

log = logging.getLogger("mkdocs.plugins.castloom")

_STAYS = "The last good site is served until this is mended."


def keep_serving(server: LiveReloadServer, folders: Iterable[Path]) -> None:
    """Make a failed rebuild leave the site as it was: MkDocs would answer no request until one succeeds.

    Those of `folders` that do not exist yet are watched once they do.
    """
    build, leftovers = server.builder, Leftovers()
    unwatched = {folder for folder in folders if not folder.is_dir()}

    def rebuild() -> None:
        leftovers.wait()
        _forget_what_was_told()
        try:
            build()
        except Abort:
            log.error(_STAYS)  # why was told by the build
        except MkDocsException as fault:
            log.error(f"{fault}\n{_STAYS}")
        except Exception:
            log.exception(_STAYS)
        leftovers.collect()
        for folder in sorted(filter(Path.is_dir, unwatched)):
            server.watch(str(folder))
            unwatched.remove(folder)

    server.builder = rebuild


def _forget_what_was_told() -> None:
    """MkDocs prints an error once; an editor who has not mended it yet is to read it again."""
    for known in logging.getLogger("mkdocs.commands.build").filters:
        if isinstance(known, DuplicateFilter):
            known.msgs.clear()
