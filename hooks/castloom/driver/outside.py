"""Writes what other sites show of the show: cards, players for frames, and how to embed these."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import jinja2
import PIL

from castloom.driver.processes import begin
from castloom.driver.publishing import Staging
from castloom.driver.store import engine_digest, key_of
from castloom.model.episode import Episode
from castloom.render.cards.card import Card
from castloom.render.cards.drawing import draw
from castloom.render.cards.letters import letters_digest
from castloom.render.cards.subjects import cards
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


def begin_outside(site: Site, env: jinja2.Environment, staging: Staging) -> Callable[[], None]:
    """Begin to write them, those of a long show in a process of its own while pages are made.

    What is returned waits for the end; all files are in the staging folder then, or in the site as they must be.
    """
    env.globals["words"] = Phrases(site.words)
    new = _New(_new_cards(site, staging), list(_new_embeds(site, env, staging)))
    return begin(lambda: _write_all(site, env, staging.folder, new), len(new.cards) + len(new.embeds))


def card_key(site: Site, card: Card) -> str:
    """Changes with everything that a card follows from."""
    return key_of(engine_digest(), letters_digest(), PIL.__version__, site.show.look.colours, card)


def _new_cards(site: Site, staging: Staging) -> dict[str, Card]:
    return {uri: card for uri, card in cards(site) if not staging.keeps(uri, card_key(site, card))}


def _new_embeds(site: Site, env: jinja2.Environment, staging: Staging) -> Iterator[Episode]:
    assert env.loader
    template = env.loader.get_source(env, _TEMPLATE)[0]
    shared = key_of(engine_digest(), template, _assets_version(env), site.show, site.words.wording)
    for episode in site.episodes:
        if episode.enclosure:
            spoken = site.composed[episode.slug].spoken
            key = key_of(shared, episode, spoken.conversation if spoken else None)
            known = [staging.keeps(uri, key) for uri in (_page_uri(episode), oembed_url(episode))]
            if not all(known):
                yield episode


def _write_all(site: Site, env: jinja2.Environment, folder: Path, new: _New) -> None:
    for uri, card in new.cards.items():
        _write(folder / uri, draw(card, site.show.look.colours))
    template, version = env.get_template(_TEMPLATE), _assets_version(env)
    for episode in new.embeds:
        assert episode.enclosure
        view = {**embed_view(site, episode, episode.enclosure), "version": version}
        _write(folder / _page_uri(episode), template.render(embed=view).encode())
        _write(folder / oembed_url(episode), oembed(site, episode).encode())


def _page_uri(episode: Episode) -> str:
    return f"{embed_url(episode)}index.html"


def _assets_version(env: jinja2.Environment) -> str:
    """A digest of the players' style and script, so that no browser keeps an old one."""
    assert env.loader
    return key_of([env.loader.get_source(env, f"assets/embed.{kind}")[0] for kind in ("css", "js")])[:8]


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
