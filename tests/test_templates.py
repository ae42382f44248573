"""What templates cost: their code is kept between builds, and hidden folders of themes are not gone through."""

from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import jinja2
import pytest
from mkdocs.config import load_config

from castloom.driver.store import CACHE
from castloom.driver.templates import spare_templates
from tests.shows import EPISODE, build, lay_over, make_show, text_of

_HOOK = "def on_env(env, config, files):\n    env.filters['loud'] = str.upper\n"


@pytest.fixture
def show(tmp_path: Path) -> Path:
    return make_show(tmp_path / "show")


@pytest.fixture
def compiled() -> Iterator[mock.Mock]:
    with mock.patch.object(jinja2.Environment, "_parse", autospec=True, side_effect=jinja2.Environment._parse) as parse:
        yield parse


def names(compiled: mock.Mock) -> set[str]:
    found = {call.args[2] for call in compiled.call_args_list}
    compiled.reset_mock()
    return found


def test_templates_are_compiled_once(show: Path, compiled: mock.Mock) -> None:
    build(show, "--strict")
    assert "podcast/episode.html" in names(compiled)
    lay_over(show, {EPISODE: text_of(EPISODE) + "\nMore.\n"})
    assert build(show, "--strict").exit_code == 0
    assert names(compiled) == set()


def test_template_that_is_written_anew_is_compiled_anew(show: Path, compiled: mock.Mock) -> None:
    settings = text_of("mkdocs.yml").replace("font: false", "font: false, custom_dir: overrides")
    lay_over(show, {"mkdocs.yml": settings})
    lay_over(show, {"overrides/main.html": "{% extends 'podcast/base.html' %}<!-- one -->"})
    assert build(show).exit_code == 0
    names(compiled)
    lay_over(show, {"overrides/main.html": "{% extends 'podcast/base.html' %}<!-- two -->"})
    assert build(show).exit_code == 0
    assert names(compiled) == {"main.html"}


def test_nothing_is_kept_where_others_change_the_environment(show: Path, compiled: mock.Mock) -> None:
    settings = text_of("mkdocs.yml") + "hooks: [loud.py]\n"
    lay_over(show, {"loud.py": _HOOK, "mkdocs.yml": settings})
    assert build(show).exit_code == 0
    assert not (show / CACHE / "templates").exists()
    names(compiled)
    build(show)
    assert "podcast/episode.html" in names(compiled)


def test_code_of_other_versions_is_removed(show: Path) -> None:
    old = show / CACHE / "templates" / "of-another-version"
    old.mkdir(parents=True)
    assert build(show).exit_code == 0
    assert not old.exists()
    assert len(list((show / CACHE / "templates").iterdir())) == 1


def test_all_is_listed_but_what_is_hidden(show: Path) -> None:
    config = load_config(str(show / "mkdocs.yml"))
    every = config.theme.get_env().list_templates()
    spare_templates(config, show, lambda: True)
    shown = [name for name in every if not any(part.startswith(".") for part in name.split("/"))]
    listed = config.theme.get_env().list_templates()
    assert len(shown) > 100
    assert [name for name in listed if not name.rpartition("/")[2].startswith(".")] == shown
    assert len(listed) < len(every) / 10
