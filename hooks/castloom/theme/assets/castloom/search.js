/**
 * `<cast-search>` stands in the header around the link to the search page, and opens it as a dialog when the entry asks.
 * `<cast-search-page>` is where that page has the same. Nothing of search is fetched before.
 */
class CastSearch extends HTMLElement {
  #dialog;

  /** Shows the dialog; on the search page the field of that page will do. */
  async open() {
    const field = document.querySelector("cast-search-page input");
    if (field) return field.focus();
    try {
      const { SearchDialog } = await import("./search-dialog.js");
      this.#dialog ??= new SearchDialog(this, new URL("..", this.querySelector("a").href));
      this.#tell("");
      await this.#dialog.open();
    } catch {
      this.#tell(this.dataset.failed);
    }
    return undefined;
  }

  #tell(text) {
    this.querySelector("[role=status]").textContent = text;
  }
}

class CastSearchPage extends HTMLElement {
  async connectedCallback() {
    const { SearchPanel } = await import("./search-panel.js");
    if (!this.isConnected || this.firstElementChild) return;
    const panel = new SearchPanel(this, new URL("../", location.href.split(/[?#]/)[0]));
    await panel.begin();
    panel.input.value = new URLSearchParams(location.search).get("q") ?? "";
    this.addEventListener("cast:sought", () => this.#write(panel.input.value));
    if (panel.input.value) panel.search();
    else panel.input.focus();
  }

  /** Keeps in the address what is sought, so that it can be sent on. */
  #write(text) {
    const address = new URL(location.href);
    if (text) address.searchParams.set("q", text);
    else address.searchParams.delete("q");
    history.replaceState(history.state, "", address);
  }
}

for (const [name, element] of [["cast-search", CastSearch], ["cast-search-page", CastSearchPage]]) {
  if (!customElements.get(name)) customElements.define(name, element);
}
