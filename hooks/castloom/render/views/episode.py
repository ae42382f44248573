"""The view of an episode's page."""

from urllib.parse import quote

from castloom.derive.chapters import shown_chapters
from castloom.model.clock import clock
from castloom.model.episode import Chapter, Episode
from castloom.model.transcript import Timing
from castloom.render import word_times
from castloom.render.composed import Spoken
from castloom.render.passage_links import moment
from castloom.render.site import Site
from castloom.render.suggestion import suggestion
from castloom.render.views.audio import audio_view
from castloom.render.views.common import View, card, homes, page, person_link, state_text
from castloom.render.views.conversation import map_view
from castloom.render.views.moments import moments
from castloom.render.views.related import related_view
from castloom.render.voice_colours import colours
from castloom.render.words.words import Words, as_beginning

_TIMINGS = {Timing.NONE: "times_none", Timing.ESTIMATED: "times_estimated"}  # keys of words
_FROM_THE_RIGHT = {"ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"}


def episode_view(site: Site, place: int, formats: list[View]) -> View:
    """The page of the episode at `place` in the site's list; `formats` are the transcript's files.

    The template wants the transcript itself too, as `transcript_html`.
    """
    episode = site.episodes[place]
    spoken = site.composed[episode.slug].spoken
    timed = spoken is not None and spoken.timing is not Timing.NONE
    older = site.episodes[place + 1] if place + 1 < len(site.episodes) else None
    newer = site.episodes[place - 1] if place else None
    return {
        **page(site, "episode", episode.url, episode.title, episode.description),
        **card(site, episode),
        "audio": audio_view(site.words, episode),
        "notice": episode.ai_content,
        "persons": _persons(site, episode, spoken),
        "concepts": [
            {
                "title": c.title,
                "mark": c.mark,
                "url": c.url,
                "definition": c.definition,
                "state_text": state_text(site.words, h),
                **moments(site, h),
            }
            for c, h in site.concepts_of(episode)
        ],
        "map": map_view(site, episode, spoken) if spoken else None,
        "chapters": [_chapter(site, episode, chapter, timed) for chapter in shown_chapters(episode)],
        "files": _files(site.words, episode, formats),
        "links": [{"title": k.title, "url": k.url, "rel": k.rel} for k in episode.links] + homes(episode.same_as),
        "transcript": _transcript(site, episode, spoken, formats),
        "related": related_view(site, episode),
        "previous": _neighbour(older),
        "next": _neighbour(newer),
    }


def _files(words: Words, episode: Episode, formats: list[View]) -> list[View]:
    """Audio and transcript to take along."""
    audio = audio_view(words, episode)
    heard = [{"label": words("audio"), "url": audio["url"], "size_text": audio["size_text"]}] if audio else []
    return heard + [
        {"label": words("transcript_as", format=f["label"]), "url": f["url"], "size_text": ""} for f in formats
    ]


def _persons(site: Site, episode: Episode, spoken: Spoken | None) -> list[View]:
    lanes = {s.person: colours(spoken.voices)[s.speaker] for s in spoken.shares} if spoken else {}
    return [
        {
            **person_link(site, credit.id),
            "role": as_beginning(site.words.role(credit.role)),
            "voice": lanes.get(credit.id),
        }
        for credit in episode.persons
    ]


def _chapter(site: Site, episode: Episode, chapter: Chapter, timed: bool) -> View:
    seconds = int(chapter.start.total_seconds())
    place = f"#chapter-{seconds}" if timed else ""
    concept = site.concepts.get(chapter.concept)
    return {
        "clock": clock(seconds),
        "title": chapter.title,
        "href": moment(episode, seconds) + place,
        "url": chapter.url,
        "url_text": chapter.url.split("/")[2].removeprefix("www.") if chapter.url else "",
        "image": quote(chapter.image) if chapter.image and "://" not in chapter.image else "",
        "concept_url": concept.url if concept else "",
        "concept_text": concept.title if concept else "",
    }


def _transcript(site: Site, episode: Episode, spoken: Spoken | None, formats: list[View]) -> View | None:
    if spoken is None:
        return None
    language = episode.transcript.language or site.show.language
    words, status = site.words, episode.transcript.status
    timing = words(_TIMINGS[spoken.timing]) if spoken.timing in _TIMINGS else ""
    return {
        "timing_text": " ".join(filter(None, (timing, words("status", status=status) if status else ""))),
        "corrections": words("corrections_counted", count=len(spoken.corrections)) if spoken.corrections else "",
        "formats": formats,
        "language": language,
        "direction": "rtl" if language.partition("-")[0] in _FROM_THE_RIGHT else "ltr",
        "about_text": words("about_time", time="{time}") if spoken.timing is Timing.ESTIMATED else "",
        "plays": episode.enclosure is not None and spoken.timing is not Timing.NONE,
        "words": word_times.NAME if spoken.has_words else "",
        "suggest": suggestion(site.show, episode),
    }


def _neighbour(episode: Episode | None) -> View | None:
    return {"title": episode.title, "url": episode.url} if episode else None
