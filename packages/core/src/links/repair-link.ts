/**
 * A link as its vendor meant it: encoders and editors on the way write `&` as an escape that not everybody undoes.
 * Undefined for text that is no web address even then.
 *
 * Clause `picwish.link.ampersand-repair`.
 *
 * @example
 * repairLink("https://b.example/x.jpg?Expires=1&amp;Signature=s")?.search; // "?Expires=1&Signature=s"
 */
export function repairLink(text: string): URL | undefined {
  const plain = text
    .trim()
    .replace(/\\u0026/gi, "&")
    .replace(/&(?:amp|#38|#x26);/gi, "&");
  if (!/^https?:\/\//i.test(plain) || !URL.canParse(plain)) return undefined;
  return new URL(plain);
}
