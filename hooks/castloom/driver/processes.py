"""When work is shared out to other processes, and to how many."""

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable

_WORTH_STARTING = 60  # episodes or pages; to start processes costs about as much as these


def worth_sharing(tasks: int) -> int:
    """How many processes are worth starting for so many episodes or pages; 1 is this one alone."""
    return min(os.cpu_count() or 1, 8) if tasks >= _WORTH_STARTING else 1


def may_fork() -> bool:
    """Forking is cheap, but only safe while no other thread runs (a preview server has several)."""
    return sys.platform == "linux" and threading.active_count() == 1


def begin(work: Callable[[], None], tasks: int) -> Callable[[], None]:
    """Begin `work` of so many tasks in a process of its own, if that is worth it and safe.

    What is returned waits for its end; work that was not begun, or failed, is done then.
    """
    process = (
        multiprocessing.get_context("fork").Process(target=_silently, args=(work,), daemon=True)
        if (worth_sharing(tasks) > 1 and may_fork())
        else None
    )
    if process:
        process.start()

    def end() -> None:
        if process:
            process.join()
        if not process or process.exitcode:  # a fault is told best where it can be seen
            work()

    return end


def _silently(work: Callable[[], None]) -> None:
    try:
        work()
    except Exception:
        sys.exit(1)
