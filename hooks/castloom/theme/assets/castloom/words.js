/** What scripts say that are fetched when a reader asks for them. The build writes the texts, in the show's language. */
const LANGUAGE = "en";
const TEXTS = {};
const digits = new Intl.NumberFormat(LANGUAGE, { useGrouping: "min2" });
const plural = new Intl.PluralRules(LANGUAGE);

/** The text of a key, with values in place of {names}; where it differs by number, that for `count`. */
export function words(key, values = {}) {
  const told = TEXTS[key];
  const text = typeof told === "string" ? told : (told[plural.select(values.count)] ?? told.other);
  return text.replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === "number" ? digits.format(values[name]) : values[name]));
}

/** A number as the language writes it: `1.2` or `1,2`. */
export const decimal = (number) => digits.format(number);
