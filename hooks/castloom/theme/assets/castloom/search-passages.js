/** From the words that Pagefind found on a page to the passages that hold them. */

import { termOf } from "./search-match.js";
import { placesOf, wordsOf } from "./search-places.js";

const BEFORE = 8; // words shown before the first that was found
const SHOWN = 28;

/**
 * What to show of a page's data: its `kind`; the `lede` that says what it is about, as an excerpt; and the `passages`
 * with most of the terms that were sought, the best first. An excerpt is a list of `[word, isFound]`.
 */
export function passagesOf(data, terms) {
  const words = wordsOf(data);
  const places = placesOf(data.anchors, words.length);
  const found = new Set(data.locations);
  const voices = (data.meta.voices ?? "").split(" \u2063 ");
  const groups = bestOf(grouped(data, places, words, terms));
  const passages = groups.map(({ place, at }) => ({
    ...place,
    at,
    speaker: voices[place.voice] ?? "",
    excerpt: excerpt(words, found, at, reach(places, place)),
  }));
  const lede = places.find(({ name }) => name === "lede");
  return { kind: lede?.kind, lede: lede ? ledeOf(lede, words, found) : [], passages };
}

/** The places that lead somewhere, with the first word found there and the terms that they hold. */
function grouped({ weighted_locations: locations }, places, words, terms) {
  const groups = new Map();
  for (const { location, balanced_score: score } of locations.toSorted((one, other) => one.location - other.location)) {
    const place = places.findLast(({ start }) => start <= location);
    if (!place || ["lede", "speech"].includes(place.name)) continue;
    const group = groups.get(place) ?? { place, at: location, terms: new Map() };
    const term = termOf(words[location] ?? "", terms);
    group.terms.set(term, Math.max(group.terms.get(term) ?? 0, score));
    groups.set(place, group);
  }
  return [...groups.values()];
}

/** Those that hold as many terms as any, the ones first whose words fit best. */
function bestOf(groups) {
  const most = Math.max(...groups.map(({ terms }) => terms.size));
  const sum = ({ terms }) => [...terms.values()].reduce((total, score) => total + score, 0);
  return groups.filter(({ terms }) => terms.size === most).sort((one, other) => sum(other) - sum(one) || one.at - other.at);
}

/** How far an excerpt may go: as long as the same voice speaks, for its words stand under that name. */
function reach(places, place) {
  let first = places.indexOf(place);
  let last = first;
  if (place.voice !== undefined) {
    while (places[first - 1]?.voice === place.voice) first -= 1;
    while (places[last + 1]?.voice === place.voice) last += 1;
  }
  return [places[first].start, places[last].end];
}

function ledeOf({ start, end }, words, found) {
  const first = [...found].filter((at) => at >= start && at < end).sort((one, other) => one - other)[0];
  return excerpt(words, found, first ?? start, [start, end]);
}

function excerpt(words, found, at, [start, end]) {
  const from = Math.max(start, at - BEFORE);
  const to = Math.min(end, from + SHOWN);
  const pieces = words.slice(from, to).map((word, n) => [word, found.has(from + n)]);
  if (from > start) pieces.unshift(["…", false]);
  if (to < end) pieces.push(["…", false]);
  return pieces;
}
