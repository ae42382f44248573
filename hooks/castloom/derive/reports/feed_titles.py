"""Titles that repeat what apps show beside them: the episode's number, and the show's name."""

import re
from collections.abc import Iterator

from castloom.derive.reports.finding import Finding, Level, one_line, quoted
from castloom.derive.reports.material import Material
from castloom.model.episode import Episode, EpisodeType
from castloom.model.show import Show

_EPISODE = r"(?:episode|episodio|épisode|episodul|folge|ep)\.?\W{0,3}0*(?P<worded>\d+)\b"
_BOTH = r"(?:s(?:eason)?\W{0,3}\d+\W{0,3}(?:episode|ep|e)\W{0,3}|\d+x)0*(?P<both>\d+)\b"  # "S1E2", "1x02"
_SEASON = r"(?:season|staffel|saison|temporada|sezonul)\W{0,3}0*(?P<season>\d+)(?=\s*[^\w\s]|$)"
_BARE = r"0*(?P<bare>\d+)(?=\s*[.:)\]|–—-]\s|$)|#\s*0*(?P<sign>\d+)(?=\s*[^\w\s]|$)"  # "12. ", "#12: "
_FIRST = re.compile(rf"\W*?(?:{_BOTH}|{_EPISODE}|{_SEASON}|{_BARE})", re.IGNORECASE)
_LAST = re.compile(rf"[^\w\s]\s*(?:{_BOTH}|{_EPISODE}|{_SEASON}|#\s*0*(?P<sign>\d+))\W*$", re.IGNORECASE)
_EDGES = " \t-–—|:·.,/()[]"


def repeating_titles(material: Material) -> Iterator[Finding]:
    """The number or the show's name in a title: directories ask to leave both out (Apple, PSP-1)."""
    episode, path, line = material.episode, material.episode.path, material.line("title")
    title = one_line(episode.title)
    if found := _number(title, episode):
        message = f"title: holds {quoted(found.strip(_EDGES))}, which apps show beside it (Apple, PSP-1)"
        rest = title.replace(found, "", 1).strip(_EDGES)
        hint = f"write {quoted(rest)}" if rest else "write what the episode is about"
        yield Finding(Level.WARNING, path, line, message, hint)
    if name := _name(title, material.catalog.show):
        message = f"title: holds the show's name, {name}, which apps show beside it (Apple, PSP-1)"
        yield Finding(Level.NOTE, path, line, message, "write what this episode alone is about")


def _number(title: str, episode: Episode) -> str:
    """The words that tell the episode's own number or season at the title's beginning or end; "" if none do."""
    for pattern in (_FIRST.match(title), _LAST.search(title)):
        told = {name: int(n) for name, n in pattern.groupdict().items() if n} if pattern else {}
        season = told.pop("season", None)
        if pattern and (_is_own(told, episode) or (season == episode.season and _counts(episode) and season)):
            return pattern[0]
    return ""


def _is_own(told: dict[str, int], episode: Episode) -> bool:
    """A number of another episode may be spoken of; where no number is known, only words tell that it is one."""
    if episode.number is None:
        return bool(told.keys() & {"both", "worded"})
    return episode.number in told.values()


def _counts(episode: Episode) -> bool:
    """A season's trailer can hardly be called otherwise."""
    return episode.type is EpisodeType.FULL


def _name(title: str, show: Show) -> str:
    """The show's name as it stands in the title; one of a single word only where it stands apart from the rest."""
    for name in filter(None, (show.title, show.short_title)):
        words = r"\s+".join(map(re.escape, name.split()))
        if len(name.split()) > 1 and re.search(rf"(?<!\w){words}(?!\w)", title, re.IGNORECASE):
            return name
        if re.search(rf"^{words}\s*(?:[^\w\s]|$)|[^\w\s]\s*{words}\W*$", title, re.IGNORECASE):
            return name
    return ""
