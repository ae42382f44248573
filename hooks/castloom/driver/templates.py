"""A theme's templates at less cost: they took two thirds of a small show's build."""

import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import version
from pathlib import Path

import jinja2
import mkdocs
from mkdocs.config.defaults import MkDocsConfig

from castloom.driver.store import CACHE, engine_digest, key_of


def files_in_sight(root: str) -> Iterator[str]:
    """The files below a folder, in none that is hidden, by their path from it: Material has 14,000 icons in one."""
    for folder, inner, names in os.walk(root):
        inner[:] = [name for name in inner if not name.startswith(".")]
        below = os.path.relpath(folder, root).replace(os.sep, "/")
        yield from names if below == "." else (f"{below}/{name}" for name in names)


class _Loader(jinja2.FileSystemLoader):
    """Lists no files in hidden folders: MkDocs publishes none of them."""

    def list_templates(self) -> list[str]:
        return sorted({name for root in map(os.fspath, self.searchpath) for name in files_in_sight(root)})


def spare_templates(config: MkDocsConfig, root: Path, is_alone: Callable[[], bool]) -> None:
    """Have the theme's environments list only what MkDocs may publish, and templates compiled once.

    The code is kept in the show's folder `root`, unless other plugins may change the environment.
    """
    make = config.theme.get_env
    config.theme.get_env = partial(_environment, make, root, is_alone)  # type: ignore[method-assign]


def _environment(
    make: Callable[[], jinja2.Environment], root: Path, is_alone: Callable[[], bool]
) -> jinja2.Environment:
    env = make()
    if isinstance(env.loader, jinja2.FileSystemLoader):
        env.loader = _Loader(env.loader.searchpath)
    if is_alone():
        env.bytecode_cache = _kept_code(root)
    return env


def _kept_code(root: Path) -> jinja2.BytecodeCache:
    """Jinja looks whether a template's text is still the same.

    It works filters of constants out while it compiles, so other versions of those who bring filters compile anew.
    """
    kept = root / CACHE / "templates"
    folder = kept / key_of(engine_digest(), mkdocs.__version__, version("jinja2"))
    if not folder.is_dir():
        shutil.rmtree(kept, ignore_errors=True)
        folder.mkdir(parents=True)
    return jinja2.FileSystemBytecodeCache(str(folder), "%s")
