/** What is selected in a transcript: its words, who says them, when, and the address at which they stand. */
import { inMarks } from "./cite.js";
import { clock } from "./score.js";

const MANY = 600; // letters that an address may carry

/** What is selected of the speech, or nothing. */
export function selectedIn(speech) {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return undefined;
  const range = selection.getRangeAt(0);
  return range.intersectsNode(speech) ? range : undefined;
}

/** The selected words by turns, and where they stand; nothing where no word of a sentence is selected. */
export function passage(transcript, range) {
  const all = [...transcript.querySelectorAll(".cast-sentence")].filter((sentence) => range.intersectsNode(sentence));
  const parts = all.map((sentence) => [sentence, within(sentence, range)]).filter(([, words]) => words);
  if (!parts.length) return undefined;
  const turns = new Map();
  for (const [sentence, words] of parts) {
    const turn = sentence.closest(".cast-turn");
    turns.set(turn, [...(turns.get(turn) ?? []), words]);
  }
  const said = [...turns].map(([turn, words]) => [turn.querySelector(".cast-turn__who").textContent.trim(), words.join(" ")]);
  const first = parts[0][0];
  const seconds = first.dataset.ms === undefined ? undefined : Math.floor(first.dataset.ms / 1000);
  const moment = "plays" in transcript.dataset && seconds !== undefined ? `?t=${seconds}` : "";
  const address = `${location.origin}${location.pathname}${moment}#${first.id}`;
  return { said, seconds, address, id: first.id, last: parts.at(-1)[0], of: transcript.dataset };
}

function within(sentence, range) {
  const part = new Range();
  part.selectNodeContents(sentence);
  if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0) part.setStart(range.startContainer, range.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(range.endContainer, range.endOffset);
  return part.toString().replace(/\s+/g, " ").trim();
}

/** `“A spring tide comes twice.”`, below it `Ada Reef, Low water, Tide Table, 0:12`, and the address. */
export function quotation({ said, seconds, address, of }) {
  const marked = said.map(([who, words]) => [who, inMarks(words, of)]);
  const colon = ([name, text]) => of.colon.replace("{name}", () => name).replace("{text}", () => text);
  const words = marked.length > 1 ? marked.map(colon) : [marked[0][1]];
  const voice = marked.length > 1 ? "" : marked[0][0];
  const time = seconds === undefined ? "" : (of.about ?? "{time}").replace("{time}", clock(seconds));
  return [...words, [voice, of.title, of.show, time].filter(Boolean).join(", "), address].join("\n");
}

/** An address with blanks, such as `{text}`, that says which passage is meant. */
export function filled(template, { said, address, id }) {
  const text = said.map(([, words]) => words).join(" ").slice(0, MANY);
  const values = { passage: id, text, address };
  return template.replace(/\{(passage|text|address)\}/g, (_, name) => encodeURIComponent(values[name]));
}
