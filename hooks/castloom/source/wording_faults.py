"""What can be wrong with a show's own words."""

import re
from collections.abc import Callable, Mapping
from functools import cache

from babel import Locale, UnknownLocaleError

from castloom.model.problem import Problems, Unreadable, nearest, nearest_name
from castloom.model.wording import Phrase
from castloom.source.record import Record
from castloom.source.values.basic import text as trimmed
from castloom.source.yamltext import Fields, Node, Text

_NAME = re.compile(r"\{([a-z_]+)\}")
_LINK = re.compile(r"\[[^\[\]]+\]")
_COUNT = "count"
_ENOUGH = 1000  # whole numbers show every category that a show can need


def checked(
    tree: Fields, path: str, language: str, english: Mapping[str, Phrase], problems: Problems
) -> dict[str, Phrase]:
    """The texts of a file that can be said in place of the English ones; each that cannot is a problem."""
    record = Record(tree, path, problems)
    nothing: Phrase = ""
    found = {key: record.get(key, _phrase(phrase, language), nothing) for key, phrase in english.items()}
    record.close()
    return {key: phrase for key, phrase in found.items() if phrase}


def phrase_of(node: Node) -> Phrase:
    """A text as it is typed, with the blanks around it if it stands in quotation marks; a group as such texts."""
    if isinstance(node, Fields):
        return {category: str(phrase_of(inner)) for category, inner in node.nodes.items()}
    return node.value if isinstance(node, Text) and trimmed(node) else trimmed(node)


@cache
def plural_categories(language: str) -> tuple[str, ...]:
    """What numbers differ by in a language (CLDR): `one` and `other` in English; one, few and other in Romanian."""
    try:
        rule = Locale.parse(language, sep="-").plural_form
    except (UnknownLocaleError, ValueError):
        return ("other",)
    told = {rule(number) for number in range(_ENOUGH)}
    return tuple(one for one in ("zero", "one", "two", "few", "many", "other") if one in {*told, "other"})


def _phrase(english: Phrase, language: str) -> Callable[[Node], Phrase]:
    """Converts what may stand in place of an English text."""
    counted = not isinstance(english, str)
    whole = english if isinstance(english, str) else english["other"]

    def convert(node: Node) -> Phrase:
        phrase = phrase_of(node)
        if isinstance(phrase, str):
            _check(phrase, whole)
            return phrase
        if not counted:
            raise Unreadable("is a group of keys", "write one text: it does not differ by number")
        _check_categories(phrase, plural_categories(language))
        for category, text in phrase.items():
            _check(text, whole, may_leave_out=() if category == "other" else (_COUNT,))
        return phrase

    return convert


def _check_categories(phrase: Mapping[str, str], known: tuple[str, ...]) -> None:
    for category in phrase:
        if category not in known:
            hint = nearest(category, known) or f"write {', '.join(known)}"
            raise Unreadable(f'has "{category}", which is no plural form of this language', hint)
    for category in known:
        if category not in phrase:
            raise Unreadable(f"lacks the plural form {category}", f"write one for each of {', '.join(known)}")


def _check(text: str, english: str, may_leave_out: tuple[str, ...] = ()) -> None:
    names, wanted = _NAME.findall(text), _NAME.findall(english)
    for name in names:
        if name not in wanted:
            near = nearest_name(name, wanted)
            hint = f"did you mean {{{near}}}?" if near else f"write {_shown(wanted)}" if wanted else "remove it"
            raise Unreadable(f"has nothing to put in place of {{{name}}}", hint)
    for name in wanted:
        if name not in (*names, *may_leave_out):
            raise Unreadable(f"leaves out {{{name}}}", f'write it where it belongs, as in "{english}"')
    if any(sign in _NAME.sub("", text) for sign in "{}"):
        raise Unreadable("holds a brace that is no part of a name", f'remove it; English says "{english}"')
    if len(_LINK.findall(text)) != len(_LINK.findall(english)):
        raise Unreadable("has not the same links", f'put their words in brackets, as in "{english}"')


def _shown(names: list[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in names)
