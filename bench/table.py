"""What the measured builds say: a table, and whether Castloom keeps its promises."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from builds import Build, Generator, State
from measure import Cost

YARDSTICK = Generator.PLAIN
MOST_OF_PLAIN = 1 / 8
MOST_GROWTH = 1.3

COLUMNS = "{:>8}  {:<18}  {:<18}  {:>8}  {:>8}  {:>8}  {:>10}"

Costs = dict[Build, list[Cost]]


def table(costs: Costs) -> Iterator[str]:
    """A line for every build, medians of its runs."""
    yield COLUMNS.format("episodes", "generator", "build", "seconds", "CPU s", "peak MB", "ms/episode")
    for build, runs in sorted(costs.items(), key=lambda item: (item[0].episodes, *_order(item[0]))):
        seconds = _seconds(runs)
        numbers = f"{seconds:.2f}", f"{_cpu(runs):.2f}", f"{median(cost.megabytes for cost in runs):.0f}"
        per_build = f"{1000 * seconds / build.episodes:.1f}"
        yield COLUMNS.format(f"{build.episodes:,}", build.generator, build.state, *numbers, per_build)


def slopes(costs: Costs, sizes: Sequence[int]) -> Iterator[str]:
    """What one more episode costs each generator, cold, and how that compares."""
    small, large = sizes[0], sizes[-1]
    cost = {g: _slope(costs, g, small, large) for g in Generator if Build(large, g) in costs}
    yield f"One more episode, from {small:,} to {large:,} episodes, cold:"
    for generator, seconds in cost.items():
        ours = cost.get(Generator.CASTLOOM)
        ratio = f"; Castloom takes 1/{seconds / ours:.1f} of it" if ours and generator != "castloom" else ""
        yield f"  {generator:<18}  {_ms(seconds):>9}{ratio}"


def broken_promises(costs: Costs, sizes: Sequence[int]) -> Iterator[str]:
    """A line for each promise that these builds break."""
    small, large = sizes[0], sizes[-1]
    if Build(large, Generator.CASTLOOM) not in costs:
        return
    ours = _slope(costs, Generator.CASTLOOM, small, large)
    if Build(large, YARDSTICK) in costs:
        plain = _slope(costs, YARDSTICK, small, large)
        if ours > plain * MOST_OF_PLAIN:
            yield f"too slow: {_ms(ours)} an episode is more than 1/8 of plain's {_ms(plain)}"
    for size, next_size in pairwise(sizes[1:]):
        before, after = (_cpu_per_episode(costs, small, s) for s in (size, next_size))
        if after > before * MOST_GROWTH:
            at_size, at_next = f"{_ms(before)} CPU an episode at {size:,}", f"{_ms(after)} at {next_size:,}"
            yield f"grows faster than the show: {at_size}, {at_next}"


def _order(build: Build) -> tuple[int, int]:
    return list(Generator).index(build.generator), list(State).index(build.state)


def _seconds(runs: list[Cost]) -> float:
    return median(cost.seconds for cost in runs)


def _cpu(runs: list[Cost]) -> float:
    return median(cost.cpu for cost in runs)


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.1f} ms"


def _slope(costs: Costs, generator: Generator, small: int, large: int) -> float:
    """Seconds for one more episode: start-up, which both builds pay alike, falls out."""
    more = _seconds(costs[Build(large, generator)]) - _seconds(costs[Build(small, generator)])
    return more / (large - small)


def _cpu_per_episode(costs: Costs, small: int, size: int) -> float:
    """CPU seconds an episode without start-up; CPU, since other work on the machine disturbs it less."""
    more = _cpu(costs[Build(size, Generator.CASTLOOM)]) - _cpu(costs[Build(small, Generator.CASTLOOM)])
    return more / (size - small)
