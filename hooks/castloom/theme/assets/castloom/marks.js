/**
 * `<cast-episode>` stands around an episode's page. What was heard where its transcript is corrected is told under the
 * pointer, too, and what a link on the map leads to; Escape closes both.
 */
class CastEpisode extends HTMLElement {
  #listening;
  #told;

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    for (const mark of this.querySelectorAll(".cast-fix[title]")) describe(mark);
    this.addEventListener("click", (event) => this.#tell(event), { signal });
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.#hush(), { signal });
  }

  disconnectedCallback() {
    this.#listening.abort();
  }

  /** A finger cannot hover: the first tap on a link within a mark tells what was heard, the second follows the link. */
  #tell(event) {
    const mark = event.target.closest(".cast-fix");
    const isNew = mark !== this.#told;
    this.#told = mark;
    if (event.pointerType === "touch" && mark && isNew) event.preventDefault();
  }

  /** Closes what a mark tells, in the transcript or on the map, until pointer or focus leaves it. */
  #hush() {
    for (const mark of this.querySelectorAll(":is(.cast-fix, .cast-map__mark):is(:hover, :focus-within)")) {
      const again = () => mark.classList.remove("cast-fix--told");
      mark.classList.add("cast-fix--told");
      for (const leaving of ["pointerleave", "focusout"]) mark.addEventListener(leaving, again, { once: true });
    }
  }
}

/** Makes a mark's title its description: else the browser's own tooltip would lie over ours. */
function describe(mark) {
  mark.setAttribute("aria-description", mark.title);
  mark.removeAttribute("title");
}

if (!customElements.get("cast-episode")) customElements.define("cast-episode", CastEpisode);
