/** After Material has put another page in the place of the last one: what a browser does by itself on loading a page. */
export function arrive() {
  markSection();
  const title = document.querySelector("[data-cast-title]");
  if (title) title.textContent = document.title;
  if (!document.querySelector("dialog[open]")) focusBeginning();
}

/** The header stays, so its links are told anew which of them leads here. */
function markSection() {
  for (const link of document.querySelectorAll(".cast-header__links a")) {
    const { pathname } = new URL(link.href);
    if (pathname === location.pathname) link.setAttribute("aria-current", "page");
    else if (location.pathname.startsWith(pathname)) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

/** The keyboard goes on where the address leads, or else at the heading. */
function focusBeginning() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const place = target || document.querySelector(".cast-content h1");
  if (!place || place.contains(document.activeElement)) return;
  if (!place.matches("a[href], button, input, select, textarea, summary, [tabindex]")) place.tabIndex = -1;
  place.focus({ preventScroll: true });
}
