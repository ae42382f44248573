"""One measured run of a command: wall seconds, CPU seconds, peak memory. And what a function takes."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SAMPLE_EVERY = 0.1
MEGABYTE = 1 << 20
LINES_OF_A_FAULT = 12
ROUNDS = 3

# Material prints a notice on every build without it.
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


class RunError(Exception):
    """The command ended with an error; the message is the end of what it printed."""


@dataclass(frozen=True)
class Cost:
    """What a run took. `cpu` counts every process it started and waited for, `peak` is in bytes.

    On Linux `peak` is the sum over all processes alive at a time, pages they share counted once
    (proportional set size, sampled). Elsewhere it is that of the largest single process.
    """

    seconds: float
    cpu: float
    peak: int

    @property
    def megabytes(self) -> float:
        return self.peak / MEGABYTE


def measured(command: Sequence[str], folder: Path) -> Cost:
    """The cost of one run of the command in the folder, in a process of its own."""
    with subprocess.Popen(
        command,
        cwd=folder,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        text=True,
    ) as process:
        began = time.perf_counter()
        memory = _MemoryWatch(process.pid)
        output = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        sampled = memory.stop()
    if process.returncode:
        last = "\n".join(output.splitlines()[-LINES_OF_A_FAULT:])
        raise RunError(f"{' '.join(command)} in {folder} ended with {process.returncode}:\n{last}")
    largest = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Cost(seconds, usage.ru_utime + usage.ru_stime, max(sampled, largest))


def best(run: Callable[[], object], rounds: int = ROUNDS) -> float:
    """CPU seconds of the best of some rounds."""
    took = []
    for _ in range(rounds):
        began = time.process_time()
        run()
        took.append(time.process_time() - began)
    return min(took)


class _MemoryWatch:
    """Samples the memory of a session's processes until told to stop; 0 where there is no /proc."""

    def __init__(self, session: int) -> None:
        self._session = session
        self._peak = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        """The most bytes seen at a time."""
        self._done.set()
        self._thread.join()
        return self._peak

    def _watch(self) -> None:
        while Path("/proc/self/smaps_rollup").exists() and not self._done.wait(SAMPLE_EVERY):
            self._peak = max(self._peak, sum(_proportional_size(pid) for pid in _members(self._session)))


def _members(session: int) -> Iterator[int]:
    """The processes of a session."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            # The name in brackets may hold anything; state, parent, group and session follow it.
            fields = (process / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session:
            yield int(process.name)


def _proportional_size(pid: int) -> int:
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in rollup.splitlines() if line.startswith("Pss:"))
