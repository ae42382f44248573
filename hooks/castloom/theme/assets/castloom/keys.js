/** Single keys, for who has switched them on (WCAG 2.1.4): space, the arrows, and s. */
import { say } from "./player.js";
import { decimal, words } from "./words.js";

const FIELDS = "input, select, textarea, [contenteditable]";
const PRESSED = "a, button, summary"; // they have a use for space of their own

/** Does what a key stands for, of the dock's `acts`; `speed` is its select. */
export function press(event, acts, speed) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest(FIELDS)) return;
  if (event.key === " " && event.target.closest(PRESSED)) return;
  const act = { " ": acts.toggle, ArrowLeft: acts.back, ArrowRight: acts.forward, s: () => faster(speed) }[event.key];
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

function faster(speed) {
  speed.selectedIndex = (speed.selectedIndex + 1) % speed.length;
  speed.dispatchEvent(new Event("change"));
  say(words("speed_is", { speed: decimal(speed.value) }));
}
