"""Keys of episodes, by their slug: of all that their own files say, and of what other pages may say of them."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from castloom.driver.composing import Kept
from castloom.driver.store import key_of, known_key
from castloom.model.episode import Episode
from castloom.model.memory import Memory
from castloom.source.catalog import Catalog


def keys_of_episodes(shown: Catalog, kept: Mapping[str, Kept], memory: Memory) -> dict[str, str]:
    """Keys of all that an episode's own files say."""
    return {e.slug: known_key(memory, ("episode", e.slug), kept[e.slug].key, e) for e in shown.episodes}


def keys_without_notes(shown: Catalog, kept: Mapping[str, Kept], memory: Memory) -> dict[str, str]:
    """Keys of what other pages may say of an episode: all but its notes, and which concepts these name."""
    return {
        e.slug: memory.recall(("bare", e.slug), (e, kept[e.slug].key), partial(_without_notes, e, kept[e.slug]))
        for e in shown.episodes
    }


def _without_notes(episode: Episode, kept: Kept) -> str:
    bare = replace(episode, notes="", notes_line=0)
    return key_of(kept.without_notes, bare, sorted(kept.composed.notes.named))
