"""An entry of the ledger as the lines of YAML that an editor would write."""

from castloom.model.ledger import Kind, LedgerEntry, Scope
from castloom.render.yaml_line import Value, yaml_line
from castloom.source.ledger_faults import SHOW_LEDGER


def ledger_lines(entry: LedgerEntry) -> str:
    """The entry as an item of a list, one key a line; keys that say nothing, or what holds anyway, are left out."""
    never = entry.kind is Kind.NEVER
    fields: dict[str, Value | None] = {
        "never" if never else "heard": entry.heard,
        "meant": entry.meant,
        "passage": entry.passage,
        "scope": "" if entry.passage or entry.scope is _home(entry) else str(entry.scope),
        "context": entry.context,
        "count": entry.count,
        "kind": "" if never else str(entry.kind),
        "by": entry.by,
        "date": entry.date,
        "reason": entry.reason,
    }
    lines = [yaml_line(key, value) for key, value in fields.items() if value not in ("", None)]
    return "".join(f"{'- ' if n == 0 else '  '}{line}\n" for n, line in enumerate(lines))


def _home(entry: LedgerEntry) -> Scope:
    """The scope of an entry that names none."""
    return Scope.SHOW if entry.path == SHOW_LEDGER else Scope.EPISODE
