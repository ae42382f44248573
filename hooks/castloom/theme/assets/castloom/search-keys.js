/** Walks through what was found: arrows go from field to hits and back, and whoever types on is in the field again. */
export function walk(event, field, found) {
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
  if (!isPlain || event.target.closest("select")) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const stops = [field, ...found.querySelectorAll("a[href], button:not([disabled])")];
    const next = stops[stops.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  } else if (event.key.length === 1 && event.key !== " " && found.contains(event.target)) {
    field.focus(); // before the letter is typed
  }
}
