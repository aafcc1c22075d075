/** When a signed result link is valid, in milliseconds since the epoch. */
export interface LinkLife {
  readonly form: "oss-v1" | "oss-v4";
  /** Absent in the form that only carries its end. */
  readonly startsAt?: number;
  readonly expiresAt: number;
}

/**
 * Reads the life of a link from its query, in either form of signature. The names are matched as they are written:
 * a link whose `&` was spelled out as an escape has lost its parameters, and that is what this then says.
 *
 * @returns undefined when the link carries no readable expiry.
 * @example
 * readLinkLife(new URL("https://b.example/x.jpg?Expires=1700000000&OSSAccessKeyId=k&Signature=s"));
 * // { form: "oss-v1", expiresAt: 1700000000000 }
 */
export function readLinkLife(url: URL): LinkLife | undefined {
  const query = url.searchParams;
  const expires = query.get("Expires");
  if (expires !== null && /^\d{1,11}$/.test(expires)) return { form: "oss-v1", expiresAt: Number(expires) * 1000 };
  const startsAt = parseBasicTime(query.get("x-oss-date"));
  const life = query.get("x-oss-expires");
  if (startsAt === undefined || life === null || !/^\d{1,7}$/.test(life)) return undefined;
  return { form: "oss-v4", startsAt, expiresAt: startsAt + Number(life) * 1000 };
}

/** `YYYYMMDDTHHMMSSZ` in milliseconds since the epoch. */
function parseBasicTime(text: string | null): number | undefined {
  const parts = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(text ?? "");
  if (!parts) return undefined;
  const [year, month, day, hour, minute, second] = parts.slice(1).map(Number);
  const at = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
  // A thirteenth month would roll over into another year: only what reads back the same was a time.
  return new Date(at).toISOString().replace(/[-:]|\.\d+/g, "") === text ? at : undefined;
}

/** Whether a link can no longer be fetched: at the second of its expiry it still can. */
export function isLinkExpired(life: LinkLife, now: number): boolean {
  return now > life.expiresAt;
}
