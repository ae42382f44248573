/** Names of concepts and people in what is sought, however they are typed, and those that transcripts mishear. */

const MOST = 3;
const SHORTEST = 2; // letters from which on the beginning of a name finds it
const WHOLE = 0;
const WITHIN = 1;
const BEGUN = 2;

/** Small letters without accents, and one blank for all that is neither letter nor digit. */
export function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/**
 * The names that `text` holds or begins, nearest first: of each page the form that it has, and whether this is its
 * `title`, one it `also` has, or `misheard`. `meant` is the text with the right name in place of a misheard one.
 */
export function namesIn(text, named) {
  const sought = plain(text);
  if (!sought) return [];
  const found = named.map((page) => nearest(page, sought)).filter(Boolean);
  return found.sort((one, other) => one.rank - other.rank).slice(0, MOST);
}

function nearest(page, sought) {
  const forms = [
    { form: page.title, how: "title" },
    ...(page.also ?? []).map((form) => ({ form, how: "also" })),
    ...(page.misheard ?? []).map((form) => ({ form, how: "misheard" })),
  ];
  let best;
  for (const { form, how } of forms) {
    const name = plain(form);
    const rank = rankOf(name, sought);
    if (rank === undefined || (best && best.rank <= rank)) continue;
    best = { page, form, how, rank, meant: how === "misheard" && rank < BEGUN ? replaced(sought, name, page.title) : "" };
  }
  return best;
}

function rankOf(name, sought) {
  if (!name) return undefined;
  if (name === sought) return WHOLE;
  if (` ${sought} `.includes(` ${name} `)) return WITHIN;
  return sought.length >= SHORTEST && name.startsWith(sought) ? BEGUN : undefined;
}

function replaced(sought, name, title) {
  return ` ${sought} `.replace(` ${name} `, ` ${title} `).trim();
}
