"""The view of the archive: episodes newest first, and the ways to those of a season, year, concept or person."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from castloom.model.episode import Episode
from castloom.render.pager import Leaf
from castloom.render.site import Site
from castloom.render.views.common import View, card, page, season_label, titled
from castloom.render.views.small_scores import small_score

_SHOWN = 12  # concepts, persons


def episode_row(site: Site, episode: Episode) -> View:
    """An episode in a list, with its lanes."""
    return {**card(site, episode), "score_html": small_score(site, episode)}


def archive_view(site: Site, leaf: Leaf[Episode], ways: View | None) -> View:
    """A page of the archive, by season and year; `ways` are those of the whole archive."""
    title = titled(site, site.words("episodes"), leaf.number)
    groups = [
        {"label": label, "anchor": anchor, "episodes": [episode_row(site, e) for e in episodes]}
        for (label, anchor), episodes in groupby(leaf.items, key=lambda e: _group(site, e))
    ]
    chosen = site.words("episodes_chosen", some="{n}", count=len(site.episodes))
    return page(
        site, "archive", leaf.url, title, site.words("about_archive", show=site.show.title),
        groups=groups, ways=ways, pager=leaf.view, total_text=_counted(site, len(site.episodes)), chosen_text=chosen,
    )  # fmt: skip


def ways_view(site: Site, leaves: Sequence[Leaf[Episode]], choices: Sequence[str]) -> View | None:
    """Where the episodes of each season and year begin, and the pages that list those of a concept or a person.

    `choices` are the names of what scripts let readers choose by. None for a show of one episode.
    """
    if len(site.episodes) < 2:
        return None
    return {
        "choices": list(choices),
        "groups": list(_groups(site, leaves)),
        "concepts": _heard(site)[:_SHOWN],
        "people": _met(site)[:_SHOWN],
        "all_concepts": len(site.concepts) > _SHOWN,
        "all_people": len(site.people) > _SHOWN,
    }


def _groups(site: Site, leaves: Sequence[Leaf[Episode]]) -> Iterator[View]:
    """Each season and year once, with the page on which it begins."""
    counts: dict[tuple[str, str], int] = {}
    begins: dict[tuple[str, str], str] = {}
    for leaf in leaves:
        for episode in leaf.items:
            group = _group(site, episode)
            counts[group] = counts.get(group, 0) + 1
            begins.setdefault(group, leaf.url)
    for (label, anchor), count in counts.items():
        yield {"title": label, "url": f"{begins[label, anchor]}#{anchor}", "count_text": _counted(site, count)}


def _group(site: Site, episode: Episode) -> tuple[str, str]:
    """`Season 2: The coast · 2025` and its anchor."""
    year = str(episode.date.year)
    if not episode.season:
        return year, f"in-{year}"
    return f"{season_label(site, episode.season)} · {year}", f"season-{episode.season}-{year}"


def _heard(site: Site) -> list[View]:
    rows = [
        {"title": c.title, "url": f"{c.url}#cast-heard", "count": len(site.hearings[c.id])}
        for c in site.catalog.concepts
    ]
    return _most_first(site, rows)


def _met(site: Site) -> list[View]:
    rows = [
        {"title": p.name, "url": f"{p.url}#cast-heard", "count": len(site.appearances[p.id])}
        for p in site.catalog.people
    ]
    return _most_first(site, rows)


def _most_first(site: Site, rows: list[View]) -> list[View]:
    """Those of the most episodes first; those of none are left out."""
    found = sorted((row for row in rows if row["count"]), key=lambda row: (-row["count"], row["title"]))
    return [{"title": row["title"], "url": row["url"], "count_text": _counted(site, row["count"])} for row in found]


def _counted(site: Site, episodes: int) -> str:
    return site.words("episodes_counted", count=episodes)
