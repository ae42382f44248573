/**
 * The entry: what every page needs at once is imported here, and what only some pages have when one of them is shown,
 * or when a reader first touches it. Everything works without scripts; each module adds a comfort.
 */
import "./player.js";
import "./play.js";
import "./definitions.js";

/** Element → its module. */
const SHOWN = {
  "cast-transcript": () => import("./transcript.js"),
  "cast-passages": () => import("./passages.js"),
  "cast-address": () => import("./address.js"),
};
const TOUCHED = { "cast-cite": () => import("./cite.js"), "cast-episode": () => import("./marks.js") };

function load() {
  for (const [name, module] of Object.entries(SHOWN)) if (document.querySelector(name)) module();
  if (location.hash.startsWith("#p-") && document.querySelector("cast-cite")) TOUCHED["cast-cite"]();
}

for (const event of ["pointerover", "focusin", "touchstart"])
  document.addEventListener(event, ({ target }) => {
    for (const [name, module] of Object.entries(TOUCHED)) if (target.closest?.(name)) module();
  }, { passive: true });
load();

let pages = 0;
window.document$?.subscribe(async () => {
  load();
  if (pages++) (await import("./turning.js")).arrive(); // another page is shown
});
