"""Closed vocabularies: Apple's categories, languages and countries of ISO, words and roles of the podcast namespace."""

import json
import re
from collections.abc import Callable, Collection
from functools import cache
from importlib.resources import files

from castloom.model.person import Credit
from castloom.model.problem import Unreadable, nearest, nearest_name
from castloom.model.show import Category
from castloom.source.values.basic import group, reference, text
from castloom.source.values.subtags import unknown_subtag
from castloom.source.yamltext import Fields, Node

_CATEGORY = "{name: Business, sub: Management}"
_CREDIT = "{id: jane-doe, role: guest}"
_MANY = 20
_MISTAKEN = {"uk": "gb", "usa": "us"}
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})((?:-[A-Za-z0-9]{2,8})*)")


@cache
def _table(name: str) -> dict[str, list[str]]:
    table: dict[str, list[str]] = json.loads(files(__package__).joinpath(name).read_text("utf-8"))
    return table


def category(node: Node) -> Category:
    """An Apple category: `Business`, `Business > Management`, or {name, sub}."""
    if isinstance(node, Fields):
        group(node, _CATEGORY, "name", "sub")
        if "name" not in node.nodes:
            raise Unreadable("has no name", f"write {_CATEGORY}")
        name = text(node.nodes["name"])
        sub = text(node.nodes["sub"]) if "sub" in node.nodes else ""
    else:
        name, _, sub = (part.strip() for part in text(node).partition(">"))
    return _category(name, sub)


def _category(name: str, sub: str) -> Category:
    known = _table("apple_categories.json")
    if name not in known:
        above = next((top for top, subs in known.items() if name in subs), None)
        hint = f"write {above} > {name}" if above else nearest(name, known) or f"choose one of {', '.join(known)}"
        raise Unreadable(f'Apple has no category "{name}"', hint)
    if sub and sub not in known[name]:
        hint = nearest(sub, known[name]) or f"choose one of {', '.join(known[name]) or 'none: it has no subcategories'}"
        raise Unreadable(f'Apple has no subcategory "{sub}" of {name}', hint)
    return Category(name, sub)


def language(node: Node) -> str:
    """A language code: ISO 639 with optional region or script, as in `en`, `de-at`, `zh-Hant`."""
    typed = text(node)
    match = _LANGUAGE.fullmatch(typed.replace("_", "-"))
    codes = _table("languages.json")
    if not match or match[1].lower() not in codes["codes"]:
        named = {name: code for code, name in zip(codes["codes"], codes["names"], strict=True)}
        code = named.get(nearest_name(typed, named), "")
        raise Unreadable(
            f'"{typed}" is not a language code', f"write {code}" if code else "write a code such as en or de-at"
        )
    if strange := unknown_subtag(match[2], _countries()):
        code = _MISTAKEN.get(strange, "")
        hint = f"write {match[1]}-{code}" if code else f"write {match[1]} alone, or a country behind it, as in en-us"
        fault = f'"{typed}" is not a language code: there is no country or script "{strange}"'
        raise Unreadable(fault, hint)
    return match[1].lower() + match[2]


def country(node: Node) -> str:
    """A country's code in small letters (ISO 3166-1 alpha-2), as in `de`."""
    typed = text(node)
    names = _countries()
    if typed.lower() not in names:
        named = {name: code for code, name in names.items()} | _MISTAKEN
        code = named.get(nearest_name(typed, named), "")
        raise Unreadable(
            f'"{typed}" is not a country code', f"write {code}" if code else "write a code such as de or us"
        )
    return typed.lower()


@cache
def _countries() -> dict[str, str]:
    names: dict[str, str] = json.loads(files(__package__).joinpath("countries.json").read_text("utf-8"))
    return names


def words(kind: str) -> list[str]:
    """The podcast namespace's list of a kind of word, such as "medium" or "service"."""
    return _table("podcast_vocabularies.json")[kind]


def word(kind: str) -> Callable[[Node], str]:
    """A word out of such a list, compared without case, as the list writes it."""

    def convert(node: Node) -> str:
        typed, known = text(node), words(kind)
        found = next((word for word in known if word.lower() == typed.lower()), "")
        if not found:
            shown = f"one of {', '.join(known)}" if len(known) <= _MANY else f"one of its list, such as {known[-1]}"
            raise Unreadable(
                f'the podcast namespace has no {kind} "{typed}"', nearest(typed, known) or f"write {shown}"
            )
        return found

    return convert


def credit(people: Collection[str]) -> Callable[[Node], Credit]:
    """A person's id, alone (a host) or as {id, role, group} with names of the podcast taxonomy."""
    known = reference(people, "person", "people")

    def convert(node: Node) -> Credit:
        if not isinstance(node, Fields):
            return Credit(known(node), "host", "cast", node.line)
        group(node, _CREDIT, "id", "role", "group")
        if "id" not in node.nodes:
            raise Unreadable("has no id", f"write {_CREDIT}")
        role, group_name = _role(node)
        return Credit(known(node.nodes["id"]), role, group_name, node.line)

    return convert


def _role(node: Fields) -> tuple[str, str]:
    typed = text(node.nodes["role"]) if "role" in node.nodes else "host"
    wanted = text(node.nodes["group"]) if "group" in node.nodes else ""
    groups = _table("podcast_taxonomy.json")
    found = [(role, name) for name, roles in groups.items() for role in roles if role.lower() == typed.lower()]
    if not found:
        every = [role.lower() for roles in groups.values() for role in roles]
        hint = nearest(typed, every) or "write one of host, co-host, guest, producer, editor, narrator …"
        raise Unreadable(f'the podcast taxonomy has no role "{typed}"', hint)
    if not wanted:
        return found[0][0].lower(), found[0][1].lower()
    for role, name in found:
        if name.lower() == wanted.lower():
            return role.lower(), name.lower()
    raise Unreadable(
        f'the group "{wanted}" has no role "{typed}"', f"write group: {found[0][1]}, or leave the group out"
    )
