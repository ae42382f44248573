"""What is remembered from one build of a preview to the next."""

from castloom.model.memory import Memory


def counted(memory: Memory, sources: object) -> tuple[str, int]:
    made: list[str] = []

    def make() -> str:
        made.append("made")
        return f"of {sources}"

    return memory.recall("name", sources, make), len(made)


def test_a_value_is_made_once_of_equal_sources() -> None:
    memory = Memory(is_kept=True)
    assert counted(memory, ("a", 1)) == ("of ('a', 1)", 1)
    assert counted(memory, ("a", 1)) == ("of ('a', 1)", 0)


def test_the_last_value_alone_is_kept() -> None:
    memory = Memory(is_kept=True)
    counted(memory, "a")
    assert counted(memory, "b") == ("of b", 1)
    assert counted(memory, "a") == ("of a", 1)


def test_what_is_not_kept_is_made_each_time() -> None:
    memory = Memory()
    counted(memory, "a")
    assert counted(memory, "a") == ("of a", 1)


def test_none_is_asked_for_again() -> None:
    memory = Memory(is_kept=True)
    assert memory.recall("name", 1, lambda: None) is None
    assert memory.recall("name", 1, lambda: "found") == "found"


def test_equal_values_become_the_same() -> None:
    memory = Memory(is_kept=True)
    first, second = ["a"], ["a"]
    assert memory.same("name", first) is first
    assert memory.same("name", second) is first
