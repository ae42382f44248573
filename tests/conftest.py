"""What tests share: a correct show that is built once."""

from pathlib import Path

import pytest

from tests.shows import build, make_show


@pytest.fixture(scope="session")
def built_show(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The correct show with its built site and cache. To be copied, not changed."""
    show = make_show(tmp_path_factory.mktemp("correct") / "show")
    built = build(show, "--strict")
    assert built.exit_code == 0, built.output
    return show
