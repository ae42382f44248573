/**
 * `<cast-episode>` stands around an episode's audio element, chapters and transcript, all of which work without it.
 * With it, a time link (`?t=754#p-…`) plays from there, and a page opened at `?t=754` waits there.
 */
class CastEpisode extends HTMLElement {
  #listening;

  connectedCallback() {
    this.#listening = new AbortController();
    this.addEventListener("click", (event) => this.#follow(event), { signal: this.#listening.signal });
    const start = secondsIn(location.search);
    if (this.#audio && start !== undefined) this.#audio.currentTime = start;
  }

  disconnectedCallback() {
    this.#listening.abort();
  }

  get #audio() {
    return this.querySelector("audio");
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
