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
    if (!page.nextElementSibling.matches("button")) addCopying(page);
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
    const text = citation(page.textContent, this.dataset.address);
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
    addCopying(paragraph, "Copy passage");
  }
}

/** `Ada Reef, 0:12: “A spring tide comes twice.” In: …, with the passage's address; "" where no passage is named. */
function citation(text, address) {
  const [, name] = /^#(p-[0-9a-f]+)$/.exec(location.hash) ?? [];
  const passage = name && (document.getElementById(name) ?? document.querySelector(`[data-also~="${name}"]`));
  if (!passage || !passage.closest(".cast-speech")) return "";
  const block = passage.closest(".cast-sentence") ?? passage; // a former address stands within its sentence
  const sentences = block.matches(".cast-sentence") ? [block] : [...block.querySelectorAll(".cast-sentence")];
  const words = sentences.map((sentence) => sentence.textContent.trim()).join(" ");
  const who = block.closest(".cast-turn")?.querySelector(".cast-turn__who")?.textContent.trim();
  const source = [who, clockOf(block, sentences[0])].filter(Boolean).join(", ");
  const quoted = words.replaceAll("“", "‘").replaceAll("”", "’"); // quotation marks within others
  return `${source ? `${source}: ` : ""}“${quoted}” In: ${text.replace(address, address + location.hash)}`;
}

/** When a sentence begins, as its paragraph tells times: `12:34`, `about 12:34` or "". */
function clockOf(block, sentence) {
  const told = block.closest(".cast-para")?.querySelector(".cast-time")?.textContent ?? "";
  const milliseconds = sentence?.dataset.ms ?? sentence?.querySelector("[data-ms]")?.dataset.ms;
  if (milliseconds === undefined) return "";
  const seconds = Math.floor(milliseconds / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(String);
  const [hours, minutes, rest] = parts;
  const clock = hours === "0" ? `${minutes}:${rest.padStart(2, "0")}` : `${hours}:${minutes.padStart(2, "0")}:${rest.padStart(2, "0")}`;
  return told.includes("about") ? `about ${clock}` : clock;
}

function addCopying(paragraph, label = "Copy") {
  if (!navigator.clipboard) return; // pages that came without encryption have none
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: label });
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(paragraph.textContent);
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = label), 2000);
  });
  paragraph.after(button);
}

if (!customElements.get("cast-cite")) customElements.define("cast-cite", CastCite);
