/**
 * What stands where on a page that Pagefind indexed. Empty elements tell it with their ids, which render/search/ put
 * there: `p-3f9a2c71:754:0` begins a passage with its address, seconds and voice, `chapter-754:754:` a chapter's title,
 * `speech:plays:about` the transcript, `lede:episode` what tells what the page is about, `notes` its text.
 */

/** The words as Pagefind counts them: where it cut a script without blanks into words, it put U+200B between them. */
export function wordsOf({ raw_content: raw, content }) {
  return raw?.includes("\u200b") ? raw.split("\u200b") : content.split(/\s+/);
}

/** All places in order, each from word `start` to `end`; passages have seconds and a voice, if any is known. */
export function placesOf(anchors, length) {
  const places = [];
  let speech = [];
  let isText = false;
  for (const { element, id, location } of anchors) {
    const isOurs = element === "i";
    const [name, ...rest] = isOurs ? id.split(":") : [id];
    if (!isOurs && !isText) continue;
    if (isOurs && name === "speech") speech = rest;
    if (isOurs && name === "notes") isText = true;
    const [seconds, voice] = isOurs && /^(p|chapter)-/.test(name) ? rest : [];
    places.push({
      name: isOurs ? name : "",
      address: ["lede", "speech", "notes"].includes(name) && isOurs ? "" : name,
      kind: isOurs && name === "lede" ? rest[0] : undefined,
      start: location,
      seconds: seconds ? Number(seconds) : undefined,
      voice: voice ? Number(voice) : undefined,
      isChapter: isOurs && name.startsWith("chapter-"),
      plays: speech.includes("plays"),
      isAbout: speech.includes("about"),
    });
  }
  places.forEach((place, n) => { place.end = places[n + 1]?.start ?? length; });
  return places;
}
