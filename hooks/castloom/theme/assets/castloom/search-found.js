/** The pages that were found, best first, which are fetched some at a time. */

import { holdsAll } from "./search-match.js";
import { passagesOf } from "./search-passages.js";
import { wordsOf } from "./search-places.js";

const PAGES = 5; // at a time

export class Found {
  #rest;
  #terms;
  #isFirst = true;

  /** `results` are Pagefind's, `terms` what was sought. */
  constructor(results, terms) {
    this.#rest = results;
    this.#terms = terms;
    this.count = results.length;
  }

  /** How many are still to be fetched. */
  get left() {
    return this.#rest.length;
  }

  /** The next pages: their `data`, and what to `show` of it. None, if those found hold something else in truth. */
  async next() {
    const pages = await Promise.all(this.#rest.slice(0, PAGES).map((result) => result.data()));
    const areRight = !this.#isFirst || pages.some((data) => holdsAll(foundOn(data), this.#terms));
    this.#isFirst = false;
    this.#rest = areRight ? this.#rest.slice(PAGES) : [];
    if (!areRight) this.count = 0;
    return areRight ? pages.map((data) => ({ data, shown: passagesOf(data, this.#terms) })) : [];
  }
}

/** The words that Pagefind took for those that were sought, or may have. */
function foundOn(data) {
  const words = wordsOf(data);
  return [...data.locations.map((at) => words[at] ?? ""), ...Object.values(data.meta)];
}
