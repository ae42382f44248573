/** Times: as addresses tell them (`754`, `12:34`, `1h2m3s`, the clip `754-790`), and along a score that is a seek bar. */
import { words } from "./player.js";

const CLOCK = /^(?:(?:(\d+):)?(\d+):)?(\d+(?:\.\d+)?)s?$/;
const UNITS = /^(?=\d)(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s)?$/;

/** `12:34`, `1:02:03`. */
export function clock(time) {
  const second = Math.max(0, Math.floor(time));
  const two = (number) => String(number % 60).padStart(2, "0");
  const [hours, minutes] = [Math.floor(second / 3600), Math.floor(second / 60)];
  return hours ? `${hours}:${two(minutes)}:${two(second)}` : `${minutes}:${two(second)}`;
}

function seconds(text) {
  const found = CLOCK.exec(text) ?? UNITS.exec(text);
  return found ? (found[1] ?? 0) * 3600 + (found[2] ?? 0) * 60 + Number(found[3] ?? 0) : undefined;
}

/** What an address asks for in an episode that is `end` seconds long: {time?, until?}, and what is wrong with it, `fault`. */
export function momentIn(search, end = Infinity) {
  const text = new URLSearchParams(search).get("t");
  if (text === null) return {};
  const [time, until, ...rest] = text.split("-").map(seconds);
  if (time === undefined || rest.length)
    return { fault: words("no_time", { asked: text }) };
  if (time >= end) return { fault: words("past_end", { time: clock(time), end: clock(end) }) };
  if (text.includes("-") && !(until > time))
    return { time, fault: words("clip_without_end", { time: clock(time) }) };
  return { time, until: until < end ? until : undefined };
}

const KEYS = { ArrowLeft: -5, ArrowDown: -5, ArrowRight: 5, ArrowUp: 5, PageDown: -60, PageUp: 60 }; // seconds

/**
 * Lays the bar over the drawing in `box`, whose `data-ms` is its whole time; `chapters` are [second, title]. What the
 * reader chooses is given to `seek` (second, whether a pointer did); `show` of what comes back shows a second.
 */
export function strip(box, chapters, seek) {
  const svg = box.querySelector("svg");
  const end = svg.dataset.ms / 1000;
  const played = svg.cloneNode(true);
  for (const part of played.querySelectorAll(":not(.cast-score__lane)")) part.remove();
  for (const name of ["role", "aria-label"]) played.removeAttribute(name);
  played.setAttribute("aria-hidden", "true");
  played.classList.add("cast-strip__played");
  const range = Object.assign(document.createElement("input"), { type: "range", max: end, step: "any", value: 0, dir: "ltr" });
  range.className = "cast-strip";
  range.setAttribute("aria-label", words("position"));
  const tip = Object.assign(document.createElement("span"), { className: "cast-strip__tip", hidden: true });
  tip.setAttribute("aria-hidden", "true");
  for (const old of box.querySelectorAll(".cast-strip, .cast-strip__played, .cast-strip__tip")) old.remove();
  svg.before(played);
  svg.after(range, tip);

  let isPointed = false;
  const told = (time) => [clock(time), chapters.findLast(([start]) => start <= time)?.[1]];
  const tell = (time) => {
    const [at, chapter] = told(time);
    const key = chapter ? "position_of_chapter" : "position_of";
    range.setAttribute("aria-valuetext", words(key, { time: at, length: clock(end), chapter }));
  };
  const paint = (time) => {
    box.style.setProperty("--played", `${(100 * time) / end}%`);
    box.classList.toggle("cast-strip--begun", time > 0);
  };
  const choose = (time) => {
    const second = Math.max(0, Math.min(time, end));
    range.value = second;
    paint(second);
    tell(second);
    seek(second, isPointed);
  };

  range.addEventListener("pointerdown", () => (isPointed = true));
  range.addEventListener("input", () => paint(range.value));
  range.addEventListener("change", () => {
    choose(Number(range.value));
    isPointed = false;
  });
  range.addEventListener("keydown", (event) => {
    const by = KEYS[event.key];
    if (!by || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    isPointed = false;
    choose(Number(range.value) + by);
  });
  box.addEventListener("pointermove", ({ clientX, pointerType, target }) => {
    const { left, width } = svg.getBoundingClientRect();
    const part = Math.max(0, Math.min(1, (clientX - left) / width));
    tip.hidden = pointerType === "touch" || target !== range;
    tip.textContent = told(part * end).filter(Boolean).join(" · ");
    tip.style.setProperty("--at", part);
  });
  box.addEventListener("pointerleave", () => (tip.hidden = true));
  tell(0);

  return {
    show(time) {
      if (isPointed) return;
      range.value = time;
      paint(time);
      if (document.activeElement !== range) tell(time); // else it would talk over the episode
    },
  };
}
