"""`castloom check`: what is wrong with a show, and what its transcripts and notes do not agree on."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from castloom.derive.reports.every import findings, findings_of_show
from castloom.derive.reports.feed_material import WholeShow
from castloom.derive.reports.finding import Finding, Level, as_finding, many
from castloom.derive.reports.reading import Reader
from castloom.door.choosing import chosen, settings, stem
from castloom.driver.edition import Edition
from castloom.driver.looking import look
from castloom.driver.measure import digest_of
from castloom.model.episode import Episode
from castloom.model.problem import Problem, Problems
from castloom.render.feed.clean import clean_notes
from castloom.render.feed.description import is_too_long
from castloom.source.settings import read_settings

_EXAMPLE = """examples:
  castloom check
  castloom check how-ai-deepens-human-debt --strict

Nothing is built and nothing is changed. The exit code is 1 if there is an error (with --strict: or a warning)."""


class _Told(NamedTuple):
    """A finding, and the report that has it: "sources" for what the build tells too."""

    report: str
    finding: Finding


class _Section(NamedTuple):
    """What is told of one episode, or of the show (None)."""

    episode: Episode | None
    told: tuple[_Told, ...]


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `check` to the command line."""
    parser = commands.add_parser(
        "check",
        help="tell what is wrong with a show, and what its transcripts and notes do not agree on",
        description="Tell every problem of a show's files, and what transcripts and notes do not agree on.",
        epilog=_EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("episodes", nargs="*", metavar="EPISODE", help="slug, number or file (else all episodes)")
    parser.add_argument("--strict", action="store_true", help="exit with 1 if there is a warning, too")
    parser.add_argument("--json", action="store_true", help="print for other tools")
    parser.add_argument("--show", type=Path, default=Path(), metavar="DIR", help="the show's folder (else this one)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check a show and print what was found; 1 if there are errors, or warnings that count."""
    sections = _check(options.show, options.episodes)
    levels = Counter(told.finding.level for section in sections for told in section.told)
    if options.json:
        print(json.dumps(_as_data(sections, levels), ensure_ascii=False, indent=2))
    else:
        sys.stdout.writelines(f"{line}\n" for line in _lines(sections, levels))
    return int(levels[Level.ERROR] > 0 or (options.strict and levels[Level.WARNING] > 0))


def _check(show: Path, wanted: Sequence[str]) -> list[_Section]:
    """The show's own section, then one for every episode that was asked for."""
    problems = Problems()
    config = settings(show, problems)
    edition = look(show / config, problems) if config else None
    if edition is None:
        return [_Section(None, tuple(_sources(problems.all)))]
    catalog = edition.site.catalog
    episodes = chosen(catalog.episodes, wanted, problems) if wanted else list(catalog.episodes)
    reader = Reader(catalog, edition.root)
    sources = _by_episode(_sources(problems.all), catalog.episodes)
    compared = _by_episode(_compared(edition, config), catalog.episodes)
    sections = [_Section(None, (*sources.get("", ()), *compared.get("", ())))]
    for episode in episodes:
        told = (_Told(*finding) for finding in findings(reader.material(episode)))
        path = episode.path
        sections.append(_Section(episode, (*sources.get(path, ()), *told, *compared.get(path, ()))))
    return sections


def _sources(problems: Iterable[Problem]) -> Iterator[_Told]:
    return (_Told("sources", as_finding(problem)) for problem in problems)


def _compared(edition: Edition, config: str) -> Iterator[_Told]:
    """What is told of the show as a whole, and of episodes beside others."""
    catalog, options = edition.site.catalog, read_settings(edition.root, config, Problems())

    def cut(episode: Episode) -> bool:
        address = catalog.show.site_url + episode.url
        return not episode.description and is_too_long(clean_notes(edition.notes[episode.path].html, address))

    whole = WholeShow(
        catalog=catalog,
        root=edition.root,
        path=options.path if options else config,
        lines=options.options.lines if options else {},
        docs_dir=edition.docs_dir,
        now=edition.site.now,
        digest=lambda path: digest_of(path, edition.root, edition.store),
        is_cut=cut,
    )
    return (_Told(*finding) for finding in findings_of_show(whole))


def _by_episode(told: Iterable[_Told], episodes: Iterable[Episode]) -> dict[str, list[_Told]]:
    """What is told by the path of the episode whose file or neighbour it is about; "" for all else."""
    paths = {stem(episode.path): episode.path for episode in episodes}
    found: dict[str, list[_Told]] = {}
    for one in told:
        path = one.finding.path
        of = paths.get(stem(path), "") if path.startswith("episodes/") else ""
        found.setdefault(of, []).append(one)
    return found


def _lines(sections: Iterable[_Section], levels: Counter[Level]) -> Iterator[str]:
    """The report as an editor reads it; episodes of which there is nothing to tell are only counted."""
    episodes = 0
    for section in sections:
        episodes += section.episode is not None
        if section.told:
            yield section.episode.title if section.episode else "The show"
            yield from (f"  {told.finding.level}: {told.finding}" for told in section.told)
            yield ""
    counts = ", ".join(many(levels[level], level.value) for level in reversed(Level))
    yield f"{many(episodes, 'episode')} checked: {counts}"


def _as_data(sections: Iterable[_Section], levels: Counter[Level]) -> dict[str, Any]:
    """The same for other tools: `path` is the episode's file, or "" for the show."""
    return {
        "sections": [
            {
                "path": section.episode.path if section.episode else "",
                "title": section.episode.title if section.episode else "",
                "findings": [{"report": told.report, **asdict(told.finding)} for told in section.told],
            }
            for section in sections
        ],
        "counts": {level.value: levels[level] for level in reversed(Level)},
    }
