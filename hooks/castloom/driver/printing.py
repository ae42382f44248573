"""Places many prepared pages at once, in as many processes as help, where nobody but this engine works on pages."""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from castloom.driver.files import PreparedFile
from castloom.driver.processes import may_fork, worth_sharing

_place: Callable[[PreparedFile], None] | None = None  # what forked processes inherit
_files: Sequence[PreparedFile] = ()


def print_pages(files: Sequence[PreparedFile], place: Callable[[PreparedFile], None]) -> None:
    """Have `place` write each page, if there are many and processes can be forked; MkDocs then passes these by.

    Few pages, pages where processes cannot be forked, and those of a show where one fails are left to MkDocs, which
    makes the same of them: a fault is told best where it can be seen.
    """
    count = worth_sharing(len(files))
    if count < 2 or not may_fork():
        return
    global _place, _files
    _place, _files = place, files
    try:
        with ProcessPoolExecutor(count, multiprocessing.get_context("fork")) as pool:
            list(pool.map(_print_some, _shares(len(files), count * 4)))
    except Exception:
        return
    finally:
        _place, _files = None, ()
    for file in files:
        file.is_printed = True


def _shares(total: int, count: int) -> Iterator[range]:
    for number in range(count):
        yield range(number, total, count)


def _print_some(places: range) -> None:
    assert _place is not None
    for number in places:
        _place(_files[number])
