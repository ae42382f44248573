/**
 * `<cast-transcript>` stands around an episode's transcript, all of which can be read without it. With it, a page opened at
 * a passage shows that passage, also by its former addresses; whatever else readers can do is loaded when they begin to.
 */
import { kept } from "./player.js";
import { momentIn } from "./score.js";

const FOLLOW = "follow"; // under which the reader's choice is kept
const PARTS = {
  follow: () => import("./transcript-follow.js"),
  find: () => import("./transcript-find.js"),
  quote: () => import("./transcript-quote.js"),
};
const styles = async () => (await import("./sheet.js")).sheet("transcript");

class CastTranscript extends HTMLElement {
  #listening;
  #begun;

  connectedCallback() {
    this.#listening = new AbortController();
    this.#begun = new Set();
    const { signal } = this.#listening;
    const follow = this.querySelector(".cast-follow input");
    if (follow) follow.checked = kept.get(FOLLOW) !== false;
    follow?.addEventListener("change", () => kept.set(FOLLOW, follow.checked), { signal });
    const isOwn = ({ detail }) => "plays" in this.dataset && detail?.episode === this.dataset.episode;
    document.addEventListener("cast:time", (event) => isOwn(event) && this.#begin("follow"), { signal });
    this.addEventListener("focusin", ({ target }) => target.closest(".cast-find") && this.#begin("find"), { signal });
    this.addEventListener("submit", (event) => event.preventDefault(), { signal }); // also before its part has come
    const speech = this.querySelector(".cast-speech");
    for (const event of ["pointerover", "focusin", "touchstart"])
      speech.addEventListener(event, () => this.#begin("quote"), { signal, passive: true });
    if (speech.matches(":hover, :focus-within")) this.#begin("quote"); // readers may be faster than scripts
    addEventListener("hashchange", () => this.#aim(), { signal });
    // Behind whoever scrolls and moves the focus because another page is shown.
    this.#aim(false);
    setTimeout(() => this.isConnected && !("stays" in this.dataset) && this.#aim(), 50);
  }

  disconnectedCallback() {
    this.#listening.abort();
  }

  /** Tells something in the page's words, for some seconds or until it is closed. */
  tell(what, seconds = 0) {
    styles();
    const line = this.querySelector(".cast-transcript__told");
    const words = this.part(`[data-told="${what}"]`);
    line.replaceChildren(words);
    const player = document.querySelector("cast-player"); // which may say something too, before it opens
    line.parentElement.style.setProperty("--cast-dock", `${player?.offsetHeight ?? 0}px`);
    for (const close of words.querySelectorAll("a, button")) close.addEventListener("click", () => words.remove());
    if (seconds) setTimeout(() => words.remove(), 1000 * seconds);
    return words;
  }

  /** A copy of what the page has ready for the script. */
  part(selector) {
    return this.querySelector(":scope > template").content.querySelector(selector).cloneNode(true);
  }

  async #begin(name) {
    if (this.#begun.has(name)) return;
    this.#begun.add(name);
    try {
      const [part] = await Promise.all([PARTS[name](), styles()]);
      part.begin(this, this.#listening.signal);
    } catch {
      this.#begun.delete(name); // offline, perhaps: the next time will do
    }
  }

  /** Shows the passage that the page's address names. */
  #aim(goes = true) {
    for (const was of this.querySelectorAll(".cast-aim")) was.classList.remove("cast-aim");
    const address = location.hash.slice(1);
    if (!address.startsWith("p-")) return;
    const place = document.getElementById(address)?.closest(".cast-sentence, .cast-para") ??
      this.querySelector(`[data-also~="${CSS.escape(address)}"]`);
    place?.classList.add("cast-aim");
    if (!goes) return;
    if (place) goTo(place);
    else if (!document.getElementById(address)) this.#tellGone();
  }

  #tellGone() {
    const { time } = momentIn(location.search);
    const timed = [...this.querySelectorAll("[data-ms]")].filter(({ dataset }) => dataset.ms <= 1000 * time);
    const words = this.tell("gone");
    const [near, first] = [words.querySelector("[data-near]"), words.querySelector("[data-first]")];
    near.hidden = !timed.length;
    first.hidden = !near.hidden;
    near.href = `#${timed.at(-1)?.id}`;
    first.href = `#${this.querySelector(".cast-sentence").id}`;
  }
}

/** To the middle of the window, so that neither header nor player lies over it. */
function goTo(place) {
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: place.offsetHeight > innerHeight / 2 ? "start" : "center" });
}

/** Asks the player for a second of the episode; with the audio's address it begins at once, while a press counts. */
export function askToPlay({ dataset: { episode } }, time) {
  const { audio } = document.querySelector(`cast-play[data-episode="${episode}"]`)?.dataset ?? {};
  document.dispatchEvent(new CustomEvent("cast:play", { detail: { episode, time, audio } }));
}

if (!customElements.get("cast-transcript")) customElements.define("cast-transcript", CastTranscript);
