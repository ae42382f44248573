"""What Lighthouse says of pages on a telephone: the median of several runs, held against what is to be reached.

python bench/lighthouse.py                       # home, episode, concept of the reference show, five runs each
python bench/lighthouse.py --runs 1 --paths people/

A machine that does other things at the same time loses points for speed: run it alone.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.browser.conftest import at_home  # noqa: E402
from tests.chromium import ARGUMENTS, path_of_chromium  # noqa: E402
from tests.sites import copy_reference  # noqa: E402

LIGHTHOUSE = ROOT / "tests" / "clients" / "node_modules" / "lighthouse" / "cli" / "index.js"
BARS = {"performance": 90, "accessibility": 100, "best-practices": 100, "seo": 100}
PATHS = ("", "episodes/how-ai-deepens-human-debt/", "concepts/human-debt/")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--paths", nargs="*", default=PATHS)
    options = parser.parse_args()
    missed = 0
    with tempfile.TemporaryDirectory() as folder, at_home(copy_reference(Path(folder) / "show"), packs=True) as home:
        print(f"{'page':<44}" + "".join(f"{name:>16}" for name in BARS))
        for path in options.paths:
            runs = [scores(f"{home}/{path}") for _ in range(options.runs)]
            found = {name: statistics.median(run[name] for run in runs) for name in BARS}
            missed += sum(found[name] < bar for name, bar in BARS.items())
            print(f"/{path:<43}" + "".join(f"{found[name]:>16.0f}" for name in BARS), flush=True)
    return min(missed, 1)


def scores(address: str) -> dict[str, float]:
    """Points from 0 to 100 by category."""
    command = ["node", str(LIGHTHOUSE), address, "--output=json", "--quiet", f"--chrome-flags={_flags()}"]
    browser = path_of_chromium() or ""
    done = subprocess.run(
        command, env={**os.environ, "CHROME_PATH": browser}, capture_output=True, text=True, check=True, timeout=180
    )
    told = json.loads(done.stdout)
    for audit in told["audits"].values():
        if audit["score"] == 0 and audit["scoreDisplayMode"] == "binary":
            print(f"  {audit['id']}: {audit['title']}", file=sys.stderr)
    return {name: 100 * told["categories"][name]["score"] for name in BARS}


def _flags() -> str:
    return " ".join(("--headless=new", *ARGUMENTS))


if __name__ == "__main__":
    sys.exit(main())
