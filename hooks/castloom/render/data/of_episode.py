"""An episode in schema.org's terms: its audio, people, chapters and concepts."""

from itertools import zip_longest

from castloom.derive.chapters import shown_chapters
from castloom.model.episode import Chapter, Episode
from castloom.render.clock import iso_length
from castloom.render.data import schema
from castloom.render.data.names import episode_name
from castloom.render.data.rights import license_data
from castloom.render.data.schema import Data, said
from castloom.render.media import audio_url, episode_cover_url, whole
from castloom.render.passage_links import moment
from castloom.render.site import Site
from castloom.render.transcripts.files import files_of

_PROPERTIES = {"cast": "actor", "writing": "author"}  # by the taxonomy's groups


def episode_data(site: Site, episode: Episode) -> str:
    """The script of an episode's page."""
    show = site.show
    length = episode.enclosure.duration if episode.enclosure else None
    heard = site.concepts_of(episode)
    return schema.script(said(
        type_="PodcastEpisode",
        id_=episode_name(show, episode),
        name=episode.title,
        url=show.site_url + episode.url,
        description=episode.description,
        datePublished=episode.date.isoformat(),
        identifier=episode.guid,
        episodeNumber=episode.number,
        partOfSeries=schema.show(site),
        partOfSeason=_season(site, episode),
        inLanguage=episode.transcript.language or show.language,
        image=whole(show, episode_cover_url(episode)) if episode.image else "",
        timeRequired=iso_length(length) if length else "",
        associatedMedia=_audio(site, episode),
        **_people(site, episode),
        about=[schema.term(site, concept) for concept, hearing in heard if hearing.mentions.declared],
        mentions=[schema.term(site, concept) for concept, hearing in heard if not hearing.mentions.declared],
        hasPart=_chapters(site, episode),
        contentLocation=[{"@type": "Place", "name": place.name} for place in episode.extras.locations
                         if place.rel == "subject"],
        license=license_data(show, episode),
        sameAs=list(episode.same_as),
    ))  # fmt: skip


def _season(site: Site, episode: Episode) -> Data | None:
    if not episode.season:
        return None
    name = site.show.season_names.get(episode.season, "")
    return said(type_="PodcastSeason", seasonNumber=episode.season, name=name)


def _audio(site: Site, episode: Episode) -> Data | None:
    enclosure = episode.enclosure
    if enclosure is None:
        return None
    spoken = site.composed[episode.slug].spoken
    files = files_of(spoken.timing) if spoken else ()
    return said(
        type_="AudioObject",
        contentUrl=whole(site.show, audio_url(episode)),
        encodingFormat=enclosure.type,
        contentSize=f"{enclosure.length} B" if enclosure.length else "",
        duration=iso_length(enclosure.duration) if enclosure.duration else "",
        transcript=f"{site.show.site_url}{episode.url}{files[0].name}" if files else "",
    )


def _people(site: Site, episode: Episode) -> dict[str, list[Data]]:
    """Those who are heard as actors, those who write as authors, others as contributors."""
    found: dict[str, dict[str, Data]] = {}
    for credit in episode.persons:
        if person := site.people.get(credit.id):
            of_kind = found.setdefault(_PROPERTIES.get(credit.group.casefold(), "contributor"), {})
            of_kind.setdefault(person.id, schema.person(site, person))
    return {term: list(people.values()) for term, people in found.items()}


def _chapters(site: Site, episode: Episode) -> list[Data]:
    if episode.enclosure is None:
        return []
    chapters = shown_chapters(episode)
    return [_clip(site, episode, one, after) for one, after in zip_longest(chapters, chapters[1:])]


def _clip(site: Site, episode: Episode, chapter: Chapter, after: Chapter | None) -> Data:
    start = int(chapter.start.total_seconds())
    length = episode.enclosure.duration.total_seconds() if episode.enclosure else 0
    until = chapter.end or (after.start if after else None)
    end = until.total_seconds() if until else length
    url = f"{site.show.site_url}{episode.url}{moment(episode, start)}"
    return said(type_="Clip", name=chapter.title, startOffset=start, endOffset=int(end) or None, url=url)
