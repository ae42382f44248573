"""Material's skeleton, rendered once per section and folder depth and cut at its markers."""

from typing import Any

import jinja2

_HEAD = "<!--castloom:head-->"
_CONTENT = "<!--castloom:content-->"


class Shells:
    """The three parts of the skeleton that are equal on every page of one section and depth."""

    def __init__(self, env: jinja2.Environment) -> None:
        self._env = env
        self._made: dict[tuple[str, str], dict[str, str]] = {}

    def get(self, section: str, context: dict[str, Any]) -> dict[str, str]:
        """The parts for a page of `section` whose template context is `context`."""
        key = section, str(context["base_url"])
        if key not in self._made:
            self._made[key] = self.make({**context, "page": None, "section": section})
        return self._made[key]

    def make(self, context: dict[str, Any]) -> dict[str, str]:
        """The parts for one context."""
        whole = self._env.get_template("podcast/shell.html").render(context)
        top, _, rest = whole.partition(_HEAD)
        middle, _, bottom = rest.partition(_CONTENT)
        return {"top": top, "middle": middle, "bottom": bottom}
