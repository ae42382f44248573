/** The dialog in which one searches. It stands in the header, which goes from page to page with the reader. */

import { SearchPanel } from "./search-panel.js";
import { make } from "./search-results.js";
import { words } from "./words.js";

export class SearchDialog {
  #dialog;
  #panel;
  #ready;

  /** Put into `host`; `root` is the site's address. */
  constructor(host, root) {
    this.#dialog = make("dialog", { class: "cast-seek", "aria-label": words("search") });
    this.#panel = new SearchPanel(this.#dialog, root);
    const close = make("button", { type: "button", class: "cast-seek__close" }, words("close"));
    this.#panel.bar.append(close);
    close.addEventListener("click", () => this.#dialog.close());
    this.#dialog.addEventListener("click", (event) => { if (event.target === this.#dialog) this.#dialog.close(); });
    this.#dialog.addEventListener("keydown", (event) => this.#press(event));
    host.append(this.#dialog);
    window.addEventListener("click", (event) => this.#leave(event), true); // before all others
  }

  /** Shows it, with what was sought the last time selected. */
  async open() {
    this.#ready ??= this.#panel.begin();
    await this.#ready;
    if (!this.#dialog.open) this.#dialog.showModal();
    this.#panel.input.focus();
    this.#panel.input.select();
  }

  /** Browsers empty a search field at the first Escape, and close at the second. */
  #press(event) {
    if (event.key === "Escape" && !event.isComposing) {
      event.preventDefault();
      this.#dialog.close();
    }
  }

  /**
   * Before a hit is followed. One on this page is gone to here: to load the page again would stop what plays, and the
   * player would go to where the link says; the reader has only looked for something.
   */
  #leave(event) {
    const link = event.target.closest?.("a[href]");
    const wantsOtherWindow = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (!link || !this.#dialog.contains(link) || wantsOtherWindow) return;
    this.#dialog.close();
    if (link.origin + link.pathname !== location.origin + location.pathname) return;
    event.preventDefault();
    event.stopPropagation();
    if (link.hash) location.hash = link.hash;
    else scrollTo(0, 0);
    document.dispatchEvent(new Event("cast:elsewhere"));
  }
}
