"""A show looked at as a build would see it, without a site being built."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.structure.files import Files, get_files

from castloom.driver.circumstances import Circumstances
from castloom.driver.edition import Edition, make_edition
from castloom.driver.keep import KeptShow, keep
from castloom.driver.moment import moment_of_build
from castloom.driver.own_pages import addresses, docs_folder
from castloom.driver.store import CACHE, Store
from castloom.driver.theme import theme_folder
from castloom.model.problem import Problems
from castloom.source.catalog import read_catalog
from castloom.source.values.ascii import in_ascii_at_best


def look(config_file: Path, problems: Problems) -> Edition | None:
    """The whole show with its drafts; None if its settings cannot be read.

    `problems` get what a build and a preview would tell, but for what MkDocs and other plugins say of pages.
    """
    with _stopped_by_faults(config_file.name, problems):
        with _told_by_mkdocs(config_file.name, problems):
            config = load_config(str(config_file.resolve()))
            files = get_files(config)
        # A preview does not mind links to drafts, and a build does not look at them.
        make_edition(circumstances(config, files, preview=False), problems)
        return make_edition(circumstances(config, files, preview=True), problems)
    return None


def look_as_public(config_file: Path, problems: Problems) -> Edition | None:
    """The show as the next build would publish it; None if its settings cannot be read.

    What differs from castloom.lock is a warning only.
    """
    with _stopped_by_faults(config_file.name, problems):
        with _told_by_mkdocs(config_file.name, problems):
            config = load_config(str(config_file.resolve()))
            files = get_files(config)
        around = circumstances(config, files, preview=False)
        return make_edition(replace(around, is_editing=True), problems)
    return None


def look_at_audio(config_file: Path, problems: Problems) -> KeptShow | None:
    """The show held against its lock, with the digests of all its own audio; None if its settings cannot be read.

    `problems` get what is wrong with its files, but not what differs from the lock.
    """
    with _stopped_by_faults(config_file.name, problems):
        with _told_by_mkdocs(config_file.name, problems):
            config = load_config(str(config_file.resolve()))
            around = circumstances(config, get_files(config), preview=False)
        catalog = read_catalog(around.root, around.config, around.docs_dir, problems)
        if catalog is not None:
            store = Store(around.cache)
            return keep(catalog, around.root, around.config, around.now, store, problems, digests=True)
    return None


def site_folder(config_file: Path, problems: Problems) -> Path | None:
    """Where a build puts the site; None if the settings cannot be read."""
    with _stopped_by_faults(config_file.name, problems), _told_by_mkdocs(config_file.name, problems):
        return Path(load_config(str(config_file.resolve())).site_dir)
    return None


def circumstances(config: MkDocsConfig, files: Files, *, preview: bool) -> Circumstances:
    """Where and when an edition is made, from what MkDocs knows."""
    config_file = Path(str(config.config_file_path)).resolve()
    root = config_file.parent
    docs_dir = docs_folder(root, config)
    return Circumstances(
        root=root,
        config=config_file.name,
        docs_dir=docs_dir,
        site_url=in_ascii_at_best((config.site_url or "https://example.invalid/").rstrip("/") + "/"),
        now=moment_of_build(),
        preview=preview,
        cache=root / CACHE,
        extensions=tuple(config.markdown_extensions),
        extension_configs=config.mdx_configs or {},
        docs_pages=addresses(files, docs_dir),
        theme=theme_folder(config),
    )


@contextmanager
def _stopped_by_faults(path: str, problems: Problems) -> Iterator[None]:
    """Ends what it surrounds where MkDocs gives up, and tells why."""
    try:
        yield
    except Abort:
        return
    except MkDocsException as fault:
        problems.error(path, 0, "", str(fault), "correct the settings")


@contextmanager
def _told_by_mkdocs(path: str, problems: Problems) -> Iterator[None]:
    """Makes problems of what MkDocs says of the settings."""
    logger, listener = logging.getLogger("mkdocs"), _Listener(path, problems)
    propagate = logger.propagate
    logger.addHandler(listener)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagate


class _Listener(logging.Handler):
    def __init__(self, path: str, problems: Problems) -> None:
        super().__init__(logging.WARNING)
        self._path = path
        self._problems = problems

    def emit(self, record: logging.LogRecord) -> None:
        tell = self._problems.error if record.levelno >= logging.ERROR else self._problems.warn
        tell(self._path, 0, "", record.getMessage(), "see https://www.mkdocs.org/user-guide/configuration/")
