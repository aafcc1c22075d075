/** What goes back to a caller. */
export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
}

/** What came from one. */
export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** JSON as no encoder of ours writes it: its members from the last to the first, spread out, with & escaped. */
export function reversedJson(status: number, value: unknown, type: string): Reply {
  return { status, type, body: JSON.stringify(reversed(value), null, 3).replaceAll("&", "\\u0026") };
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? 1 : -1));
  return Object.fromEntries(entries.map(([name, each]) => [name, reversed(each)]));
}
