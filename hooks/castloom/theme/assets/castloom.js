/**
 * `<cast-episode>` stands around an episode's audio element, chapters and transcript, all of which work without it.
 * With it, a time link (`?t=754#p-…`) plays from there, and a page opened at `?t=754` waits there.
 *
 * It also keeps moves within the page from Material's instant navigation, which would fetch the page again and put a
 * new audio element, that is silent, in the place of the one that plays.
 */
class CastEpisode extends HTMLElement {
  #path;
  #listening;

  connectedCallback() {
    this.#path = location.pathname;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.addEventListener("click", (event) => this.#follow(event), { signal });
    addEventListener("popstate", (event) => this.#stay(event), { capture: true, signal });
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
    // Resolved addresses are compared: Material's instant navigation makes every href of a new page absolute.
    if (!link?.hash || wantsOtherWindow || link.origin + link.pathname !== location.origin + this.#path) return;
    // Material's listener on the body does not ask whether somebody took the click.
    event.stopPropagation();
    const start = secondsIn(link.search);
    if (!this.#audio || start === undefined) return;
    event.preventDefault();
    showPlace(link);
    this.#audio.currentTime = start;
    this.#audio.play().catch(() => {}); // the native controls show that it did not start
  }

  /** Back and forward within the page; Material has taken the scrolling over from the browser. */
  #stay(event) {
    if (location.pathname !== this.#path) return;
    event.stopImmediatePropagation();
    if (location.hash) elementAt(location.hash)?.scrollIntoView();
    else scrollTo(0, event.state?.y ?? 0);
  }
}

/** The seconds of `?t=754`, or undefined. */
function secondsIn(search) {
  const text = new URLSearchParams(search).get("t") ?? "";
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
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
