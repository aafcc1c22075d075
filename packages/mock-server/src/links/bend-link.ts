/** What can be wrong with the text of a link that was handed on without care. */
export const linkManglings = ["u0026", "amp", "double-encoded", "lower-cased"] as const;

export type LinkMangling = (typeof linkManglings)[number];

/** What a fault does to a link. */
export interface LinkBend {
  readonly mangle?: LinkMangling | undefined;
  /** How long it lives, in milliseconds; or it has died before it is handed out. */
  readonly lifeMs?: number | "already" | undefined;
  /** The fault in a few words, for whoever wonders what is wrong with the link. */
  readonly told?: string | undefined;
}

/** How long ago a link died that is dead when it is handed out. */
const deadForMs = 60_000;

/** When a link is signed and how long it lives, after what faults do to it. */
export function bendLife(
  life: { readonly signedAt: number; readonly lifeMs: number },
  bends: readonly LinkBend[],
): { readonly signedAt: number; readonly lifeMs: number } {
  let { signedAt, lifeMs } = life;
  for (const bend of bends) {
    if (bend.lifeMs === "already") signedAt = life.signedAt - lifeMs - deadForMs;
    else if (bend.lifeMs !== undefined) lifeMs = bend.lifeMs;
  }
  return { signedAt, lifeMs };
}

const mangle: Readonly<Record<LinkMangling, (query: string) => string>> = {
  u0026: (query) => query.replaceAll("&", "\\u0026"),
  amp: (query) => query.replaceAll("&", "&amp;"),
  "double-encoded": (query) => query.replaceAll("%", "%25"),
  "lower-cased": (query) => {
    const lower = query.replace(/(ignature=)([^&]*)/, (_, name: string, value: string) => name + value.toLowerCase());
    // A signature in hex has no capitals: then the rest of the query has to suffer.
    return lower === query ? query.toLowerCase() : lower;
  },
};

/** The query of a link, after what faults do to it. */
export function bendQuery(query: string, bends: readonly LinkBend[]): string {
  return bends.reduce((text, bend) => (bend.mangle === undefined ? text : mangle[bend.mangle](text)), query);
}
