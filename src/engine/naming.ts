/** Names of streams, categories and types, as Message DB and Protean have them (rules DOM1 to DOM5). */

/** Letters that Unicode does not decompose into a base letter and marks. */
const transliterations: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  Æ: "AE",
  œ: "oe",
  Œ: "OE",
  ø: "o",
  Ø: "O",
  ł: "l",
  Ł: "L",
  đ: "d",
  Đ: "D",
  ð: "d",
  Ð: "D",
  þ: "th",
  Þ: "Th",
  ı: "i",
};

function transliterate(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{Mark}+/gu, "")
    .replace(/[^\p{ASCII}]/gu, (letter) => transliterations[letter] ?? letter);
}

function underscored(text: string): string {
  return text.replace(/[^\p{Letter}\p{Number}]+/gu, "_").replace(/^_+|_+$/g, "");
}

/** `My Domain 1.0` → `my_domain_1_0`. A name without any letter or digit gives `domain`. */
export function streamPrefixOf(domainName: string): string {
  return underscored(transliterate(domainName)).toLowerCase() || "domain";
}

/** `My Domain 1.0` → `MyDomain10`. A name without any letter or digit gives `Domain`. */
export function typePrefixOf(domainName: string): string {
  const words = transliterate(domainName).split(/[^\p{Letter}\p{Number}]+/u);
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join("") || "Domain";
}

/** `UserProfileHTTP2` → `user_profile_http2`. */
export function snakeCase(className: string): string {
  const spaced = transliterate(className)
    .replace(/(.)(\p{Lu}\p{Ll}+)/gu, "$1_$2")
    .replace(/([\p{Ll}\p{Number}])(\p{Lu})/gu, "$1_$2");
  return underscored(spaced).toLowerCase();
}

/** The text before the first `-` of a stream's name: delta and fact streams of a class share it. */
export function categoryOf(streamName: string): string {
  const end = streamName.indexOf("-");
  return end === -1 ? streamName : streamName.slice(0, end);
}

export const deltaStreamOf = (category: string, id: string): string => `${category}-${id}`;
export const factStreamOf = (category: string, id: string): string => `${category}-fact-${id}`;
export const snapshotStreamOf = (category: string, id: string): string => `${category}:snapshot-${id}`;
