"""Has Pagefind index records, in a process of its own."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.exceptions import PluginError
from mkdocs.utils import write_file

from castloom.driver.search_filters import FILTERS, PAGEFIND, write_filters
from castloom.render.search.record import Record

try:
    from pagefind.service import get_executable
except ImportError:  # a machine for which there is none

    def get_executable() -> Path | None:
        return None


FOLDER = "pagefind"

_NEEDED = ("pagefind.js", "pagefind-entry.json", "*.pf_meta", "wasm.*.pagefind", "*/*")  # the rest are dialogs
_REMEDY = "or write search: false among the show's options"


def write_bundle(records: Sequence[Record], folder: Path) -> list[str]:
    """Write the index and what browsers read it with into `folder`; the names of its files come back, sorted.

    The same records make the same bytes. PluginError if Pagefind is not there or fails.
    """
    with TemporaryDirectory(dir=folder.parent, prefix="search-") as work:
        pages, made = Path(work, "pages"), Path(work, "made")
        for record in records:
            write_file(record.html().encode(), f"{pages}/{record.url}index.html")
        _run(pages, made)
        names = _take(made, folder)
    write_filters(records, folder)
    return sorted([*names, FILTERS])


def program() -> Path:
    """Pagefind's program; PluginError if there is none."""
    found = get_executable()
    if found is None or not found.is_file():
        raise PluginError(f"search: Pagefind is not installed; run pip install 'pagefind[bin]=={PAGEFIND}', {_REMEDY}")
    return found


def _run(pages: Path, made: Path) -> None:
    # Pagefind would obey a settings file in the folder where it is started, and its own variables.
    options = ("--exclude-selectors", ".headerlink", "--silent")
    command = [str(program()), "--site", str(pages), "--output-path", str(made), *options]
    around = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    try:
        done = subprocess.run(command, cwd=pages, env=around, capture_output=True, text=True, check=False)
    except OSError as fault:
        raise PluginError(
            f"search: {command[0]} cannot be started: {fault.strerror}; install it again, {_REMEDY}"
        ) from fault
    if done.returncode or not (made / "pagefind-entry.json").is_file():
        said = (done.stdout + done.stderr).strip()[-500:]
        raise PluginError(f"search: Pagefind made no index: {said or 'it said nothing'}; mend this, {_REMEDY}")


def _take(made: Path, folder: Path) -> list[str]:
    names = sorted({path.relative_to(made).as_posix() for glob in _NEEDED for path in made.glob(glob)})
    for name in names:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (made / name).replace(target)
    return names
