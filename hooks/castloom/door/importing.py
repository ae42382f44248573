"""`castloom import`: a host's page becomes the files of an episode, a transcript the neighbour of one."""

import argparse
import os
import re
import sys
from datetime import date
from pathlib import Path

from castloom.door.importing_transcript import import_transcript, is_plainly_transcript
from castloom.model.problem import Problem, Problems
from castloom.render.drafts import Choices, draft_files, plain_title
from castloom.render.slugs import slug_of
from castloom.render.yaml_line import yaml_line
from castloom.source.hostpage import HostPage, page_text, read_host_page

_EPISODE = re.compile(r"(\d+)-(.+)\.md")
_EXAMPLE = """examples:
  castloom import seeds/my-first-episode.txt --title "How we began" --date 2026-03-01
  castloom import from-otter.txt --episode how-we-began

Save the episode's page from the host's site as text (show name, notes, Creators and Guests,
What is …?, transcript) and import it. With --episode, the file is a transcript of an episode
that is there: its format is found by itself. Files that are there already are kept as they are."""


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `import` to the command line."""
    parser = commands.add_parser(
        "import",
        help="make an episode from a podcast host's page, or add a transcript to one",
        description="Make an episode, its transcript, and stubs of its people and concepts from a host's page; "
        "or add a transcript to an episode.",
        epilog=_EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="the page, saved as UTF-8 text; or a transcript")
    parser.add_argument("--title", type=_title, metavar="TITLE", help="the episode's title (else from the notes)")
    parser.add_argument("--date", type=_day, metavar="YYYY-MM-DD", help="the day it came out (else today)")
    parser.add_argument("--slug", type=_slug, metavar="SLUG", help="its name in addresses (else from the title)")
    parser.add_argument("--episode", metavar="SLUG", help="the episode that FILE is a transcript of")
    parser.add_argument("--replace", action="store_true", help="put it in the place of the transcript that is there")
    parser.add_argument("--show", type=Path, default=Path(), metavar="DIR", help="the show's folder (else this one)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Import one file and tell what was written and kept; 1 if the file or the folder will not do."""
    problems = Problems()
    content = _content(options, problems)
    if content is not None and options.episode is not None:
        import_transcript(options.file, content, options.show, options.episode, options.replace, problems)
    elif content is not None:
        _import_page(content, options, problems)
    for problem in (*problems.errors, *problems.warnings):
        print(_told(problem), file=sys.stderr)
    return 1 if problems.errors else 0


def _content(options: argparse.Namespace, problems: Problems) -> bytes | None:
    """The file's bytes; None, and problems, if they cannot be read or the options contradict each other."""
    for_pages = [name for name in ("title", "date", "slug") if getattr(options, name)]
    if options.episode is not None and for_pages:
        problems.error(f"--{for_pages[0]}", 0, "", "is for a host's page", "leave it out, or leave --episode out")
    if options.replace and options.episode is None:
        hint = f"write castloom import {options.file} --episode SLUG --replace"
        problems.error("--replace", 0, "", "replaces the transcript of an episode that you do not name", hint)
    if not options.show.is_dir():
        problems.error(str(options.show), 0, "", "there is no such folder", "name the show's folder after --show")
    try:
        content: bytes = options.file.read_bytes()
    except OSError as fault:
        hint = "check that the file is there and readable"
        problems.error(str(options.file), 0, "", f"cannot be read: {fault.strerror}", hint)
        return None
    return None if problems.errors else content


def _import_page(content: bytes, options: argparse.Namespace, problems: Problems) -> None:
    if form := is_plainly_transcript(content):
        hint = f"say of which episode: castloom import {options.file} --episode SLUG"
        problems.error(str(options.file), 0, "", f"is a transcript ({form}), not a host's page", hint)
        return
    text = page_text(str(options.file), content, problems)
    page = read_host_page(str(options.file), text, problems) if text is not None else None
    if page is not None:
        for path, draft in draft_files(page, _choices(page, options)).items():
            _report(options.show, path, draft, problems)


def _choices(page: HostPage, options: argparse.Namespace) -> Choices:
    source = _source_name(options.file, options.show)
    known = _episodes(options.show)
    slug = options.slug or _imported_as(options.show, source) or slug_of(options.title or plain_title(page))
    numbers = {stem_slug: number for number, stem_slug in known}
    next_number = max((number for number, _ in known), default=0) + 1
    return Choices(
        source=source,
        number=numbers.get(slug, next_number),
        slug=slug,
        day=options.date or date.today(),
        day_given=options.date is not None,
        title=options.title or "",
        present=frozenset(f"concepts/{path.name}" for path in (options.show / "concepts").glob("*.md")),
    )


def _episodes(show: Path) -> list[tuple[int, str]]:
    names = (_EPISODE.fullmatch(path.name) for path in sorted((show / "episodes").glob("*.md")))
    return [(int(name[1]), name[2]) for name in names if name]


def _imported_as(show: Path, source: str) -> str:
    """The slug of the episode that says it came from this page, so that a second import makes no second episode."""
    told = f"\n  {yaml_line('file', source)}\n"
    for path in sorted((show / "episodes").glob("*.md")):
        name = _EPISODE.fullmatch(path.name)
        if name and told in path.read_text("utf-8", errors="replace"):
            return name[2]
    return ""


def _source_name(file: Path, show: Path) -> str:
    inside = file.resolve().is_relative_to(show.resolve())
    return file.resolve().relative_to(show.resolve()).as_posix() if inside else file.name


def _report(show: Path, path: str, text: str, problems: Problems) -> None:
    try:
        print(f"wrote {path}" if write_new(show / path, text) else f"kept {path}, which is there already")
    except OSError as fault:
        problems.error(path, 0, "", f"cannot be written: {fault.strerror}", "make room for it or allow writing there")


def write_new(path: Path, text: str) -> bool:
    """Write the file whole or not at all; False, and nothing touched, if something stands there already."""
    if os.path.lexists(path):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(text.encode("utf-8"))
        # a link, unlike a rename, fails if somebody made the file meanwhile
        os.link(part, path)
    except FileExistsError:
        return False
    finally:
        part.unlink(missing_ok=True)
    return True


def _told(problem: Problem) -> str:
    return f"{problem.severity}: {problem}"


def _title(typed: str) -> str:
    if not typed.strip():
        raise argparse.ArgumentTypeError("is empty; leave --title out or write a title")
    return " ".join(typed.split())


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{typed}" is not a day; write it as 2026-03-01') from None


def _slug(typed: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", typed):
        raise argparse.ArgumentTypeError(f'"{typed}" is not a slug; write small letters, digits and single hyphens')
    return typed
