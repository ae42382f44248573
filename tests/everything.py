"""A show that uses every key there is: `from tests.everything import make_everything`."""

import shutil
from pathlib import Path

from tests.shows import audio, lay_over, picture

FILES = Path(__file__).parent / "everything"


def make_everything(folder: Path) -> Path:
    """The show in `folder`, which is returned: the text files of tests/everything/, with audio and pictures."""
    shutil.copytree(FILES, folder, dirs_exist_ok=True)
    lay_over(
        folder,
        {
            "pages/assets/cover.jpg": picture(),
            "pages/assets/banner.jpg": picture(1600, 900),
            "pages/assets/live.png": picture(1500, 1500, format_="PNG"),
            "episodes/low-water.png": picture(1600, 1600, format_="PNG"),
            "episodes/shell.jpg": picture(1600, 900),
            "people/ada.jpg": picture(400, 400),
            "episodes/001-low-water.mp3": audio(90),
            "episodes/003-neap-tide.mp3": audio(61),
            "episodes/teaser.mp3": audio(12),
            "episodes/005-last.mp3": audio(13),
        },
    )
    return folder
