import "./castloom/search.js";

/**
 * `<cast-episode>` stands around an episode's audio element, chapters and transcript, all of which work without it.
 * With it, a time link (`?t=754#p-…`) plays from there, and a page opened at `?t=754` waits there.
 * What was heard where the transcript is corrected is told under the pointer too, until Escape.
 */
class CastEpisode extends HTMLElement {
  #listening;
  #told;

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    for (const mark of this.querySelectorAll(".cast-fix[title]")) describe(mark);
    this.addEventListener("click", (event) => this.#tell(event), { signal });
    this.addEventListener("click", (event) => this.#follow(event), { signal });
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.#hush(), { signal });
    const start = secondsIn(location.search);
    if (this.#audio && start !== undefined) this.#audio.currentTime = start;
  }

  disconnectedCallback() {
    this.#listening.abort();
  }

  get #audio() {
    return this.querySelector("audio");
  }

  /** A finger cannot hover: the first tap on a link within a mark tells what was heard, the second follows the link. */
  #tell(event) {
    const mark = event.target.closest(".cast-fix");
    const isNew = mark !== this.#told;
    this.#told = mark;
    if (event.pointerType === "touch" && mark && isNew) event.preventDefault();
  }

  /** Closes what a mark tells, until pointer or focus leaves it. */
  #hush() {
    for (const mark of this.querySelectorAll(".cast-fix:is(:hover, :focus-within)")) {
      const again = () => mark.classList.remove("cast-fix--told");
      mark.classList.add("cast-fix--told");
      for (const leaving of ["pointerleave", "focusout"]) mark.addEventListener(leaving, again, { once: true });
    }
  }

  #follow(event) {
    const link = event.target.closest("a[href]");
    const wantsOtherWindow = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (!link || !this.#audio || wantsOtherWindow || !leadsWithinPage(link)) return;
    const start = secondsIn(link.search);
    if (start === undefined) return;
    event.preventDefault();
    showPlace(link);
    this.#audio.currentTime = start;
    this.#audio.play().catch(() => {}); // the native controls show that it did not start
  }
}

/** Makes a mark's title its description: else the browser's own tooltip would lie over ours. */
function describe(mark) {
  mark.setAttribute("aria-description", mark.title);
  mark.removeAttribute("title");
}

/** The seconds of `?t=754`, or undefined. */
function secondsIn(search) {
  const text = new URLSearchParams(search).get("t") ?? "";
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** Resolved addresses are compared: Material's instant navigation makes every href of a new page absolute. */
function leadsWithinPage(link) {
  return link.hash !== "" && link.origin + link.pathname === location.origin + location.pathname;
}

function elementAt(hash) {
  return document.getElementById(decodeURIComponent(hash.slice(1)));
}

/** Puts the link's address in the address bar, and scrolls to its passage unless the reader is there already. */
function showPlace(link) {
  const passage = elementAt(link.hash);
  const isThere = !passage || (passage.closest("p") ?? passage).contains(link);
  history.replaceState(history.state, "", isThere ? link.href : link.search);
  if (!isThere) location.hash = link.hash;
}

if (!customElements.get("cast-episode")) customElements.define("cast-episode", CastEpisode);
