/** An address without its query: where it leads. */
export interface Place {
  readonly host: string;
  /** With single slashes, and without a query that was encoded into it. */
  readonly path: string;
}

/** Where an address leads, also a damaged one; undefined for what is no web address. */
export function placeOf(text: string): Place | undefined {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  const { host, pathname } = new URL(text);
  return { host, path: (pathname.split(/%3f|\[withheld\]|[?;&]/i, 1)[0] ?? "").replace(/\/{2,}/g, "/") };
}

/** Whether a text is a web address. */
export function isLink(text: unknown): text is string {
  return typeof text === "string" && placeOf(text) !== undefined;
}

/** The parameters of an address in their order, as they stand: names, and values as redaction left them. */
export function parametersOf(link: string): readonly (readonly [name: string, value: string])[] {
  const at = link.indexOf("?");
  if (at < 0) return [];
  return (
    link
      .slice(at + 1)
      .split("#", 1)[0]
      ?.split("&")
      .map((pair) => {
        const cut = pair.indexOf("=");
        return cut < 0 ? ([pair, ""] as const) : ([pair.slice(0, cut), pair.slice(cut + 1)] as const);
      }) ?? []
  );
}
