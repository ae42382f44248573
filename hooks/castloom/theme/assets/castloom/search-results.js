/** What was found, as elements. Texts of the show are set as text, never as HTML. */

import { words } from "./words.js";

const PASSAGES = 3; // shown of a page before the reader asks for more

/** An element with attributes and children. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== ""));
  return element;
}

/** A concept or a person whose name was typed, and why it is an answer. */
export function nameItem({ page, form, how }, root) {
  const title = page.title + (page.mark ?? "");
  const why = how === "title" ? "" : make("p", { class: "cast-seek__why" }, words(`search_${how}`, { form, title: page.title }));
  return make("li", { class: "cast-seek__page cast-seek__page--name", "data-url": page.url },
    heading(title, new URL(page.url, root), words(`kind_${page.kind}`)), why);
}

/** A page with the passages that hold what was sought. */
export function pageItem(data, { kind, lede, passages }, root) {
  const url = addressOf(data, root);
  const item = make("li", { class: "cast-seek__page" }, heading(data.meta.title, url, data.meta.facts ?? words(`kind_${kind}`)));
  const isNeeded = !passages.length || kind === "concept" || kind === "person";
  if (lede.length && isNeeded) item.append(make("p", { class: "cast-seek__lede" }, marked(lede)));
  if (passages.length) item.append(list(passages, url));
  return item;
}

/** The address of a page below the site's root. */
export function addressOf(data, root) {
  return new URL((data.raw_url ?? data.url).replace(/^\/+/, ""), root);
}

function heading(title, url, facts) {
  return make("p", { class: "cast-seek__head" },
    make("a", { class: "cast-seek__title", href: url }, title), " ",
    make("span", { class: "cast-seek__facts" }, facts));
}

/** The best passages in the order they were said; a button brings the others. */
function list(passages, url) {
  const holder = make("div", {}, ordered(passages.slice(0, PASSAGES), url));
  const others = passages.length - PASSAGES;
  if (others > 0) {
    const button = make("button", { type: "button", class: "cast-seek__button" }, words("search_more_passages", { count: others }));
    button.addEventListener("click", () => {
      const whole = ordered(passages, url);
      holder.replaceChildren(whole);
      whole.querySelector("a").focus();
    });
    holder.append(button);
  }
  return holder;
}

function ordered(passages, url) {
  const inOrder = passages.toSorted((one, other) => one.at - other.at);
  return make("ol", { class: "cast-seek__passages" }, inOrder.map((passage) => make("li", {}, hit(passage, url))));
}

function hit(passage, url) {
  const address = new URL(url);
  if (passage.plays && passage.seconds !== undefined) address.search = `?t=${passage.seconds}`;
  address.hash = passage.address;
  const who = passage.speaker || (passage.isChapter ? words("search_chapter") : "");
  const lane = passage.speaker ? ` cast-voice-${passage.voice % 6}` : "";
  const source = [
    who && make("span", { class: `cast-who${lane}` }, who),
    passage.seconds !== undefined && make("span", { class: "cast-seek__time" }, timeOf(passage)),
  ].filter(Boolean).flatMap((part) => [part, " "]);
  return make("a", { class: "cast-seek__hit", href: address }, source,
    make("span", { class: "cast-seek__words" }, marked(passage.excerpt)));
}

function timeOf({ seconds, isAbout }) {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (number) => String(number).padStart(2, "0");
  const clock = hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
  return isAbout ? words("about_time", { time: clock }) : clock;
}

/** An excerpt's words, with those that were found marked, but not what is no letter around them. */
function marked(excerpt) {
  return excerpt.flatMap(([word, isFound]) => {
    if (!isFound) return [word, " "];
    const [, before, letters, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(word);
    return [before, make("mark", {}, letters), after, " "];
  });
}
