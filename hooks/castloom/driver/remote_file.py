"""A file at an address, read piece by piece: of a long episode only what is looked at comes over the line."""

import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from typing import IO, NamedTuple

import requests

from castloom.driver.network import HEADERS, Unreachable, accepted, told_plainly

BLOCK = 64 * 1024
_PIECE = 4 * 1024  # small, so that a slow server is noticed
_LARGEST = 4 * 1024**3  # bytes; what streams on and on is no episode
_IN_MEMORY = 16 * 1024**2
_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+)")


class Limits(NamedTuple):
    """How long to wait, in seconds: to connect, between two pieces of an answer, and for one address in all."""

    connect: float = 10
    piece: float = 60
    all: float = 900


class RemoteFile:
    """An open file for mutagen: `read`, `seek`, `tell`, `name`. `length` are its bytes.

    From a server that gives parts it reads whole blocks, each once. From another one it reads everything
    (`gives_parts` is False). Opening and reading raise Unreachable; `fault` remembers it, for mutagen may hide it.
    """

    def __init__(self, session: requests.Session, url: str, limits: Limits) -> None:
        self._session = session
        self._limits = limits
        self._end = time.monotonic() + limits.all
        self._place = 0
        self._blocks: dict[int, bytes] = {}
        self._whole: IO[bytes] | None = None
        self.fault: Unreachable | None = None
        with closing(self._ask(url, 0, BLOCK - 1)) as first:
            self.name = self._url = first.url  # later pieces come from where the address leads
            self.type = first.headers.get("Content-Type", "").partition(";")[0].strip().lower()
            if first.status_code == 206:
                self.length = _total(first, 0)
                self._keep(first, 0, min(BLOCK, self.length))
            else:
                self._whole, self.length = self._downloaded(first)

    @property
    def gives_parts(self) -> bool:
        return self._whole is None

    def close(self) -> None:
        if self._whole:
            self._whole.close()

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = 0) -> int:
        self._place = max(0, offset + (0, self._place, self.length)[whence])
        return self._place

    def read(self, size: int = -1) -> bytes:
        end = self.length if size < 0 else min(self._place + size, self.length)
        if end <= self._place:
            return b""
        try:
            found = self._between(self._place, end)
        except Unreachable as fault:
            self.fault = fault
            raise
        self._place = end
        return found

    def _between(self, start: int, end: int) -> bytes:
        if self._whole:
            self._whole.seek(start)
            return self._whole.read(end - start)
        numbers = range(start // BLOCK, (end - 1) // BLOCK + 1)
        missing = [number for number in numbers if number not in self._blocks]
        if missing:
            self._fetch(missing[0] * BLOCK, min((missing[-1] + 1) * BLOCK, self.length))
        content = b"".join(self._blocks[number] for number in numbers)
        first = start - numbers[0] * BLOCK
        return content[first : first + end - start]

    def _fetch(self, start: int, end: int) -> None:
        with closing(self._ask(self._url, start, end - 1)) as answer:
            if answer.status_code != 206 or _total(answer, start) != self.length:
                raise Unreachable("the server gives other bytes than it was asked for")
            self._keep(answer, start, end)

    def _keep(self, answer: requests.Response, start: int, end: int) -> None:
        content = b"".join(self._pieces(answer, end - start))
        if len(content) < end - start:
            raise Unreachable("the server breaks off in the middle")
        for place in range(0, end - start, BLOCK):
            self._blocks[(start + place) // BLOCK] = content[place : place + BLOCK]

    def _downloaded(self, answer: requests.Response) -> tuple[IO[bytes], int]:
        file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed with this one
        try:
            for piece in self._pieces(answer, _LARGEST):
                file.write(piece)
        except BaseException:
            file.close()
            raise
        return file, file.tell()

    def _pieces(self, answer: requests.Response, most: int) -> Iterator[bytes]:
        """The answer's body, until it has more than `most` bytes or takes too long."""
        count = 0
        with told_plainly():
            for piece in answer.iter_content(_PIECE):
                count += len(piece)
                if count > most:
                    raise Unreachable("the server gives more bytes than it was asked for")
                if time.monotonic() > self._end:
                    raise Unreachable(f"the server took longer than {self._limits.all:g} seconds")
                yield piece

    def _ask(self, url: str, first: int, last: int) -> requests.Response:
        # Compressed bytes could not be counted.
        headers = {**HEADERS, "Accept-Encoding": "identity", "Range": f"bytes={first}-{last}"}
        patience = (self._limits.connect, self._limits.piece)
        with told_plainly():
            answer = self._session.get(url, headers=headers, timeout=patience, stream=True)
        if answer.status_code == 416:
            raise Unreachable("the file there is empty")
        return accepted(answer)


def _total(answer: requests.Response, start: int) -> int:
    """The bytes of the whole file, of which an answer holds a part from `start`."""
    found = _RANGE.fullmatch(answer.headers.get("Content-Range", ""))
    if not found or int(found[1]) != start:
        raise Unreachable("the server gives other bytes than it was asked for")
    return int(found[3])
