import type { Failure, SourceRule } from "@graycard/core";
import { fromBase64, fromBase64Into } from "#platform/bytes";

/** A picture as it reached the mock: its bytes, or why there are none. */
export type Source =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly failure: Failure };

/**
 * The bytes of a picture that came as base64 text. Line breaks are taken; a `data:` prefix is the vendor's matter.
 *
 * @param room where the bytes of most texts go; a text in which more than base64 stands does not need it
 */
export function decodeBase64(text: string, rule: SourceRule, room: (bytes: number) => Uint8Array): Source {
  const bare = rule.dataPrefix === "stripped" ? text.replace(/^\s*data:[^,]*,/, "") : text;
  const quick = decodePlain(bare, room);
  if (quick) return { ok: true, bytes: quick };
  const compact = bare.replace(/[\r\n\t ]+/g, "");
  // The alphabet is checked first: the decoder itself skips what it does not know.
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(compact) || compact.length % 4 === 1) {
    const because = "the text is not base64";
    return { ok: false, failure: { reason: "invalid-image", detail: "undecodable", because } };
  }
  return { ok: true, bytes: fromBase64(compact) };
}

/**
 * The bytes of base64 text in which nothing else is, which needs no second look: the decoder leaves out what it does
 * not know, so as many bytes as the text is long for mean that it knew all of it. Undefined for any other text.
 */
function decodePlain(text: string, room: (bytes: number) => Uint8Array): Uint8Array | undefined {
  // The decoder knows the letters of addresses, too, which these vendors do not.
  if (text.includes("-") || text.includes("_")) return undefined;
  const digits = text.length - (text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0);
  if (text.length % 4 === 1 || digits % 4 === 1) return undefined;
  const bytes = room(Math.floor((digits * 3) / 4));
  return fromBase64Into(text, bytes) === bytes.byteLength ? bytes : undefined;
}

/** The failure of a picture that is heavier than allowed. */
export function tooLarge(bytes: number, limit: number): Source {
  const because = `the picture has ${bytes} bytes, ${limit} are allowed`;
  return { ok: false, failure: { reason: "source-too-large", because } };
}
