"""When this build happens: it decides what is published already."""

import os
from datetime import UTC, datetime

from mkdocs.exceptions import PluginError


def moment_of_build() -> datetime:
    """Now, or the moment in SOURCE_DATE_EPOCH (reproducible-builds.org), which makes a build of the past again."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError):
        raise PluginError(f'SOURCE_DATE_EPOCH: "{epoch}" is no moment; set it to seconds since 1970') from None
