/** The field, the filters and what was found: in the dialog, and on the search page. */

import { SearchFilters } from "./search-filters.js";
import { indexOf } from "./search-index.js";
import { walk } from "./search-keys.js";
import { addressOf, make, nameItem, pageItem } from "./search-results.js";
import { sheet } from "./sheet.js";
import { words } from "./words.js";

const PAUSE = 120; // milliseconds without a key until it is searched
const PATIENCE = 400; // milliseconds until it is told that something is being fetched

export class SearchPanel {
  #host;
  #root;
  #index;
  #run = 0;
  #pause;
  #filters = new SearchFilters();

  /** Fills `host`; `root` is the site's address. */
  constructor(host, root) {
    this.#host = host;
    this.#root = root;
    this.#index = indexOf(root);
    this.input = make("input", {
      type: "search", name: "q", class: "cast-seek__field", placeholder: words("search_field"), "aria-label": words("search_field"),
      autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search",
    });
    this.bar = make("form", { class: "cast-seek__bar", role: "search", action: new URL("search/", root) }, this.input);
    this.status = make("p", { class: "cast-seek__status", role: "status" });
    this.found = make("div", { class: "cast-seek__found" });
    host.append(this.bar, this.#filters.element, this.status, this.found);
    this.bar.addEventListener("submit", (event) => this.#submit(event));
    this.input.addEventListener("input", () => this.#wait());
    this.#filters.element.addEventListener("change", () => this.search());
    host.addEventListener("keydown", (event) => walk(event, this.input, this.found));
  }

  /** Fetches the styles, for which it waits, and begins to fetch the index. */
  async begin() {
    this.#fetch();
    await sheet("search");
  }

  /** Searches for what the field holds; `asTyped`, even if that is known to be misheard. */
  async search(asTyped = false) {
    clearTimeout(this.#pause);
    this.#run += 1;
    const run = this.#run;
    const text = this.input.value.trim();
    const filters = this.#filters.chosen;
    this.#host.dispatchEvent(new CustomEvent("cast:sought"));
    if (!text && !Object.keys(filters).length) {
      this.#show("");
      return;
    }
    const slow = setTimeout(() => { if (run === this.#run) this.status.textContent = words("search_loading"); }, PATIENCE);
    try {
      const answer = await this.#index.search(text, filters, asTyped);
      const first = await answer.found.next();
      if (run === this.#run) this.#answer(answer, first, text);
    } catch (fault) {
      if (run === this.#run) this.#fail(fault);
    }
    clearTimeout(slow);
  }

  #wait() {
    this.#run += 1; // what is still on its way was asked for before
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.search(), PAUSE);
  }

  #fetch() {
    this.#index.terms().then((terms) => this.#filters.offer(terms), (fault) => this.#fail(fault));
  }

  /** Enter opens the first hit of what is in the field now. */
  async #submit(event) {
    event.preventDefault();
    await this.search();
    this.found.querySelector("a[href]")?.click();
  }

  #answer({ names, meant, found }, first, text) {
    const list = make("ol", { class: "cast-seek__pages" }, names.map((name) => nameItem(name, this.#root)));
    this.#add(list, first);
    const count = found.count ? words("search_pages", { count: found.count }) : names.length ? "" : words("search_nothing");
    const told = [...names.map(({ page }) => page.title), count].filter(Boolean).join("; ");
    this.#show(told, meant && this.#instead(meant, text), list, this.#more(list, found));
  }

  /** A page that stands on top already, for its name, takes in what else it says. */
  #add(list, pages) {
    for (const { data, shown } of pages) {
      const item = pageItem(data, shown, this.#root);
      const url = addressOf(data, this.#root).href;
      const known = [...list.children].find(({ dataset }) => dataset.url && new URL(dataset.url, this.#root).href === url);
      if (known) known.append(...[...item.children].slice(1));
      else list.append(item);
    }
  }

  #instead(meant, text) {
    const button = make("button", { type: "button", class: "cast-seek__button" }, words("search_as_typed", { text }));
    button.addEventListener("click", () => { this.input.focus(); this.search(true); });
    return make("p", { class: "cast-seek__instead" }, words("search_instead", { text: meant }), " ", button);
  }

  #more(list, found) {
    if (!found.left) return "";
    const button = make("button", { type: "button", class: "cast-seek__button" }, words("search_more_pages", { count: found.left }));
    button.addEventListener("click", async () => {
      const last = list.lastElementChild;
      try {
        this.#add(list, await found.next());
        button.replaceWith(this.#more(list, found));
        (last.nextElementSibling ?? last).querySelector("a").focus();
      } catch (fault) {
        this.#fail(fault);
      }
    });
    return button;
  }

  #show(told, ...content) {
    this.status.textContent = told;
    if (this.found.contains(document.activeElement)) this.input.focus();
    this.found.replaceChildren(...content.filter(Boolean));
  }

  #fail(fault) {
    console.info(fault); // for whoever looks after the site
    this.#index.forget();
    const button = make("button", { type: "button", class: "cast-seek__button" }, words("try_again"));
    button.addEventListener("click", () => { this.input.focus(); this.#fetch(); this.search(); });
    this.#show(words(navigator.onLine ? "search_failed" : "search_failed_offline"), button);
  }
}
