/** Finds words in the transcript, whatever their case and accents, also over the sentences of a turn. */
import { Text } from "./transcript-text.js";

const [FOUND, HIT] = ["cast-found", "cast-hit"];
const WAIT = 120; // milliseconds after the last key
const LEAST = 2; // letters

export function begin(transcript, signal) {
  const form = transcript.querySelector(".cast-find");
  const field = form.querySelector("input");
  const count = form.querySelector("output");
  const turns = [...transcript.querySelectorAll(".cast-turn")].map(folded);
  let hits = [];
  let at = -1;
  let waiting;

  function search() {
    const query = fold(field.value).trim().replace(/ +/g, " ");
    hits = query.length < LEAST ? [] : turns.flatMap((turn) => places(turn, query));
    at = -1;
    paint(FOUND, hits);
    paint(HIT, []);
    transcript.querySelector(".cast-hit")?.classList.remove("cast-hit");
    for (const button of form.querySelectorAll("button")) button.disabled = !hits.length;
    count.textContent = query.length < LEAST ? "" : hits.length ? String(hits.length) : count.dataset.none;
  }

  function step(by) {
    clearTimeout(waiting);
    if (waiting) search();
    waiting = undefined;
    if (!hits.length) return;
    at = at < 0 ? nearest(hits, by) : (at + by + hits.length) % hits.length;
    count.textContent = count.dataset.of.replace("{number}", at + 1).replace("{found}", hits.length);
    paint(HIT, [hits[at]]);
    if (!CSS.highlights) markSentence(transcript, hits[at]);
    hits[at].startContainer.parentElement.scrollIntoView({ block: "center" });
    const { top } = hits[at].getBoundingClientRect(); // of a long sentence the middle may be elsewhere
    if (top < innerHeight / 4 || top > (innerHeight * 3) / 4) scrollBy(0, top - innerHeight / 2);
  }

  function wait() {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      waiting = undefined;
      search();
    }, WAIT);
  }

  field.addEventListener("input", wait, { signal });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  }, { signal });
  form.addEventListener("submit", (event) => event.preventDefault(), { signal });
  form.addEventListener("click", ({ target }) => {
    const by = target.closest("button")?.dataset.step;
    if (by) step(Number(by));
  }, { signal });
  signal.addEventListener("abort", () => [FOUND, HIT].forEach((name) => paint(name, [])));
  if (field.value) search(); // typed before this was here
}

/** The text of a turn's sentences, as it is compared, and where each of its characters stands in the text itself. */
function folded(turn) {
  const text = new Text(turn.querySelectorAll(".cast-sentence"));
  const plain = fold(text.text);
  if (plain.length === text.text.length) return { text, plain, place: (at) => at };
  let made = "";
  const origins = [];
  [...text.text].reduce((at, sign) => {
    const signs = fold(sign);
    made += signs;
    for (let n = 0; n < signs.length; n++) origins.push(at);
    return at + sign.length;
  }, 0);
  return { text, plain: made, place: (at) => origins[at] ?? text.text.length };
}

/** Small letters without accents, straight quotation marks. */
function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s/g, " ");
}

function places({ text, plain, place }, query) {
  const found = [];
  for (let at = plain.indexOf(query); at >= 0; at = plain.indexOf(query, at + query.length))
    found.push(text.range(place(at), place(at + query.length)));
  return found;
}

function paint(name, ranges) {
  if (!CSS.highlights) return;
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
  else CSS.highlights.delete(name);
}

/** For browsers that know no highlights. */
function markSentence(transcript, range) {
  transcript.querySelector(".cast-hit")?.classList.remove("cast-hit");
  range.startContainer.parentElement.closest(".cast-sentence").classList.add("cast-hit");
}

/** The first place at or below the top of the window, or the last one above it. */
function nearest(hits, by) {
  const below = hits.findIndex((hit) => hit.getBoundingClientRect().top >= 0);
  if (by > 0) return Math.max(below, 0);
  return below > 0 ? below - 1 : hits.length - 1;
}
