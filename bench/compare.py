"""Builds synthetic shows with Castloom and with plain MkDocs + Material, and prints what each build costs.

Ends with 1 where a build fails, where an episode costs Castloom more than an eighth of what it costs plain
MkDocs, or where an episode's cost grows with the show.
"""

import argparse
import pstats
import subprocess
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from builds import SHOWS, Build, Generator, prepare, run, schedule, write_shows
from measure import ENVIRONMENT, RunError
from shows import Seed, read_seed
from table import Costs, broken_promises, slopes, table

SEEDS = Path(__file__).resolve().parent.parent / "seeds"

# Its build is all start-up: what larger shows cost is counted from here.
SMALLEST_SHOW = 1
LARGEST_SHOW = 20_000


def main() -> int:
    options = _options()
    sizes = sorted({SMALLEST_SHOW, *options.episodes})
    try:
        seed = read_seed(options.seeds)
        if options.profile:
            return profile(seed, sizes[-1], options.only or "castloom")
        builds = schedule(sizes, options.only)
        write_shows(seed, builds, options.joined)
        costs = compare(builds, options.rounds)
    except (RunError, FileNotFoundError) as fault:
        print(fault, file=sys.stderr)
        return 1
    broken = list(broken_promises(costs, sizes))
    print("\n".join([*table(costs), "", *slopes(costs, sizes), *broken]))
    return 1 if broken else 0


def compare(builds: Sequence[Build], rounds: int) -> Costs:
    """The costs of all builds, run round after round."""
    costs: Costs = defaultdict(list)
    for at in range(1, rounds + 1):
        for done, build in enumerate(builds, 1):
            _tell(f"round {at}/{rounds}, build {done}/{len(builds)}: {build}")
            costs[build].append(run(build))
    _tell("")
    return costs


def profile(seed: Seed, episodes: int, flavour: str) -> int:
    """Prints the functions in which one cold build spends most; worker processes are not seen."""
    build = Build(episodes, Generator(flavour))
    write_shows(seed, [build], joined=False)
    prepare(build)
    record = SHOWS / f"{flavour}-{episodes}.prof"
    command = [sys.executable, "-m", "cProfile", "-o", str(record), *build.arguments]
    code = subprocess.run(command, cwd=build.folder, env=ENVIRONMENT, check=False).returncode
    if code == 0:
        pstats.Stats(str(record)).sort_stats("tottime").print_stats(30)
    return code


def _tell(line: str) -> None:
    """Shows how far we are, on a terminal only, in a line that the next one replaces."""
    if sys.stderr.isatty():
        print(f"\r\033[K{line}", end="", file=sys.stderr, flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    sizes = parser.add_mutually_exclusive_group()
    sizes.add_argument(
        "--episodes", type=_sizes, default=[100, 1000], metavar="N,N", help="sizes of the shows (100,1000)"
    )
    sizes.add_argument("--quick", dest="episodes", action="store_const", const=[100], help="the show of 100 only")
    parser.add_argument("--only", choices=["castloom", "plain"], default="", help="one flavour of the shows")
    parser.add_argument("--rounds", type=int, default=1, metavar="N", help="how often each build is run (1)")
    parser.add_argument("--joined", action="store_true", help="plain pages: a paragraph a turn, not a cue")
    parser.add_argument("--profile", action="store_true", help="where one cold build of the largest show spends")
    parser.add_argument("--seeds", type=Path, default=SEEDS, metavar="FOLDER", help="texts to take sentences of")
    return parser.parse_args()


def _sizes(text: str) -> list[int]:
    parts = text.split(",")
    if not all(part.isdecimal() and SMALLEST_SHOW < int(part) <= LARGEST_SHOW for part in parts):
        raise argparse.ArgumentTypeError(f"write sizes from 2 to {LARGEST_SHOW}, such as 100,1000")
    return [int(part) for part in parts]


if __name__ == "__main__":
    sys.exit(main())
