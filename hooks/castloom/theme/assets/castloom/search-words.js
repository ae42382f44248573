/** What search says. */
export const WORDS = {
  label: "Search",
  field: "Search every word",
  close: "Close",
  filters: {
    kind: "Everything",
    concept: "Any concept",
    person: "Anybody",
    season: "Any season",
  },
  filterNames: { kind: "Kind of page", concept: "Concept", person: "Person", season: "Season" },
  kinds: { episode: "Episode", concept: "Concept", person: "Person", page: "Page" },
  kindsOfMany: { episode: "Episodes", concept: "Concepts", person: "People", page: "Pages" },
  also: (form, title) => `“${form}” is another name for ${title}.`,
  misheard: (form, title) => `“${form}” is how transcripts hear ${title}.`,
  instead: (text) => `Passages with “${text}”.`,
  asTyped: (text) => `Search for “${text}” as typed`,
  about: (clock) => `about ${clock}`,
  chapter: "Chapter",
  morePassages: (count) => (count === 1 ? "1 more passage" : `${count} more passages`),
  morePages: (count) => (count === 1 ? "1 more page" : `${count} more pages`),
  loading: "Loading the index …",
  pages: (count) => {
    if (!count) return "No page holds all of these words. Try fewer of them, or another form.";
    return count === 1 ? "1 page" : `${count.toLocaleString("en")} pages`;
  },
  failed: "Search could not be loaded.",
  offline: "You are offline: search needs a connection.",
  again: "Try again",
};
