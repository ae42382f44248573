/** `<cast-address>` stands around an address that is there to read; with it, a button copies it. */
class CastAddress extends HTMLElement {
  connectedCallback() {
    if (!navigator.clipboard || this.querySelector("button")) return; // pages that came without encryption have none
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: this.dataset.copy });
    const told = Object.assign(document.createElement("span"), { role: "status" });
    button.addEventListener("click", () => this.#copy(told));
    this.append(button, told);
  }

  async #copy(told) {
    const code = this.querySelector("code");
    const isCopied = await navigator.clipboard.writeText(code.textContent).then(() => true, () => false);
    if (!isCopied) getSelection().selectAllChildren(code);
    told.textContent = isCopied ? this.dataset.copied : this.dataset.selected;
    setTimeout(() => (told.textContent = ""), 4000);
  }
}

if (!customElements.get("cast-address")) customElements.define("cast-address", CastAddress);
