"""Where and when an edition is made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from castloom.model.memory import NO_MEMORY, Memory


@dataclass(frozen=True)
class Circumstances:
    """Where and when an edition is made. `docs_pages` are the show's own pages, source path → address.

    Files of transcripts go into `site`, but for those that `is_published` knows by address and key. While somebody is
    editing, what differs from castloom.lock stops nothing. `theme` is the folder of the show's own templates and words,
    `memory` that of the edition before this one.
    """

    root: Path
    config: str
    docs_dir: str
    site_url: str
    now: datetime
    preview: bool
    cache: Path
    extensions: tuple[Any, ...]
    extension_configs: Mapping[str, Mapping[str, Any]]
    docs_pages: Mapping[str, str]
    site: Path | None = None
    is_published: Callable[[str, str], bool] = lambda _uri, _key: True
    is_editing: bool = False
    theme: str = "overrides"
    memory: Memory = NO_MEMORY
