/** How words that were found go with those that were sought. */

import { plain } from "./search-names.js";

const LEAST = 3; // letters that a found word begins with too, and at least half of those that were sought
// Scripts without blanks between words, in which one cannot see where one ends.
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff\uf900-\ufaff]/;

/** The words of what was sought. */
export function termsOf(text) {
  return plain(text).split(" ").filter(Boolean);
}

/**
 * The text without words that are said on every page, of which the index is long; as it is, if it has no others or is
 * in quotation marks. `common` are such words with blanks between.
 */
export function telling(text, common) {
  const known = new Set(common.split(" "));
  const words = text.split(/\s+/).filter((word) => !known.has(plain(word).replaceAll(" ", "")));
  return /^\s*["“]/.test(text) || !termsOf(words.join(" ")).length ? text : words.join(" ");
}

/** The one of `terms` that a found word is taken for: the one that begins most like it. */
export function termOf(word, terms) {
  const found = plain(word);
  return terms.reduce((best, term) => (shared(term, found) > shared(best, found) ? term : best), terms[0] ?? "");
}

/** Whether every term stands among the words: where the index has no such word, Pagefind takes one that begins alike. */
export function holdsAll(words, terms) {
  const found = words.map(plain).join(" ").split(" ");
  return terms.every((term) => UNSPACED.test(term) || found.some((word) => shared(term, word) >= needed(term)));
}

function needed(term) {
  return Math.min(term.length, Math.max(LEAST, Math.ceil(term.length / 2)));
}

function shared(one, other) {
  let count = 0;
  while (count < one.length && one[count] === other[count]) count += 1;
  return count;
}
