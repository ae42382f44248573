/** The text of some elements, with a blank between two, and where its characters stand in the page. */
export class Text {
  #nodes = []; // text node, and where it begins

  constructor(elements) {
    this.text = "";
    for (const element of elements) {
      if (this.text) this.text += " ";
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        this.#nodes.push([walker.currentNode, this.text.length]);
        this.text += walker.currentNode.data;
      }
    }
  }

  /** From one character to another, as a range of the page. */
  range(start, end) {
    const range = new Range();
    range.setStart(...this.#place(start + 1, -1));
    range.setEnd(...this.#place(end));
    return range;
  }

  /** The place before the character `at`; with `shift` that before the one before it, in the node that holds it. */
  #place(at, shift = 0) {
    const [node, from] = this.#nodes.findLast(([, from]) => from < at) ?? this.#nodes[0];
    return [node, Math.min(at - from + shift, node.data.length)];
  }
}
