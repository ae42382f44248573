/**
 * `<cast-play>` stands around an episode's play button, and on the episode's own page makes its map the seek bar. There,
 * time links (`?t=754#p-…`) go to their moment; elsewhere, links that say so (`cast-go--plays`) play without leaving the page.
 */
import { ROOT, factsOf, positionOf, say, words } from "./player.js";
import { clock, momentIn, strip } from "./score.js";

const player = () => document.querySelector("cast-player");
const here = () => location.origin + location.pathname;
const ask = (detail) => document.dispatchEvent(new CustomEvent("cast:play", { detail }));

class CastPlay extends HTMLElement {
  #listening;
  #strip;
  #moment = {}; // what the address asks for

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.querySelector("button").addEventListener("click", () => this.#toggle(), { signal });
    for (const name of ["cast:state", "cast:time"]) document.addEventListener(name, () => this.#paint(), { signal });
    if (ROOT + this.dataset.episode === here()) this.#own();
    this.#paint();
  }

  disconnectedCallback() {
    this.#listening.abort();
  }

  get #isOpen() {
    return player()?.episode === this.dataset.episode;
  }

  /** On the episode's own page. */
  #own() {
    this.#moment = momentIn(location.search, Number(this.dataset.seconds) || Infinity);
    if (this.#moment.fault) say(this.#moment.fault);
    const map = this.closest(".cast-page")?.querySelector(".cast-map__score:has([data-ms])");
    const rows = [...document.querySelectorAll(".cast-chapters__row[href]")];
    const chapters = rows.map((row) => [momentIn(row.search).time, row.firstElementChild.textContent]);
    if (map) this.#strip = strip(map, chapters, (time, isPointed) => this.#seek(time, isPointed));
    const { signal } = this.#listening;
    document.addEventListener("cast:time", () => {
      const now = this.#isOpen ? chapters.findLastIndex(([start]) => start <= player().time) : -1;
      rows.forEach((row, n) => (n === now ? row.setAttribute("aria-current", "true") : row.removeAttribute("aria-current")));
    }, { signal });
  }

  #toggle() {
    if (this.#isOpen && player().playing) return player().audio.pause();
    const { time, until } = this.#moment;
    this.#moment = {};
    ask({ episode: this.dataset.episode, audio: this.dataset.audio, time, until });
  }

  /** A pointer on the map plays; keys choose where the button begins. */
  #seek(time, isPointed) {
    this.#moment = this.#isOpen || isPointed ? {} : { time };
    if (this.#isOpen) player().seek(time);
    else if (isPointed) ask({ episode: this.dataset.episode, audio: this.dataset.audio, time });
    else this.#paint();
  }

  #paint() {
    const isPlaying = this.#isOpen && player().playing;
    const time = this.#isOpen ? player().time : positionOf(this.dataset.episode);
    const text = this.#label(isPlaying, time);
    const label = this.querySelector("button span");
    if (label.textContent !== text) label.textContent = text;
    this.classList.toggle("cast-play--on", isPlaying);
    this.#strip?.show(isPlaying ? time : (this.#moment.time ?? time));
  }

  #label(isPlaying, time) {
    const { name, seconds } = this.dataset;
    const { time: from, until } = this.#moment;
    const say = (key, values) => words(name ? `${key}_named` : key, { name, ...values });
    if (isPlaying) return say("pause");
    if (until) return say("play_span", { from: clock(from), until: clock(until) });
    if (from !== undefined) return say("play_from", { time: clock(from) });
    if (time >= 1) return name || !seconds ? say("resume") : words("resume_left", { time: clock(seconds - time) });
    return name ? say("play") : words("play_episode");
  }
}

if (!customElements.get("cast-play")) customElements.define("cast-play", CastPlay);

/** The address from the site's root of the episode to whose page a link leads, or undefined. */
function episodeOf(link) {
  const address = link.origin + link.pathname;
  return address.startsWith(ROOT) ? /^episodes\/[^/]+\/$/.exec(address.slice(ROOT.length))?.[0] : undefined;
}

/** Puts the link's address in the address bar, and scrolls to its passage unless the reader is there, or on the map. */
function showPlace(link) {
  const passage = link.hash && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  const isThere = !passage || link.closest(".cast-map") || (passage.closest("p") ?? passage).contains(link);
  history.replaceState(history.state, "", isThere ? link.href : link.search);
  if (!isThere) location.hash = link.hash;
  else document.querySelector("cast-transcript")?.toggleAttribute("data-stays", true); // its script may come later
}

// Before Material's instant navigation, which would fetch the page.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href*='t=']");
  const wantsOtherWindow = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  if (!link || wantsOtherWindow || link.target === "_blank" || event.defaultPrevented) return;
  const isHere = link.origin + link.pathname === here();
  const episode = episodeOf(link);
  const { time, until } = momentIn(link.search);
  if (!episode || time === undefined || !(isHere || link.matches(".cast-go--plays"))) return;
  const own = document.querySelector(`cast-play[data-episode="${episode}"]`);
  if (isHere && !own) return; // an episode without audio
  event.preventDefault();
  event.stopPropagation();
  if (isHere) showPlace(link);
  ask({ episode, time, until, audio: own?.dataset.audio });
}, true);

// What a click will ask for is fetched when the pointer or the focus comes.
for (const name of ["pointerover", "focusin"])
  document.addEventListener(name, ({ target }) => {
    const found = target.closest?.(".cast-go--plays, cast-play");
    const episode = found && (found.dataset.episode ?? episodeOf(found));
    if (episode) factsOf(episode).catch(() => {});
  }, { passive: true });
