import { isLinkExpired, readLinkLife } from "@graycard/core";
import { sameText } from "#platform/hash";
import type { LinkKey } from "./link-signer.js";
import { ossV1 } from "./oss-v1.js";
import { ossV4 } from "./oss-v4.js";

/** The forms a link can be signed in, by name. */
export const linkSigners = { "oss-v1": ossV1, "oss-v4": ossV4 } as const;

export type LinkVerdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly kind: "denied" | "expired" | "outlived"; readonly because: string };

/** Checks a link's signature and life, and says exactly what is wrong with one that is refused. */
export function verifyLink(url: URL, key: LinkKey, now: number): LinkVerdict {
  const mangled = whyMangled(url);
  const life = mangled === undefined ? readLinkLife(url) : undefined;
  if (!life) return denied(mangled ?? "the query carries neither form of signature");
  const signer = linkSigners[life.form];
  const keyId = signer.keyIdOf(url.searchParams);
  if (keyId !== key.id)
    return denied(`the key id is ${keyId === undefined ? "missing" : "not the one that signs here"}`);
  const given = url.searchParams.get(signer.signatureParameter);
  if (given === null) return denied(`the parameter ${signer.signatureParameter} is missing`);
  const expected = signer.expectedSignature({ path: url.pathname, key, query: url.searchParams });
  if (!sameText(given, expected)) return denied(whyDifferent(given, expected));
  if (life.startsAt !== undefined && life.startsAt > now + 15 * 60_000) return denied("the link starts in the future");
  if (!isLinkExpired(life, now)) return { ok: true };
  const late = Math.ceil((now - life.expiresAt) / 1000);
  return {
    ok: false,
    kind: life.form === "oss-v1" ? "expired" : "outlived",
    because: `the link expired ${late} s ago`,
  };
}

function denied(because: string): LinkVerdict {
  return { ok: false, kind: "denied", because };
}

/** What tools commonly do to a link on its way from the answer to the request. */
function whyMangled(url: URL): string | undefined {
  if (url.search === "") return "the link has no query: it was cut off or copied without it";
  if (/\\u0026|%5Cu0026/i.test(url.search)) return "the query has a literal \\u0026 where an & belongs";
  if (/&amp;|amp%3B/i.test(url.search)) return "the query has &amp; where an & belongs";
  if (/%25[0-9A-F]{2}/i.test(url.search)) return "the query is percent-encoded twice";
  return undefined;
}

function whyDifferent(given: string, expected: string): string {
  if (given.toLowerCase() === expected.toLowerCase()) return "the letters of the signature changed their case";
  if (given.replaceAll(" ", "+") === expected)
    return "a + in the signature was read as a space: it has to be sent as %2B";
  return "the signature does not belong to this path and expiry";
}
