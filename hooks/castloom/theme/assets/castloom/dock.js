/** The player's controls, at the foot of the window from the first play on. */
import { ROOT, kept, say } from "./player.js";
import { clock, strip } from "./score.js";
import { press } from "./keys.js";
import { beginSession } from "./session.js";
import { sleepFor } from "./sleep.js";
import { tellTrouble } from "./trouble.js";
import { words } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
let bar; // the seek bar of the episode that is open
let shown; // its facts

const chapterAt = (time) => shown?.chapters.findLast(([start]) => start <= time);

/** Shows the dock with what the player plays. */
export function furnish(player) {
  const dock = player.querySelector(".cast-dock");
  if (dock.hidden && !player.isFurnished) wire(player, dock);
  player.isFurnished = true;
  dock.hidden = false;
  shown = player.facts;
  const find = (name) => dock.querySelector(`.cast-dock__${name}`);
  Object.assign(find("title"), { textContent: shown.title, href: ROOT + player.episode });
  const audio = new URL(shown.audio, ROOT);
  for (const link of player.querySelectorAll("a[download]"))
    Object.assign(link, { href: audio, target: audio.origin === location.origin ? "" : "_blank" });
  find("host").textContent = audio.origin === location.origin ? "" : words("audio_from", { host: audio.host });
  for (const button of dock.querySelectorAll("[data-do=previous], [data-do=next]")) button.hidden = !shown.chapters.length;
  dock.querySelector("[value=chapter]").hidden = !shown.chapters.length;
  draw(find("score"), player);
  beginSession(player, chapterAt);
  paint(player, dock);
}

/** The small score: a lane for each voice, or one line. */
function draw(box, player) {
  const { lanes, width, chapters, duration } = shown;
  const svg = document.createElementNS(SVG, "svg");
  const set = (element, names) => Object.entries(names).forEach((pair) => element.setAttribute(...pair));
  set(svg, { class: "cast-score", "aria-hidden": true, preserveAspectRatio: "none", viewBox: `0 0 ${width} ${lanes.length}`, "data-ms": duration * 1000 });
  const cut = chapters.map(([start]) => `M${(start / duration) * width} 0v${lanes.length}`).join("");
  for (const [voice, d] of [...lanes, ["", cut]]) {
    const path = svg.appendChild(document.createElementNS(SVG, "path"));
    set(path, { class: voice ? `cast-score__lane cast-voice-${voice}` : "cast-score__cuts", d });
  }
  box.replaceChildren(svg);
  bar = strip(box, chapters, (time) => player.seek(time));
}

function paint(player, dock) {
  dock.hidden = !player.facts;
  if (dock.hidden) return;
  const { time, playing } = player;
  const [, chapter = ""] = chapterAt(time) ?? [];
  const put = (name, text) => {
    const place = dock.querySelector(`.cast-dock__${name}`);
    if (place.textContent !== text) place.textContent = text;
  };
  put("chapter", chapter);
  put("time", `${clock(time)} / ${clock(player.duration)}`);
  const toggle = dock.querySelector("[data-do=toggle]");
  toggle.classList.toggle("cast-play--on", playing);
  toggle.setAttribute("aria-label", words(playing ? "pause" : "play"));
  bar?.show(time);
}

function wire(player, dock) {
  const { audio } = player;
  const more = dock.querySelector("[data-do=more]");
  const panel = dock.querySelector(".cast-dock__more");
  const set = (name) => dock.querySelector(`[data-set=${name}]`);
  const open = (isOpen) => {
    panel.hidden = !isOpen;
    more.setAttribute("aria-expanded", isOpen);
    dock.classList.toggle("cast-dock--more", isOpen);
  };
  const acts = {
    toggle: () => (player.playing ? audio.pause() : player.play()),
    back: () => player.seek(player.time - 15),
    forward: () => player.seek(player.time + 30),
    previous: () => player.seek(shown.chapters.findLast(([start]) => start < player.time - 3)?.[0] ?? 0),
    next: () => player.seek(shown.chapters.find(([start]) => start > player.time)?.[0] ?? player.duration),
    more: () => open(panel.hidden),
    mute: () => (audio.muted = !audio.muted),
    share: () => share(`${ROOT}${player.episode}?t=${Math.floor(player.time)}`),
    close: () => {
      player.close();
      (document.querySelector(".cast-play button") ?? document.querySelector("#cast-content"))?.focus();
    },
  };
  player.acts = acts;
  dock.addEventListener("click", ({ target }) => acts[target.closest("[data-do]")?.dataset.do]?.());
  let isComing = false; // to the page of what plays
  dock.querySelector(".cast-dock__title").addEventListener("click", (event) => {
    isComing = location.origin + location.pathname !== ROOT + player.episode;
    if (isComing) return;
    event.preventDefault();
    event.stopPropagation();
    reveal(player);
  });
  window.document$?.subscribe(() => isComing && setTimeout(reveal, 100, player) && (isComing = false));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) {
      open(false);
      if (panel.contains(document.activeElement) || document.activeElement === document.body) more.focus();
    }
    if (set("keys").checked) press(event, acts, set("speed"));
  }, true);

  const rate = () => (audio.defaultPlaybackRate = audio.playbackRate = Number(set("speed").value));
  set("speed").value = String(kept.get("speed") ?? 1);
  if (!set("speed").value) set("speed").value = "1";
  rate();
  set("speed").addEventListener("change", () => kept.set("speed", rate()));
  set("keys").checked = kept.get("keys") === true;
  set("keys").addEventListener("change", () => kept.set("keys", set("keys").checked));
  audio.volume = 0.5; // some devices leave it to their own buttons
  if (audio.volume !== 0.5) dock.querySelector(".cast-dock__volume").hidden = true;
  audio.volume = set("volume").value = kept.get("volume") ?? 1;
  set("volume").addEventListener("input", () => {
    audio.volume = set("volume").value;
    kept.set("volume", audio.volume);
  });
  audio.addEventListener("volumechange", () => dock.querySelector("[data-do=mute]").setAttribute("aria-pressed", audio.muted));
  sleepFor(player, set("sleep"), (time) => shown.chapters.find(([start]) => start > time)?.[0] ?? player.duration);
  tellTrouble(player);
  for (const name of ["cast:time", "cast:state"]) document.addEventListener(name, () => paint(player, dock));
  // What the dock covers is not where focus may come to rest, nor stay.
  new ResizeObserver(() => {
    document.documentElement.style.setProperty("--cast-dock", `${player.offsetHeight}px`);
    const focused = document.querySelector(":focus-visible");
    if (focused && isCovered(focused, player)) focused.scrollIntoView({ block: "nearest" });
  }).observe(player);
}

/** Whether the player lies over what would have room above it. */
function isCovered(element, player) {
  const { top, bottom, height } = element.getBoundingClientRect();
  const edge = player.getBoundingClientRect().top;
  return bottom > edge && top < innerHeight && height < edge / 2 && !player.contains(element);
}

async function share(address) {
  try {
    await navigator.clipboard.writeText(address);
    say(words("moment_copied"));
  } catch {
    say(words("moment_is", { address }));
  }
}

/** Scrolls to the sentence that is spoken. */
function reveal(player) {
  const sentences = [...document.querySelectorAll(".cast-sentence[data-ms]")];
  const now = sentences.findLast((sentence) => sentence.dataset.ms <= player.time * 1000) ?? sentences[0];
  now?.scrollIntoView({ block: "center" });
}
