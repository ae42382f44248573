"""Single key presses from a terminal: POSIX, Windows, or a line at a time where neither can tell keys."""

import importlib
import os
import select
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

ReadKey = Callable[[], str]


@contextmanager
def keys() -> Iterator[ReadKey]:
    """A function that waits for a key and returns it; "" at the end of input. The terminal is as before afterwards."""
    termios, msvcrt = _module("termios"), _module("msvcrt")
    if termios:
        yield from _posix_keys(termios)
    elif msvcrt:
        yield lambda: _windows_key(msvcrt)
    else:
        yield _first_of_line


def _module(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def _posix_keys(termios: Any) -> Iterator[ReadKey]:
    tty = importlib.import_module("tty")
    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    tty.setcbreak(terminal, termios.TCSADRAIN)  # what was typed ahead stays
    try:
        yield lambda: _posix_key(terminal)
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def _posix_key(terminal: int) -> str:
    """One key; those that send several characters, such as arrows, are read whole and count as none of ours."""
    pressed = os.read(terminal, 1)
    if pressed >= b"\x80" or pressed == b"\x1b":
        waiting, _, _ = select.select([terminal], [], [], 0.01)
        return "\x1b" + (os.read(terminal, 16).decode(errors="replace") if waiting else "")
    return "" if pressed == b"\x04" else pressed.decode()


def _windows_key(msvcrt: Any) -> str:
    pressed: str = msvcrt.getwch()
    if pressed in ("\x00", "\xe0"):  # an arrow or function key: its second half follows
        msvcrt.getwch()
        return "\x1b"
    if pressed == "\x03":
        raise KeyboardInterrupt
    return "" if pressed == "\x1a" else pressed


def _first_of_line() -> str:
    line = sys.stdin.readline()
    return line.strip()[:1] or "\n" if line else ""
