"""`castloom review`: walks an editor through what was probably heard wrong, and writes the decisions to the ledger."""

import argparse
import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from castloom.derive.proposals.answers import entry_for, suggested
from castloom.derive.proposals.proposal import Proposal, ProposalKind
from castloom.door.keys import keys
from castloom.door.questions import Questions, questions
from castloom.door.session import Session, concept_draft
from castloom.door.showing import listed
from castloom.door.walking import Walk
from castloom.model.person import Person
from castloom.model.problem import Problems, nearest
from castloom.render.ledger_lines import ledger_lines
from castloom.source.ledger_faults import plain

_EXAMPLE = """examples:
  castloom review
  castloom review how-ai-deepens-human-debt --by duena-blomstrom
  castloom review 1 --json

Nothing is changed unasked. Each decision is added at once to episodes/NAME.corrections.yml, or to corrections.yml if
it is for the whole show. The transcript itself stays as it is."""


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `review` to the command line."""
    parser = commands.add_parser(
        "review",
        help="go through words, names and turns that were probably heard wrong",
        description="Go through words, names and turns that were probably heard wrong, one decision a key.",
        epilog=_EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("episode", nargs="?", metavar="EPISODE", help="its slug, number or file (else all episodes)")
    parser.add_argument("--by", metavar="NAME", help="who decides: a person's id or a name (else git's user.name)")
    parser.add_argument("--json", action="store_true", help="print the proposals for other tools, and ask nothing")
    parser.add_argument("--show", type=Path, default=Path(), metavar="DIR", help="the show's folder (else this one)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Review a show's speech; 1 if it cannot be read."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # an old console may lack a sign
    problems = Problems()
    found = questions(options.show, options.episode or "", problems)
    by = decider(options, found.people if found else (), problems)
    for problem in problems.all:
        print(f"{problem.severity}: {problem}", file=sys.stderr)
    if found is None or problems.errors:
        return 1
    if options.json:
        print(json.dumps([_as_data(p) for batch in found.batches() for p in batch], ensure_ascii=False, indent=2))
    elif sys.stdin.isatty() and sys.stdout.isatty():
        _walk(found, Session(options.show, by, date.today()))
    else:
        _list(found)
    return 0


def _walk(found: Questions, session: Session) -> None:
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    walk = Walk(found.batches(), session, print, colour)
    try:
        with keys() as read_key:
            walk.go(read_key)
    except KeyboardInterrupt:
        print(f"\nstopped; decisions written: {session.count}")


def _list(found: Questions) -> None:
    count = 0
    for proposal in (p for batch in found.batches() for p in batch):
        print(listed(proposal))
        count += 1
    print(f"{count} proposals; run castloom review in a terminal to decide on them, one key each")


def _as_data(proposal: Proposal) -> dict[str, Any]:
    """A proposal for other tools; `write` is what accepting it would add, and to which file."""
    data: dict[str, Any] = {**proposal._asdict(), "parts": [part._asdict() for part in proposal.parts]}
    if proposal.kind is ProposalKind.TERM:
        data["write"] = {"path": f"concepts/{proposal.meant}.md", "text": concept_draft(proposal)}
    else:
        entry = entry_for(proposal, suggested(proposal))
        data["write"] = {"path": entry.path, "text": ledger_lines(entry)}
    return data


def decider(options: argparse.Namespace, people: Sequence[Person], problems: Problems) -> str:
    """Who decides, by their id if they have a page; "" if nobody says. A slip in a person's name is a problem."""
    told: str = options.by if options.by is not None else "" if options.json else _git_name(options.show)
    name = " ".join(told.split())
    known = {plain(form): person.id for person in people for form in (person.id, *person.forms)}
    if plain(name) in known or not get_close_matches(plain(name), known, n=1, cutoff=0.85):
        return known.get(plain(name), name)
    if options.by is not None:
        problems.error("--by", 0, "", f'no person "{name}"', nearest(name, known))
    return ""


def _git_name(show: Path) -> str:
    command = ["git", "config", "user.name"]
    try:
        told = subprocess.run(command, cwd=show, capture_output=True, check=False, encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return told.stdout
