"""Python's garbage collector while a build makes millions of small values that all live until it ends."""

import gc
from threading import Timer

PAUSE = 1.0  # seconds


def collect_rarely() -> None:
    """Leave alone what is there, and look at the rest seldom: looking took a third of a build's time."""
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)


class Leftovers:
    """What a preview's builds leave, given back while nobody waits: each build freezes what it finds."""

    def __init__(self) -> None:
        self._timer = Timer(PAUSE, _collect_all)

    def wait(self) -> None:
        """A build begins."""
        self._timer.cancel()

    def collect(self) -> None:
        """A build has ended: give back what it left, if no other begins within the pause."""
        self._timer = Timer(PAUSE, _collect_all)
        self._timer.daemon = True
        self._timer.start()


def _collect_all() -> None:
    gc.unfreeze()
    gc.collect()
