"""Writes what other sites show of the show: cards, players for frames, and how to embed these."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import jinja2
import PIL
from mkdocs.utils import write_file

from castloom.driver.edition import Edition
from castloom.driver.processes import begin
from castloom.driver.publishing import Staging
from castloom.driver.store import engine_digest, key_of, known_key
from castloom.model.episode import Episode
from castloom.render.cards.card import Card
from castloom.render.cards.drawing import draw
from castloom.render.cards.letters import letters_digest
from castloom.render.cards.subjects import card_name, card_of_episode, card_url, cards_of_names
from castloom.render.oembed import oembed
from castloom.render.sharing import embed_url, oembed_url
from castloom.render.site import Site
from castloom.render.views.embed import embed_view
from castloom.render.words.phrases import Phrases

_TEMPLATE = "podcast/embed.html"


class _New(NamedTuple):
    """What the site does not have as it must be: cards by their address, and episodes whose player it lacks."""

    cards: dict[str, Card]
    embeds: list[Episode]


def begin_outside(edition: Edition, env: jinja2.Environment, staging: Staging) -> Callable[[], None]:
    """Begin to write them, those of a long show in a process of its own while pages are made.

    What is returned waits for the end; all files are in the staging folder then, or in the site as they must be.
    """
    site = edition.site
    env.globals["words"] = Phrases(site.words)
    new = _New(_new_cards(edition, staging), list(_new_embeds(edition, env, staging)))
    return begin(lambda: _write_all(site, env, staging.folder, new), len(new.cards) + len(new.embeds))


def card_key(site: Site, *sources: object) -> str:
    """Changes with everything that a card follows from."""
    return key_of(engine_digest(), letters_digest(), PIL.__version__, site.show.look.colours, *sources)


def _new_cards(edition: Edition, staging: Staging) -> dict[str, Card]:
    site = edition.site
    name, shared = card_name(site), card_key(site)

    def is_kept(uri: str, *sources: object) -> bool:
        return staging.keeps(uri, known_key(site.memory, uri, shared, *sources))

    of_episodes = {
        card_url(episode): card_of_episode(site, episode)
        for episode in site.episodes
        if not is_kept(card_url(episode), name, edition.keys_without_notes[episode.slug])
    }
    return of_episodes | {uri: card for uri, card in cards_of_names(site) if not is_kept(uri, card)}


def _new_embeds(edition: Edition, env: jinja2.Environment, staging: Staging) -> Iterator[Episode]:
    assert env.loader
    template = env.loader.get_source(env, _TEMPLATE)[0]
    shared = key_of(engine_digest(), template, _assets_version(env), edition.site.show)
    for episode in edition.site.episodes:
        if episode.enclosure:
            uris = _page_uri(episode), oembed_url(episode)
            key = known_key(edition.site.memory, uris, shared, edition.keys_without_notes[episode.slug])
            known = [staging.keeps(uri, key) for uri in uris]
            if not all(known):
                yield episode


def _write_all(site: Site, env: jinja2.Environment, folder: Path, new: _New) -> None:
    for uri, card in new.cards.items():
        write_file(draw(card, site.show.look.colours), str(folder / uri))
    template, version = env.get_template(_TEMPLATE), _assets_version(env)
    for episode in new.embeds:
        assert episode.enclosure
        view = {**embed_view(site, episode, episode.enclosure), "version": version}
        write_file(template.render(embed=view).encode(), str(folder / _page_uri(episode)))
        write_file(oembed(site, episode).encode(), str(folder / oembed_url(episode)))


def _page_uri(episode: Episode) -> str:
    return f"{embed_url(episode)}index.html"


def _assets_version(env: jinja2.Environment) -> str:
    """A digest of the players' style and script, so that no browser keeps an old one."""
    assert env.loader
    return key_of([env.loader.get_source(env, f"assets/embed.{kind}")[0] for kind in ("css", "js")])[:8]
