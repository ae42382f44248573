"""The command line, as a table of contents: each command is a file of this floor."""

import argparse
import os
import sys

from castloom import __version__
from castloom.door import checking, diffing, importing, locking, pinging, reviewing

_COMMANDS = (importing, reviewing, checking, locking, diffing, pinging)


def main(argv: list[str] | None = None) -> int:
    """Run one command; the exit code is 0, or 1 where there were errors."""
    parser = argparse.ArgumentParser(
        prog="castloom",
        description="Makes a podcast's web site and feed from Markdown episodes, transcripts and concepts.",
        epilog="example:\n  castloom import seeds/my-first-episode.txt",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"castloom {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in _COMMANDS:
        command.add_command(commands)
    options = parser.parse_args(argv)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read, as `head` does, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code
