/**
 * The entry: what every page needs at once is imported here, and what only some pages have when one of them is shown,
 * or when a reader first touches it. Everything works without scripts; each module adds a comfort.
 */
import "./player.js";
import "./play.js";
import "./definitions.js";

/** Element → its module. */
const SHOWN = {
  "cast-archive": () => import("./archive.js"),
  "cast-transcript": () => import("./transcript.js"),
  "cast-passages": () => import("./passages.js"),
  "cast-address": () => import("./address.js"),
  "cast-search-page": () => import("./search.js"),
};
const TOUCHED = {
  "cast-cite": () => import("./cite.js"),
  "cast-episode": () => import("./marks.js"),
  "cast-search": () => import("./search.js"),
};

function load() {
  for (const [name, module] of Object.entries(SHOWN)) if (document.querySelector(name)) module();
  if (location.hash.startsWith("#p-") && document.querySelector("cast-cite")) TOUCHED["cast-cite"]();
}

for (const event of ["pointerover", "focusin", "touchstart"])
  document.addEventListener(event, ({ target }) => {
    for (const [name, module] of Object.entries(TOUCHED)) if (target.closest?.(name)) module();
  }, { passive: true });
load();

/** Ctrl+K, Cmd+K and, where nobody is typing, a slash: search opens. */
function asksForSearch({ key, ctrlKey, metaKey, altKey, shiftKey, target }) {
  if (key === "/") return !ctrlKey && !metaKey && !altKey && !target.closest?.("input, textarea, select, [contenteditable]");
  return key.toLowerCase() === "k" && ctrlKey !== metaKey && !altKey && !shiftKey;
}

async function openSearch(event) {
  const search = document.querySelector("cast-search");
  event.preventDefault();
  event.stopPropagation(); // Material would follow the link
  try {
    await TOUCHED["cast-search"]();
    search.open();
  } catch {
    search.querySelector("[role=status]").textContent = search.dataset.failed;
  }
}

document.addEventListener("keydown", (event) => {
  const isWanted = document.querySelector("cast-search") && !event.defaultPrevented && !event.isComposing;
  if (isWanted && asksForSearch(event)) openSearch(event);
});
document.addEventListener("click", (event) => {
  const wantsOtherWindow = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  if (event.target.closest?.(".cast-header__search") && !wantsOtherWindow) openSearch(event);
}, { capture: true });

let pages = 0;
window.document$?.subscribe(async () => {
  load();
  if (pages++) (await import("./turning.js")).arrive(); // another page is shown
});
