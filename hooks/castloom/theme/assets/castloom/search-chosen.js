/** Which pages have what was chosen, by Pagefind's names for them: `filters` are values by name. */
export function pagesWith(filters, { pages, filters: known }) {
  const sets = Object.entries(filters).map(([name, value]) => new Set(known[name]?.[value] ?? []));
  return new Set(pages.filter((_, place) => sets.every((set) => set.has(place))));
}
