/**
 * Marks the word that is being said, where words have times: they lie beside the page and are fetched when it plays.
 * A highlight is no element, so the text stays whole for those who select it, search it or have it read to them.
 */
import { Text } from "./transcript-text.js";

const NAME = "cast-word";

/** A function that is told sentence, row, time and whether the episode plays. */
export function spokenWords(transcript, signal) {
  if (!transcript.dataset.words || !globalThis.CSS?.highlights) return () => {};
  let times; // a list a sentence, or nothing yet
  let said; // the sentence's words
  let ticking = 0;

  function show(time) {
    const word = said?.words.findLast(({ start }) => start <= time + 0.02);
    if (word === said?.shown) return;
    said.shown = word;
    if (word) CSS.highlights.set(NAME, new Highlight(said.text.range(word.from, word.to)));
    else CSS.highlights.delete(NAME);
  }

  function tick() {
    const audio = document.querySelector("cast-player audio");
    if (audio) show(audio.currentTime);
    ticking = requestAnimationFrame(tick);
  }

  function stop() {
    cancelAnimationFrame(ticking);
    ticking = 0;
    CSS.highlights.delete(NAME);
  }
  signal.addEventListener("abort", stop);

  return async (sentence, row, time, playing) => {
    if (playing && !times) {
      times = [];
      times = (await fetchedTimes(transcript)) ?? [];
      said = undefined;
    }
    if (signal.aborted) return;
    if (said?.sentence !== sentence) said = sentence && wordsOf(sentence, times?.[row] ?? []);
    if (!playing || !said?.words.length) return stop();
    show(time);
    ticking ||= requestAnimationFrame(tick);
  };
}

async function fetchedTimes(transcript) {
  try {
    const answer = await fetch(new URL(transcript.dataset.words, location.origin + location.pathname));
    return answer.ok ? (await answer.json()).words : undefined;
  } catch {
    return undefined; // the sentences are marked all the same
  }
}

/** The words of a sentence with their beginnings in seconds, none where their number is not that of the times. */
function wordsOf(sentence, steps) {
  const text = new Text([sentence]);
  const found = [...text.text.matchAll(/\S+/g)];
  let start = sentence.dataset.ms / 1000;
  const words = found.length === steps.length ? found.map((match, n) => {
    start += steps[n] / 100;
    return { start, from: match.index, to: match.index + match[0].length };
  }) : [];
  return { sentence, text, words, shown: undefined };
}
