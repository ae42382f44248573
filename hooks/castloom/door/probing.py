"""Asks many addresses at once what lies there, and shows how far it is."""

import contextlib
import sys
from collections.abc import Iterator, Sequence
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeAlias

import click

from castloom.driver.network import Unreachable
from castloom.driver.probe import Probed, probe
from castloom.model.clock import clock
from castloom.model.episode import Enclosure
from castloom.model.problem import Unreadable

Answer: TypeAlias = Probed | Unreachable | Unreadable
_AT_ONCE = 4


def probe_all(audio: Sequence[Enclosure]) -> dict[str, Answer]:
    """What lies at each address, or why that cannot be told; a bar on a terminal, else a line for each."""
    waiting: SimpleQueue[Enclosure] = SimpleQueue()
    answers: SimpleQueue[tuple[str, Answer | Exception]] = SimpleQueue()
    for enclosure in audio:
        waiting.put(enclosure)
    for _ in audio[:_AT_ONCE]:
        # As daemons: whoever stops the command does not wait for slow servers.
        Thread(target=_ask, args=(waiting, answers), daemon=True).start()
    return dict(_shown(_received(answers, len(audio)), len(audio)))


def _ask(waiting: "SimpleQueue[Enclosure]", answers: "SimpleQueue[tuple[str, Answer | Exception]]") -> None:
    with contextlib.suppress(Empty):
        while True:
            enclosure = waiting.get_nowait()
            try:
                answers.put((enclosure.src, probe(enclosure.src, enclosure.type)))
            except Exception as fault:  # handed to who waits for it, or the command would wait for ever
                answers.put((enclosure.src, fault))


def _received(answers: "SimpleQueue[tuple[str, Answer | Exception]]", count: int) -> Iterator[tuple[str, Answer]]:
    for _ in range(count):
        address, answer = answers.get()
        if not isinstance(answer, Answer):
            raise answer
        yield address, answer


def _shown(answers: Iterator[tuple[str, Answer]], count: int) -> Iterator[tuple[str, Answer]]:
    if not sys.stderr.isatty():
        for number, (address, answer) in enumerate(answers, 1):
            print(f"asked {number} of {count}: {address}: {_told(answer)}", file=sys.stderr)
            yield address, answer
        return
    with click.progressbar(answers, length=count, label="asking for audio", file=sys.stderr) as bar:
        yield from bar


def _told(answer: Answer) -> str:
    return f"{answer.length:,} bytes, {clock(round(answer.seconds))}" if isinstance(answer, Probed) else str(answer)
