/**
 * The styles of what is shown only when a reader asks for it; they lie beside its script. What comes back is there once
 * they hold, or could not be had. They stand outside the head, in which Material keeps what the next page has.
 */
const loading = {};

export function sheet(name) {
  loading[name] ??= new Promise((done) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", onload: done, onerror: done });
    link.href = new URL(`./${name}.css${new URL(import.meta.url).search}`, import.meta.url);
    document.querySelector("cast-player").before(link);
  });
  return loading[name];
}
