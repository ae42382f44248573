/** What a search can be narrowed to: kind of page, concept, person, season. A filter without a choice is not shown. */

import { make } from "./search-results.js";
import { words } from "./words.js";

const NAMES = { kind: "search_kind", concept: "concept", person: "person", season: "search_season" }; // keys of words
const KINDS = ["episode", "concept", "person", "page"];

export class SearchFilters {
  constructor() {
    this.element = make("div", { class: "cast-seek__filters" });
  }

  /** Shows what there is to choose from, once. */
  offer({ named, seasons }) {
    if (this.element.firstElementChild) return;
    const titles = (kind) => named.filter((page) => page.kind === kind).map((page) => page.title);
    const [concepts, people] = [titles("concept"), titles("person")];
    const has = { episode: true, concept: concepts.length, person: people.length, page: true };
    const kinds = KINDS.filter((kind) => has[kind]).map((kind) => [kind, words(`kinds_${kind}`)]);
    const plain = (values) => values.map((value) => [value, value]);
    this.element.append(...[
      select("kind", kinds), select("concept", plain(concepts)), select("person", plain(people)), select("season", plain(seasons)),
    ].filter(Boolean));
  }

  /** The values that are chosen, by the filter's name. */
  get chosen() {
    const values = [...this.element.querySelectorAll("select")].map(({ name, value }) => [name, value]);
    return Object.fromEntries(values.filter(([, value]) => value));
  }
}

function select(name, choices) {
  if (!choices.length || (name === "season" && choices.length < 2)) return undefined;
  return make("select", { name, "aria-label": words(NAMES[name]) },
    make("option", { value: "" }, words(`search_any_${name}`)),
    choices.map(([value, label]) => make("option", { value }, label)));
}
