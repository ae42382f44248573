"""The site's own texts for templates: as HTML, with everything in them escaped that is not HTML already."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup, escape

from castloom.model.wording import Phrase, Wording
from castloom.render.words.scripts import EMBED, PLAYER, as_json
from castloom.render.words.words import Words

_SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_HIDDEN = '<span class="cast-hidden">%s</span>'


class Phrases:
    """`words.transcript`, or `words("page_of", number=2, pages=3)`: for text and for attributes in double quotes."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._said = Words(Wording(words.wording.locale, _escaped(words.wording.phrases)))
        self.player_json = _attribute(as_json(words, PLAYER))
        self.embed_json = _attribute(as_json(words, EMBED))
        self._texts = {key: Markup(text) for key, text in self._said.wording.phrases.items() if isinstance(text, str)}

    def __getattr__(self, key: str) -> Markup:
        try:
            return self._texts[key]
        except KeyError:
            raise AttributeError(key) from None

    def __call__(self, key: str, /, **values: Any) -> Markup:
        """The text of this key; values that are Markup stand as they are."""
        return Markup(self._said(key, **_safe(values)))

    def hidden(self, key: str, visible: str, /, **values: Any) -> Markup:
        """The text with all but the value of `visible` to be heard and not to be seen."""
        shown = _safe(values)
        before, after = self._said.around(key, visible, **shown)
        return Markup("".join([before and _HIDDEN % before, str(shown[visible]), after and _HIDDEN % after]))

    def linked(self, key: str, address: str, /, **values: Any) -> Markup:
        """The text with what stands in brackets as a link to `address`."""
        opened = f'<a href="{escape(address)}">'.replace("{", "{{").replace("}", "}}")
        phrase = self._said.wording.phrases[key]
        texts = {"other": phrase} if isinstance(phrase, str) else phrase
        linked = {name: text.replace("[", opened).replace("]", "</a>") for name, text in texts.items()}
        return Markup(Words(Wording(self._said.wording.locale, {key: linked}))(key, **{"count": 0, **_safe(values)}))

    def decimal(self, number: str) -> str:
        """A number written with a point, such as `0.8`."""
        return self._words.decimal(number)


def _safe(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value if type(value) is int else str(escape(value)) for name, value in values.items()}


def _attribute(json: str) -> Markup:
    """JSON for an attribute in single quotes: it is full of double ones."""
    return Markup(json.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&#39;"))


def _escaped(phrases: Mapping[str, Phrase]) -> dict[str, Phrase]:
    return {key: _as_html(phrase) for key, phrase in phrases.items()}


def _as_html(phrase: Phrase) -> Phrase:
    if isinstance(phrase, str):
        return phrase.translate(_SIGNS)
    return {category: text.translate(_SIGNS) for category, text in phrase.items()}
