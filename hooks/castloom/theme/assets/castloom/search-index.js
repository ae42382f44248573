/** Pagefind's index and the names that search knows, fetched when they are first asked for. */

import { pagesWith } from "./search-chosen.js";
import { Found } from "./search-found.js";
import { telling, termsOf } from "./search-match.js";
import { namesIn } from "./search-names.js";

const OPTIONS = {
  noWorker: true, // which would be a second copy of the script; a search of 500 episodes takes hundredths of a second
  ranking: { pageLength: 0 }, // an episode's length is no reason to put a short page before it
};
let index;

/** The index of the site at the address `root`: one, for however many pages the reader walks through. */
export function indexOf(root) {
  index ??= new SearchIndex(root);
  return index;
}

class SearchIndex {
  #root;
  #loading;
  #filters;
  #tries = 0;

  constructor(root) {
    this.#root = root;
  }

  /** Fetches what every search needs. */
  load() {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  /** Has all be fetched anew, after a failure: Pagefind remembers what it could not have. */
  forget() {
    this.#loading = undefined;
    this.#filters = undefined;
  }

  /** The names and seasons to choose from: `{named, seasons}`. */
  async terms() {
    return (await this.load()).terms;
  }

  /**
   * The names in `text`; the text `meant`, if it has a right name in place of a misheard one (never if `asTyped`); and
   * the pages `found`. `filters` are values by name.
   */
  async search(text, filters, asTyped) {
    const { pagefind, terms } = await this.load();
    const names = namesIn(text, terms.named).filter(({ page }) => !filters.kind || filters.kind === page.kind);
    const meant = asTyped ? "" : (names.find((name) => name.meant)?.meant ?? "");
    const sought = telling(meant || text, terms.common);
    const [{ results }, chosen] = await Promise.all([pagefind.search(sought || null), this.#chosen(filters)]);
    const found = chosen ? results.filter(({ id }) => chosen.has(id)) : results;
    return { names, meant, found: new Found(found, termsOf(sought)) };
  }

  /** The pages that have what is chosen, or nothing if nothing is; which have what is fetched once. */
  async #chosen(filters) {
    if (!Object.keys(filters).length) return undefined;
    this.#filters ??= this.#json("pagefind/filters.json");
    return pagesWith(filters, await this.#filters);
  }

  async #load() {
    this.#tries += 1;
    // A browser remembers for the page's life that a module could not be had, but not of another address.
    const again = this.#tries > 1 ? `?try=${this.#tries}` : "";
    const [{ createInstance }, terms] = await Promise.all([
      import(new URL(`pagefind/pagefind.js${again}`, this.#root)),
      this.#json("search/terms.json"),
    ]);
    const pagefind = createInstance(OPTIONS);
    await pagefind.init();
    return { pagefind, terms };
  }

  async #json(path) {
    const answer = await fetch(new URL(path, this.#root));
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
  }
}
