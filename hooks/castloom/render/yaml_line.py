"""Front matter as text that reads back as it was meant, in YAML 1.1 as in our own reading."""

import math
from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

import yaml

Value: TypeAlias = "str | int | bool | date | list[Value] | dict[str, Value]"


def yaml_line(key: str, value: Value) -> str:
    """`key: value` in one line; text that YAML would take for something else is quoted."""
    style = None if isinstance(value, (list, dict)) else False
    written = yaml.safe_dump(
        {key: value}, default_flow_style=style, allow_unicode=True, width=math.inf, sort_keys=False
    )
    return written.rstrip("\n")


def front_matter(fields: Mapping[str, Value]) -> str:
    """A header between --- lines, keys in the order given; empty values are left out."""
    lines = [line for key, value in fields.items() if value not in ("", [], {}) for line in _lines(key, value)]
    return "\n".join(["---", *lines, "---", ""])


def _lines(key: str, value: Value) -> list[str]:
    if isinstance(value, dict) and key.startswith("x-"):
        return [f"{key}:", *(f"  {yaml_line(inner, item)}" for inner, item in value.items())]
    return yaml_line(key, value).replace("\n- ", "\n  - ").split("\n")
