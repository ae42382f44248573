"""What scripts say: the words of those that every page has stand on the page; the others import `words.js`."""

import json
from collections.abc import Iterable

from castloom.render.words.words import Words

PLAYER = (
    "ready clip_ends not_loaded offline_page pause resume resume_left play play_episode play_from play_span "
    "pause_named resume_named play_named play_from_named play_span_named no_time past_end clip_without_end "
    "position position_of position_of_chapter"
).split()
EMBED = "embed_ends_before embed_clip embed_from embed_clip_ended embed_fails".split()
MODULES = (
    "about_time audio_elsewhere_fails audio_from audio_not_played audio_not_reached audio_not_there breaks_off "
    "close concept connection_broke kind_concept kind_episode kind_page kind_person kinds_concept kinds_episode "
    "kinds_page kinds_person loading_audio moment_copied moment_is offline_transcript pause person play search "
    "search_also search_any_concept search_any_kind search_any_person search_any_season search_as_typed "
    "search_chapter search_failed search_failed_offline search_field search_instead search_kind search_loading "
    "search_misheard search_more_pages search_more_passages search_nothing search_pages search_season slept "
    "speed_is try_again"
).split()
_LANGUAGE, _TEXTS = 'LANGUAGE = "en"', "TEXTS = {}"


def words_js(words: Words, module: str) -> str:
    """The module words.js, which is to say nothing in English, in the language of `words`."""
    language, texts = json.dumps(words.wording.locale), as_json(words, MODULES)
    return module.replace(_LANGUAGE, f"LANGUAGE = {language}").replace(_TEXTS, f"TEXTS = {texts}")


def as_json(words: Words, keys: Iterable[str]) -> str:
    """Texts by their key, those that differ by number with one for each plural category."""
    said = {key: words.wording.phrases[key] for key in keys}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"), default=dict)
