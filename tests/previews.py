"""A running `mkdocs serve`, as an editor has it, and its builds alone."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest import mock
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from mkdocs.commands.build import build
from mkdocs.config import load_config

from castloom.driver.plugin import CastloomPlugin
from castloom.model.memory import Memory

PATIENCE = 20.0  # seconds until what was edited is served


@dataclass(frozen=True)
class Server:
    """A running `mkdocs serve`: its show, its address without a slash at the end, and the file it logs to."""

    show: Path
    address: str
    log: Path

    def get(self, path: str) -> str:
        with urlopen(self.address + path, timeout=10) as answer:
            return str(answer.read().decode("utf-8"))

    def status(self, path: str) -> int:
        try:
            with urlopen(self.address + path, timeout=10) as answer:
                return int(answer.status)
        except HTTPError as answer:
            answer.close()
            return answer.code

    def said(self) -> str:
        return self.log.read_text("utf-8")

    def wait(self, is_so: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not is_so():
            assert time.monotonic() < end, f"{what}, not within {PATIENCE} s\n{self.said()}"
            time.sleep(0.1)

    def wait_for(self, path: str, text: str) -> None:
        self.wait(lambda: self.status(path) == 200 and text in self.get(path), f'"{text}" on {path}')


class Preview:
    """The builds of a preview in this process, whatever others there are between them; they write into `site`."""

    def __init__(self, show: Path) -> None:
        self.show = show
        self._memory = Memory(is_kept=True)

    def build(self) -> Path:
        """Build as after an edit; the site's folder."""
        with chdir(self.show), mock.patch.dict(os.environ, NO_MKDOCS_2_WARNING="1"):
            config = load_config("mkdocs.yml")
            config.plugins.on_startup(command="serve", dirty=False)
            plugin = config.plugins["castloom"]
            assert isinstance(plugin, CastloomPlugin)
            plugin.memory = self._memory
            build(config, serve_url="http://127.0.0.1:8000/")  # with drafts
        return self.show / "site"


@contextmanager
def serving(show: Path, log: Path) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", place]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
    with log.open("w") as out, subprocess.Popen(command, cwd=show, env=environment, stdout=out, stderr=out) as process:
        server = Server(show, f"http://{place}", log)
        try:
            server.wait(lambda: process.poll() is not None or answers(server), "the server answers")
            assert process.poll() is None, server.said()
            yield server
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=20)


def answers(server: Server) -> bool:
    try:
        return server.status("/") == 200
    except (URLError, ConnectionError, TimeoutError):
        return False
