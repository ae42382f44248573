"""Writes what the player shows of an episode, where the site does not have it yet."""

from mkdocs.utils import write_file

from castloom.driver.edition import Edition
from castloom.driver.publishing import Staging
from castloom.driver.store import engine_digest, known_key
from castloom.model.episode import Episode
from castloom.render.player_json import NAME, player_json


def write_player(edition: Edition, episode: Episode, staging: Staging) -> str:
    """The file's address; the episode has audio."""
    uri, show = episode.url + NAME, edition.site.show
    shown = show.title, show.image, edition.keys_without_notes[episode.slug]
    if not staging.keeps(uri, known_key(edition.site.memory, uri, engine_digest(), shown)):
        write_file(player_json(edition.site, episode).encode(), str(staging.folder / uri))
    return uri
