/**
 * `<cast-passages>` stands around the passages of a concept's page, all of which are shown without it. With it, readers
 * choose among those of the page by who says them and how they came to be about the concept.
 */
class CastPassages extends HTMLElement {
  #listening;

  connectedCallback() {
    const form = this.querySelector(".cast-filter");
    if (!form) return;
    this.#listening = new AbortController();
    form.addEventListener("change", () => this.#choose(form), { signal: this.#listening.signal });
    form.addEventListener("submit", (event) => event.preventDefault(), { signal: this.#listening.signal });
    form.hidden = false;
    if (isChosen(form)) this.#choose(form); // browsers keep a form's values on the way back
  }

  disconnectedCallback() {
    this.#listening?.abort();
  }

  #choose(form) {
    const speaker = form.elements.speaker?.value ?? "*";
    const boxes = [...form.querySelectorAll("[name=state]")];
    const states = boxes.filter((box) => box.checked).map((box) => box.value);
    const passages = [...this.querySelectorAll(".cast-passage")];
    for (const passage of passages) {
      const isOfSpeaker = speaker === "*" || passage.dataset.speaker === speaker;
      passage.hidden = !isOfSpeaker || (boxes.length > 0 && !states.includes(passage.dataset.state));
    }
    for (const episode of this.querySelectorAll(".cast-heard__episode:has(.cast-passage)"))
      episode.hidden = !episode.querySelector(".cast-passage:not([hidden])");
    const shown = passages.filter((passage) => !passage.hidden).length;
    const output = form.querySelector("output");
    output.textContent = output.dataset.shown.replace("{shown}", shown);
  }
}

/** Whether anything is left out. */
function isChosen(form) {
  const speaker = form.elements.speaker?.value ?? "*";
  return speaker !== "*" || form.querySelector("[name=state]:not(:checked)") !== null;
}

if (!customElements.get("cast-passages")) customElements.define("cast-passages", CastPassages);
