"""What tests share: a correct show and the reference show, each built once."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from tests.chromium import chromium
from tests.hosted import make_hosted_site
from tests.shows import build, make_show
from tests.sites import copy_reference

# Two browsers may work beside a test: how long one takes says nothing here. Speed belongs in bench/.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

# Begun in the background, tests and what they start would be deaf to Ctrl+C, with which they end `mkdocs serve`.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def built_show(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The correct show with its built site and cache. To be copied, not changed."""
    show = make_show(tmp_path_factory.mktemp("correct") / "show")
    built = build(show, "--strict")
    assert built.exit_code == 0, built.output
    return show


@pytest.fixture(scope="session")
def reference_show(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the reference show with its site, strictly built. To be read, not changed."""
    show = copy_reference(tmp_path_factory.mktemp("reference") / "show")
    built = build(show, "--strict")
    assert built.exit_code == 0, built.output
    return show


@pytest.fixture(scope="session")
def hosted_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site with files of every kind. To be read, not changed."""
    return make_hosted_site(tmp_path_factory.mktemp("hosted"))
