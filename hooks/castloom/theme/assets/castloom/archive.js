/**
 * `<cast-archive>` stands around the episodes of a page of the archive. With it, readers choose among those of all its
 * pages by season, year, concept and person, and the address keeps what is chosen. Cards come from the pages that have them.
 */
import { ROOT } from "./player.js";

const AT_ONCE = 20; // episodes, until the reader asks for more

class CastArchive extends HTMLElement {
  #form;
  #episodes;
  #all; // what is told of the whole archive
  #found; // stands in the place of the page's own episodes
  #pages = new Map();
  #asked = 0;

  async connectedCallback() {
    this.#form = this.querySelector(".cast-choice");
    if (!this.#form) return;
    const file = await fetch(`${ROOT}episodes/choices.json`).then((answer) => answer.json()).catch(() => undefined);
    if (!file) return this.#form.remove(); // then the links are shown
    if (!this.isConnected || this.#found) return;
    this.#episodes = file.episodes;
    this.#found = this.appendChild(Object.assign(document.createElement("div"), { hidden: true }));
    const asked = new URLSearchParams(location.search);
    for (const select of this.#selects) {
      select.append(...file.by[select.name].map(([value, title]) => new Option(title, value)));
      select.value = asked.get(select.name) ?? "";
      if (select.selectedIndex < 0) select.value = "";
    }
    this.#form.firstElementChild.disabled = false;
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    this.#form.addEventListener("change", () => {
      this.#write();
      this.#choose();
    });
    this.#choose();
  }

  get #selects() {
    return [...this.#form.querySelectorAll("select")];
  }

  /** The episodes that have all that is chosen; `other` is chosen in place of what its select has. */
  #fitting(other = {}) {
    const chosen = { ...Object.fromEntries(this.#selects.map(({ name, value }) => [name, value])), ...other };
    const wanted = Object.entries(chosen).filter(([, value]) => value);
    return this.#episodes.filter((episode) => wanted.every(([name, value]) => episode[name].includes(value)));
  }

  async #choose() {
    const isChosen = this.#selects.some(({ value }) => value);
    const fitting = this.#fitting();
    const asked = ++this.#asked;
    for (const { name, options } of this.#selects)
      for (const option of [...options].slice(1)) option.disabled = !this.#fitting({ [name]: option.value }).length;
    const output = this.querySelector("output");
    this.#all ??= [...output.childNodes];
    const some = output.dataset.some.replace("{n}", fitting.length);
    if (isChosen) await this.#show(fitting, 0, asked);
    if (asked !== this.#asked) return; // something else has been chosen
    output.replaceChildren(...(isChosen ? [some] : this.#all));
    this.#found.hidden = !isChosen;
    for (const part of this.querySelectorAll("[data-whole]")) part.hidden = isChosen;
  }

  /** Shows the episodes from the one at `first` on, as many as at once, under the headings that they have. */
  async #show(episodes, first, asked) {
    const shown = episodes.slice(first, first + AT_ONCE);
    const parts = await Promise.all(shown.map((episode) => this.#card(episode)));
    if (asked !== this.#asked) return;
    if (!first) this.#found.replaceChildren();
    this.#found.querySelector(":scope > button")?.remove();
    for (const { heading, card } of parts) this.#listUnder(heading).append(card);
    if (first) parts[0].card.querySelector("a").focus();
    if (first + AT_ONCE < episodes.length) this.#offerMore(() => this.#show(episodes, first + AT_ONCE, asked));
  }

  /** The last list, if it has the heading, or a new one; a card without heading is content with any. */
  #listUnder(heading) {
    const last = this.#found.lastElementChild;
    if (last && (!heading || last.dataset.heading === heading)) return last.lastElementChild;
    const section = this.#found.appendChild(document.createElement("section"));
    section.dataset.heading = heading;
    if (heading) section.append(Object.assign(document.createElement("h2"), { className: "cast-rule", textContent: heading }));
    return section.appendChild(Object.assign(document.createElement("ul"), { className: "cast-cards" }));
  }

  #offerMore(act) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "cast-go" });
    button.textContent = this.#form.dataset.more;
    button.addEventListener("click", act);
    this.#found.append(button);
  }

  /** An episode's card and the heading above it, from its page of the archive. */
  async #card({ url, title, page }) {
    const address = ROOT + page;
    if (!this.#pages.has(page))
      this.#pages.set(page, fetch(address).then((answer) => answer.text())
        .then((text) => new DOMParser().parseFromString(text, "text/html")).catch(() => undefined));
    const there = await this.#pages.get(page);
    const links = there?.querySelectorAll(".cast-card__title a") ?? [];
    const link = [...links].find((one) => new URL(one.getAttribute("href"), address).href === ROOT + url);
    if (!link) return plainCard(ROOT + url, title); // offline, or published anew in between
    const card = document.importNode(link.closest(".cast-card"), true);
    for (const one of card.querySelectorAll("[href]")) one.href = new URL(one.getAttribute("href"), address);
    return { heading: link.closest("section").querySelector("h2").textContent, card };
  }

  /** Keeps in the address what is chosen, so that it can be sent on. */
  #write() {
    const address = new URL(location.href);
    for (const { name, value } of this.#selects)
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    history.replaceState(history.state, "", address);
  }
}

function plainCard(href, title) {
  const card = Object.assign(document.createElement("li"), { className: "cast-card" });
  const link = Object.assign(document.createElement("a"), { href, textContent: title });
  card.append(Object.assign(document.createElement("h3"), { className: "cast-card__title" }));
  card.firstChild.append(link);
  return { heading: "", card };
}

if (!customElements.get("cast-archive")) customElements.define("cast-archive", CastArchive);
