"""When work is shared out to other processes, and to how many."""

import os
import sys
import threading

_WORTH_STARTING = 60  # episodes or pages; to start processes costs about as much as these


def worth_sharing(tasks: int) -> int:
    """How many processes are worth starting for so many episodes or pages; 1 is this one alone."""
    return min(os.cpu_count() or 1, 8) if tasks >= _WORTH_STARTING else 1


def may_fork() -> bool:
    """Forking is cheap, but only safe while no other thread runs (a preview server has several)."""
    return sys.platform == "linux" and threading.active_count() == 1
