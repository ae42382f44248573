/** Pagefind's index and the names that search knows, fetched when they are first asked for. */

import { pagesWith } from "./search-chosen.js";
import { Found } from "./search-found.js";
import { termsOf } from "./search-match.js";
import { namesIn } from "./search-names.js";

export class SearchIndex {
  #root;
  #loading;
  #filters;
  #tries = 0;

  /** `root` is the site's address. */
  constructor(root) {
    this.#root = root;
  }

  /** Fetches what every search needs; asked again after a failure, it tries anew. */
  load() {
    this.#loading ??= this.#load().catch((fault) => {
      this.#loading = undefined;
      throw fault;
    });
    return this.#loading;
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
    const [{ results }, chosen] = await Promise.all([pagefind.search(meant || text || null), this.#chosen(filters)]);
    const found = chosen ? results.filter(({ id }) => chosen.has(id)) : results;
    return { names, meant, found: new Found(found, termsOf(meant || text)) };
  }

  /** The pages that have what is chosen, or nothing if nothing is; which have what is fetched once. */
  async #chosen(filters) {
    if (!Object.keys(filters).length) return undefined;
    this.#filters ??= this.#json("pagefind/filters.json").catch((fault) => {
      this.#filters = undefined;
      throw fault;
    });
    return pagesWith(filters, await this.#filters);
  }

  async #load() {
    this.#tries += 1;
    // A browser remembers for the page's life that a module could not be had, but not of another address.
    const again = this.#tries > 1 ? `?try=${this.#tries}` : "";
    const [pagefind, terms] = await Promise.all([
      import(new URL(`pagefind/pagefind.js${again}`, this.#root)),
      this.#json("search/terms.json"),
    ]);
    // A worker would be a second copy of the script, as large; a search of 500 episodes takes some hundredths of a second.
    // An episode's length is no reason to put a short page before it.
    await pagefind.options({ noWorker: true, excerptLength: 1, ranking: { pageLength: 0 } });
    await pagefind.init();
    return { pagefind, terms };
  }

  async #json(path) {
    const answer = await fetch(new URL(path, this.#root));
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
  }
}
