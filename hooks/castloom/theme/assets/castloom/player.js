/**
 * `<cast-player>` stands outside what instant navigation swaps, so that what plays goes on from page to page. Asked by
 * the event `cast:play` {episode, time?, until?} on the document, where `episode` is the page's address from the site's
 * root, it tells `cast:time` {episode, time, playing} and, when something else than the time changes, `cast:state`.
 */
export const ROOT = new URL("../../", import.meta.url).href; // the site's
const EVERY = 5; // seconds, in which the position is kept
const ENDING = 30; // seconds before the end, in which it is not: who comes back begins anew

/** What the browser keeps for the reader, who may have forbidden it; null is nothing. */
export const kept = {
  get(name, store = "localStorage") {
    try { return JSON.parse(window[store].getItem(`cast.${name}`)); } catch { return null; }
  },
  set(name, value, store = "localStorage") {
    try { window[store].setItem(`cast.${name}`, JSON.stringify(value)); } catch { /* then without */ }
  },
};

const placeOf = (episode) => `at.${new URL(episode, ROOT).pathname}`;
/** The second at which the reader stopped, or 0. */
export const positionOf = (episode) => Number(kept.get(placeOf(episode))) || 0;

const known = new Map();
/** An episode's player.json: title, audio, duration, chapters and lanes. */
export function factsOf(episode) {
  if (!known.has(episode)) {
    const found = fetch(`${ROOT}${episode}player.json`).then((answer) => answer.json());
    found.catch(() => known.delete(episode));
    known.set(episode, found);
  }
  return known.get(episode);
}

let texts;
/** What the page has scripts say, with values in place of {names}. */
export function words(key, values = {}) {
  texts ??= JSON.parse(document.querySelector("cast-player").dataset.words);
  return texts[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** Says something in the status line, which is read out. */
export function say(text = "") {
  const line = document.querySelector(".cast-player__status");
  if (line && line.textContent !== text) line.textContent = text;
}

class CastPlayer extends HTMLElement {
  episode = "";
  facts;
  until; // where a clip ends
  #wanted; // where to begin, as long as nothing is known of the audio
  #kept = 0;

  connectedCallback() {
    if (this.audio) return;
    this.audio = this.querySelector("audio");
    const on = (names, act) => names.split(" ").forEach((name) => this.audio.addEventListener(name, act));
    on("timeupdate", () => this.#tick());
    on("seeked seeking", () => this.tell());
    on("play pause playing ended", () => this.tell("cast:state"));
    on("pause ended", () => this.keep());
    on("loadedmetadata", () => this.#wanted !== undefined && this.seek(this.#wanted, this.until));
    document.addEventListener("cast:play", ({ detail }) => this.#start(detail));
    addEventListener("pagehide", () => this.keep());
    window.document$?.subscribe(() => this.tell("cast:state")); // another page is shown
    const open = kept.get("open", "sessionStorage");
    if (open) this.#open(open, "", positionOf(open)).catch(() => {});
  }

  get playing() { return !this.audio.paused && !this.audio.ended; }
  get time() { return this.#wanted ?? this.audio.currentTime; }
  get duration() { return this.audio.duration || this.facts?.duration || 0; }

  /** Goes to a second; a clip ends where it ended only if `until` is given again. */
  seek(time, until) {
    const second = Math.max(0, Math.min(time, this.duration || Infinity));
    [this.until, this.#wanted] = [until, this.audio.readyState ? undefined : second];
    this.audio.currentTime = second;
    this.tell();
  }

  play() {
    this.audio.play().catch(({ name }) => name === "NotAllowedError" && say(words("ready")));
  }

  keep() {
    if (!this.episode || !this.duration || this.time < 1) return;
    this.#kept = this.time;
    kept.set(placeOf(this.episode), this.duration - this.time > ENDING ? Math.floor(this.time) : null);
  }

  /** Stops, and forgets what was open. */
  close() {
    this.audio.pause();
    [this.episode, this.facts] = ["", undefined];
    kept.set("open", null, "sessionStorage");
    say();
    this.tell("cast:state");
  }

  tell(...names) {
    const detail = { episode: this.episode, time: this.time, playing: this.playing };
    for (const name of [...names, "cast:time"]) document.dispatchEvent(new CustomEvent(name, { detail }));
  }

  #tick() {
    if (Math.abs(this.time - this.#kept) > EVERY) this.keep();
    if (this.until && this.time >= this.until) {
      this.until = undefined;
      this.audio.pause();
      say(words("clip_ends"));
    }
    this.tell();
  }

  async #start({ episode, audio, time, until }) {
    say();
    const isOpen = episode === this.episode && !this.audio.error;
    if (isOpen && time !== undefined) this.seek(time, until);
    if (isOpen) return this.play();
    try {
      await this.#open(episode, audio, time ?? positionOf(episode), until, true);
    } catch {
      if (this.audio.hasAttribute("src")) return; // it plays, without the dock
      this.close();
      say(words(navigator.onLine ? "not_loaded" : "offline_page"));
    }
  }

  async #open(episode, audio, time, until, plays = false) {
    this.keep();
    const facts = factsOf(episode);
    [this.episode, this.facts] = [episode, undefined];
    kept.set("open", episode, "sessionStorage");
    const begin = (address) => {
      this.audio.src = new URL(address, ROOT);
      this.seek(time, until);
      if (plays) this.play();
    };
    if (audio) begin(audio);
    else {
      this.audio.removeAttribute("src");
      this.audio.load(); // browsers that want a gesture for each element have it now
    }
    const found = await facts; // before modules: a browser never asks again for one that failed
    if (this.episode !== episode) return; // another was asked for
    this.facts = found;
    if (!audio) begin(found.audio);
    const styles = import("./sheet.js").then(({ sheet }) => sheet("dock"));
    const [dock] = await Promise.all([import("./dock.js"), styles]);
    dock.furnish(this);
    this.tell("cast:state");
  }
}

if (!customElements.get("cast-player")) customElements.define("cast-player", CastPlayer);
