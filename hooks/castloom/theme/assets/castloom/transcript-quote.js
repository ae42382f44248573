/**
 * What a reader can do with words of the transcript: play from them, copy them or their address, suggest a correction.
 * Words are selected as anywhere, or a whole paragraph by the button that stands beside it under the pointer or the focus.
 */
import { filled, passage, quotation, selectedIn } from "./transcript-passage.js";
import { askToPlay } from "./transcript.js";

const WAIT = 250; // milliseconds after the last change of the selection
const GAP = 8; // pixels

export function begin(transcript, signal) {
  const speech = transcript.querySelector(".cast-speech");
  const opener = transcript.part(".cast-quote__open");
  const bar = transcript.part(".cast-quote");
  const [suggest, shown] = [bar.querySelector(".cast-quote__suggest"), bar.querySelector(".cast-quote__text")];
  const does = { play, quote: () => copy(quotation(quoted)), link: () => copy(quoted.address) };
  const { lang, dir } = document.documentElement;
  for (const own of [opener, bar]) Object.assign(own, { lang, dir: dir || "ltr" }); // not those of the speech
  let quoted;
  let waiting;

  function open() {
    const range = selectedIn(speech);
    quoted = range && passage(transcript, range);
    if (!quoted) return close();
    shown.hidden = true;
    if (suggest) suggest.href = filled(transcript.dataset.suggest, quoted);
    const paragraph = quoted.last.closest(".cast-para");
    if (bar.parentElement !== paragraph) paragraph.append(bar);
    place(bar, paragraph, range);
  }

  function close() {
    if (bar.contains(document.activeElement)) opener.isConnected && opener.focus();
    bar.remove();
    opener.ariaExpanded = "false";
  }

  function play() {
    askToPlay(transcript, quoted.seconds);
    getSelection().empty();
    close();
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      transcript.tell("copied", 3);
    } catch {
      shown.hidden = false; // refused, or a page that came without encryption
      const field = shown.querySelector("textarea");
      field.value = text;
      field.focus();
      field.select();
    }
  }

  /** Puts the button beside the paragraph that the reader is at. */
  function offer({ target }) {
    const paragraph = target.closest(".cast-para");
    if (!paragraph || bar.isConnected || opener === document.activeElement || opener.parentElement === paragraph) return;
    (paragraph.querySelector(".cast-time") ?? paragraph.firstChild).after(opener);
  }

  opener.addEventListener("click", () => {
    const sentences = opener.parentElement.querySelectorAll(".cast-sentence");
    getSelection().setBaseAndExtent(sentences[0], 0, [...sentences].at(-1), [...sentences].at(-1).childNodes.length);
    open();
    opener.ariaExpanded = "true";
    bar.querySelector("button").focus();
  }, { signal });
  for (const event of ["pointerover", "focusin", "click"]) speech.addEventListener(event, offer, { signal });
  bar.addEventListener("pointerdown", (event) => event.target.closest("textarea, a") ?? event.preventDefault(), { signal });
  bar.addEventListener("click", ({ target }) => does[target.closest("[data-do]")?.dataset.do]?.(), { signal });
  document.addEventListener("keydown", (event) => event.key === "Escape" && bar.isConnected && close(), { signal });
  for (const event of ["pointerup", "pointercancel"]) document.addEventListener(event, change, { signal });
  document.addEventListener("selectionchange", change, { signal });
  addEventListener("resize", () => bar.isConnected && open(), { signal });

  function change() {
    clearTimeout(waiting);
    const isBusy = () => document.documentElement.matches(":active") || bar.contains(document.activeElement);
    waiting = setTimeout(() => isBusy() || open(), WAIT);
  }
  // Where the reader is already.
  const target = speech.querySelector(".cast-para:is(:hover, :focus-within)");
  if (target) offer({ target });
  change();
}

/** Below the last selected line, or above the first where there is no room. */
function place(bar, paragraph, range) {
  const box = paragraph.getBoundingClientRect();
  const lines = [...range.getClientRects()];
  const [first, last] = [lines[0], lines.at(-1)];
  const space = parseFloat(getComputedStyle(document.documentElement).scrollPaddingBottom) || 0;
  const hasRoom = last.bottom + GAP + bar.offsetHeight < innerHeight - space;
  const top = hasRoom || first.top - GAP - bar.offsetHeight < 0 ? last.bottom + GAP : first.top - GAP - bar.offsetHeight;
  bar.style.top = `${top - box.top}px`;
  bar.style.left = `${Math.max(0, Math.min(last.left - box.left, box.width - bar.offsetWidth))}px`;
}
