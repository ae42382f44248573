"""Tells what is wrong in a show's own templates in a line, as other faults of a show are told."""

import traceback
from pathlib import Path

import jinja2


def template_fault(error: Exception, root: Path, folder: str) -> str:
    """Place, fault and remedy, if the error arose in a template in `folder`, a path from `root`; else ""."""
    places = [place for place in traceback.extract_tb(error.__traceback__) if not place.filename.endswith(".py")]
    path = Path(places[-1].filename).resolve() if places else Path()
    own = (root / folder).resolve()
    if not path.is_relative_to(own):
        return ""
    where = f"{folder}/{path.relative_to(own).as_posix()}:{places[-1].lineno}"
    return f"{where}: {_what(error)}; correct it, or take the file away to have Castloom's own"


def _what(error: Exception) -> str:
    if isinstance(error, jinja2.TemplateNotFound):
        return f"there is no template {error.name}"
    if isinstance(error, jinja2.TemplateError):
        return error.message or "it is no template"
    return f"{type(error).__name__}: {error}"
