/**
 * `<cast-cite>` stands around how to cite a page, which is there to read without it. With it, readers can copy the text,
 * and on a page opened at a passage (`#p-…`) there is also how to cite that passage: its words, who says them, and when.
 */
class CastCite extends HTMLElement {
  #listening;

  connectedCallback() {
    const page = this.querySelector(".cast-cite__text");
    if (!page) return;
    this.#listening = new AbortController();
    if (!page.nextElementSibling.matches("button")) addCopying(page, this.dataset);
    addEventListener("hashchange", () => this.#cite(page), { signal: this.#listening.signal });
    // Time links that play change the address without telling.
    this.addEventListener("toggle", () => this.#cite(page), { signal: this.#listening.signal, capture: true });
    this.#cite(page);
  }

  disconnectedCallback() {
    this.#listening?.abort();
  }

  /** Writes the passage's citation before the page's, or takes it away. */
  #cite(page) {
    const text = citation(page.textContent, this.dataset);
    const shown = this.querySelector(".cast-cite__passage");
    const how = this.querySelector(".cast-cite__how");
    if (how) how.hidden = Boolean(text);
    if (shown?.querySelector("p").textContent === text) return;
    shown?.remove();
    if (!text) return;
    const block = Object.assign(document.createElement("div"), { className: "cast-cite__passage" });
    const paragraph = Object.assign(document.createElement("p"), { textContent: text });
    block.append(paragraph);
    page.before(block);
    addCopying(paragraph, this.dataset, this.dataset.copyPassage);
  }
}

/** `Ada Reef, 0:12: “A spring tide comes twice.” In: …, with the passage's address; "" where no passage is named. */
function citation(text, { address, colon, about, passage: cited, ...marks }) {
  const [, name] = /^#(p-[0-9a-f]+)$/.exec(location.hash) ?? [];
  const passage = name && (document.getElementById(name) ?? document.querySelector(`[data-also~="${name}"]`));
  if (!passage || !passage.closest(".cast-speech")) return "";
  const block = passage.closest(".cast-sentence") ?? passage; // a former address stands within its sentence
  const sentences = block.matches(".cast-sentence") ? [block] : [...block.querySelectorAll(".cast-sentence")];
  const words = sentences.map((sentence) => sentence.textContent.trim()).join(" ");
  const who = block.closest(".cast-turn")?.querySelector(".cast-turn__who")?.textContent.trim();
  const source = [who, clockOf(sentences[0], about)].filter(Boolean).join(", ");
  const quoted = inMarks(words, marks);
  const quotation = source ? filled(colon, { name: source, text: quoted }) : quoted;
  return filled(cited, { quotation, source: text.replace(address, address + location.hash) });
}

/** When a sentence begins, as its paragraph tells times: `12:34`, `about 12:34` or "". */
function clockOf(sentence, about) {
  const milliseconds = sentence?.dataset.ms ?? sentence?.querySelector("[data-ms]")?.dataset.ms;
  if (milliseconds === undefined) return "";
  const seconds = Math.floor(milliseconds / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(String);
  const [hours, minutes, rest] = parts;
  const clock = hours === "0" ? `${minutes}:${rest.padStart(2, "0")}` : `${hours}:${minutes.padStart(2, "0")}:${rest.padStart(2, "0")}`;
  return about ? filled(about, { time: clock }) : clock;
}

/** A text with values in place of {names}. */
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** Words in quotation marks; those within become the inner ones. */
export function inMarks(words, { quoted, within }) {
  const [open, close] = quoted.split("{text}");
  const [opened, closed] = within.split("{text}");
  return open + words.replaceAll(open, opened).replaceAll(close, closed) + close;
}

function addCopying(paragraph, { copy, copied }, label = copy) {
  if (!navigator.clipboard) return; // pages that came without encryption have none
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: label });
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(paragraph.textContent);
    button.textContent = copied;
    setTimeout(() => (button.textContent = label), 2000);
  });
  paragraph.after(button);
}

if (!customElements.get("cast-cite")) customElements.define("cast-cite", CastCite);
