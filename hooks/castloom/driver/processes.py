"""When work is shared out to other processes, and to how many."""

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeVar

from castloom.model.memory import NO_MEMORY, Memory

T = TypeVar("T")

_WORTH_STARTING = 60  # episodes or pages; to start processes costs about as much as these


def worth_sharing(tasks: int) -> int:
    """How many processes are worth starting for so many episodes or pages; 1 is this one alone."""
    return min(os.cpu_count() or 1, 8) if tasks >= _WORTH_STARTING else 1


def may_fork() -> bool:
    """Forking is cheap, but only safe while no other thread runs (a preview server has several)."""
    return sys.platform == "linux" and threading.active_count() == 1


def begin(work: Callable[[], T], tasks: int, memory: Memory = NO_MEMORY) -> Callable[[], T]:
    """Begin `work` of so many tasks in a process of its own, if that is worth it and safe.

    What is returned waits for its end, and gives what it gave; work that was not begun, or failed, is done then. A
    `memory` that is kept would not learn of it, so that it is done then, too.
    """
    if worth_sharing(tasks) < 2 or not may_fork() or memory.is_kept:
        return work
    context = multiprocessing.get_context("fork")
    ours, its = context.Pipe(duplex=False)
    process = context.Process(target=_silently, args=(work, its), daemon=True)
    process.start()
    its.close()

    def end() -> T:
        try:
            made: T = ours.recv()
        except EOFError:  # a fault is told best where it can be seen
            made = work()
        process.join()
        return made

    return end


def _silently(work: Callable[[], object], end: Connection) -> None:
    try:
        end.send(work())
    except Exception:
        sys.exit(1)
