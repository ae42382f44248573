/**
 * Marks the sentence that is being said, and keeps it in the window while the episode plays, until the reader goes
 * elsewhere; a button leads back.
 */
import { askToPlay } from "./transcript.js";
import { spokenWords } from "./transcript-words.js";

const NOW = "cast-now";
const FAR = 30; // seconds
const PAGING = ["PageUp", "PageDown", "ArrowUp", "ArrowDown", "Home", "End", " "];

export function begin(transcript, signal) {
  const sentences = [...transcript.querySelectorAll(".cast-sentence[data-ms]")];
  const starts = sentences.map(({ dataset }) => dataset.ms / 1000);
  const box = transcript.querySelector(".cast-follow input");
  const back = transcript.querySelector(".cast-transcript__back");
  const words = spokenWords(transcript, signal);
  let row = -1;
  let playing = false;
  let isLoose = isElsewhere(transcript);
  back.hidden = !isLoose;

  function mark(time) {
    const next = lastUpTo(starts, time + 0.05);
    if (next === row) return false;
    sentences[row]?.classList.remove(NOW);
    row = next;
    sentences[row]?.classList.add(NOW);
    return true;
  }

  /** Reveals the spoken line, if the reader wants that and is not elsewhere on the page. */
  function reveal() {
    if (!playing || !box?.checked || isLoose || row < 0 || !isInWindow(transcript)) return;
    if (!isComfortable(sentences[row])) scrollTo(sentences[row]);
  }

  function letGo() {
    if (isInWindow(transcript)) loosen();
  }

  function loosen() {
    if (!playing || !box?.checked) return;
    isLoose = true;
    back.hidden = false;
  }

  function takeUp() {
    isLoose = false;
    back.hidden = true;
  }

  document.addEventListener("cast:time", ({ detail }) => {
    const isOwn = detail.episode === transcript.dataset.episode;
    const isNew = mark(isOwn ? detail.time : -1);
    const begins = isOwn && detail.playing && !playing;
    playing = isOwn && detail.playing;
    if (!playing) takeUp();
    words(sentences[row], row, detail.time, playing);
    if (isNew || begins) reveal();
  }, { signal });

  for (const event of ["wheel", "touchmove"]) addEventListener(event, letGo, { signal, passive: true });
  document.addEventListener("cast:elsewhere", loosen, { signal }); // search has led to another passage
  addEventListener("mousedown", ({ target }) => target === document.documentElement && letGo(), { signal }); // scroll bar
  addEventListener("keydown", ({ key, target }) => {
    if (PAGING.includes(key) && !target.closest("input, select, textarea, button, summary, [role=slider]")) letGo();
  }, { signal });
  transcript.addEventListener("focusin", ({ target }) => target !== back && target.matches(":focus-visible") && letGo(), { signal });
  document.addEventListener("selectionchange", () => getSelection().isCollapsed || letGo(), { signal });

  back.addEventListener("click", () => {
    takeUp();
    const line = sentences[Math.max(row, 0)]; // before the first one is said, that
    scrollTo(line);
    line.tabIndex = -1;
    line.focus({ preventScroll: true });
  }, { signal });

  box?.addEventListener("change", () => {
    takeUp();
    reveal();
  }, { signal });

  // A press on a sentence goes there, in an episode that plays; to select words is none.
  transcript.addEventListener("click", ({ target }) => {
    const sentence = target.closest(".cast-sentence[data-ms]");
    if (!playing || !sentence || target.closest("a, button, .cast-fix") || !getSelection().isCollapsed) return;
    askToPlay(transcript, sentence.dataset.ms / 1000);
  }, { signal });
  signal.addEventListener("abort", () => (back.hidden = true));
}

/** Whether the reader came to a passage of an episode that plays at quite another one. */
function isElsewhere(transcript) {
  const passage = transcript.querySelector(".cast-aim[data-ms]");
  const { episode, playing, time } = document.querySelector("cast-player");
  const isOwn = playing && episode === transcript.dataset.episode;
  return Boolean(passage) && isOwn && Math.abs(passage.dataset.ms / 1000 - time) > FAR;
}

/** The place of the last number up to `limit`, or -1. */
function lastUpTo(numbers, limit) {
  let [low, high] = [-1, numbers.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (numbers[middle] <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

function isInWindow(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return top < innerHeight && bottom > 0;
}

/** Whether a line stands where nothing lies over it, with room for the next. */
function isComfortable(line) {
  const style = getComputedStyle(document.documentElement);
  const [above, below] = [style.scrollPaddingTop, style.scrollPaddingBottom].map((space) => parseFloat(space) || 0);
  const { top, bottom, height } = line.getBoundingClientRect();
  return top >= above + 8 && bottom <= innerHeight - below - 3 * Math.min(height, 40);
}

function scrollTo(line) {
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  line.scrollIntoView({ block: "center", behavior: isStill ? "instant" : "smooth" });
}
