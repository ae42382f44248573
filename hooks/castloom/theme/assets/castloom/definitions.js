/**
 * A link to a concept tells what the concept means: under the pointer and with the focus at once, and to a finger at the
 * first tap; the second follows the link. The words are the page's own, in `#cast-definitions` or the link's title.
 * Escape closes it, and the pointer may go into it.
 */
const LINKS = "a.cast-concept, .cast-prose a, .cast-side .cast-links a, .cast-chapters__concept";
const WAIT = 150; // milliseconds, so that a pointer on its way opens nothing, and may cross the gap to the bubble
const GAP = 6; // pixels

const bubble = Object.assign(document.createElement("div"), { className: "cast-definition", id: "cast-definition" });
bubble.setAttribute("role", "tooltip");
bubble.hidden = true;

let told; // the link whose definition is shown
let touched; // what was shown when a finger came down
let waiting;

/** The definition's nodes for a link, or undefined. */
function definition(link) {
  if (link.dataset.definition) return [link.dataset.definition];
  if (link.matches(".cast-concept[title]")) {
    link.dataset.definition = link.title;
    link.removeAttribute("title"); // else the browser's own tooltip would lie over ours
    return [link.dataset.definition];
  }
  const known = document.querySelector("template#cast-definitions")?.content.children ?? [];
  const found = [...known].find((one) => new URL(one.dataset.url, location.href).pathname === link.pathname);
  return found && link.origin === location.origin ? found.cloneNode(true).childNodes : undefined;
}

function show(link) {
  clearTimeout(waiting);
  if (link === told) return;
  hide();
  const words = definition(link);
  if (!words) return;
  bubble.replaceChildren(...words);
  (document.querySelector(".cast-content") ?? document.body).append(bubble); // instant navigation may have made it anew
  bubble.hidden = false;
  place(link);
  link.setAttribute("aria-describedby", bubble.id);
  told = link;
}

function hide() {
  clearTimeout(waiting);
  told?.removeAttribute("aria-describedby");
  told = undefined;
  bubble.hidden = true;
}

/** Below the link's last line, or above its first where there is no room, or where a mark has a bubble of its own. */
function place(link) {
  const lines = [...link.getClientRects()];
  const [first, last] = [lines[0], lines.at(-1)];
  Object.assign(bubble.style, { left: 0, top: 0 });
  const { x, y, width, height } = bubble.getBoundingClientRect();
  const wantsAbove = last.bottom + GAP + height > innerHeight || link.closest(".cast-fix");
  const isAbove = wantsAbove && first.top - GAP - height >= 0;
  const line = isAbove ? first : last;
  const edge = document.documentElement.clientWidth - width - GAP;
  bubble.style.left = `${Math.max(GAP, Math.min(line.left, edge)) - x}px`;
  bubble.style.top = `${(isAbove ? first.top - GAP - height : last.bottom + GAP) - y}px`;
}

const linkAt = (event) => event.target.closest?.(LINKS);

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const link = linkAt(event);
  clearTimeout(waiting);
  if (bubble.contains(event.target) || (link && link === told)) return;
  if (link) waiting = setTimeout(show, WAIT, link);
  else if (told && told !== document.activeElement) waiting = setTimeout(hide, WAIT);
});
document.addEventListener("pointerdown", (event) => {
  touched = event.pointerType === "touch" ? told : undefined;
  if (!linkAt(event) && !bubble.contains(event.target)) hide();
});
document.addEventListener("click", (event) => {
  const link = linkAt(event);
  if (event.pointerType !== "touch" || !link) return;
  show(link);
  if (told === link && touched !== link) event.preventDefault();
}, true);
document.addEventListener("focusin", (event) => {
  const link = linkAt(event);
  if (link?.matches(":focus-visible")) show(link);
  else if (link !== told) hide();
});
document.addEventListener("focusout", (event) => event.target === told && hide());
document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
addEventListener("resize", hide);
addEventListener("popstate", hide);
window.document$?.subscribe(hide); // another page is shown
