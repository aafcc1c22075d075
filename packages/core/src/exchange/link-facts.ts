import type { AnyVendor } from "../contract/vendor.js";
import type { LinkFacts } from "./exchange.js";

/** No answer has more pictures than this, and facts are not to be larger than what they are about. */
const mostLinks = 50;

/**
 * What has to be known of the signatures of result links and does not show any more once they are redacted: how they
 * are written, never what they are. Undefined where an answer has none. Never throws.
 *
 * @param json the parsed body of an answer as it came
 * @example
 * const image = "https://b.example/x.jpg?Expires=1700000000&Signature=YWJjZA%3D%3D";
 * linkFacts(picwish, { status: 200, data: { state: 1, image } }); // [{ item: 0, output: "image", signature: { bytes: 4, encoded: "=", raw: "" } }]
 */
export function linkFacts(vendor: AnyVendor, json: unknown): readonly LinkFacts[] | undefined {
  const reading = vendor.readAnswer(200, json);
  if (!("outputs" in reading)) return undefined;
  const found: LinkFacts[] = [];
  for (const [item, outputs] of reading.outputs.slice(0, mostLinks).entries()) {
    for (const [output, text] of Object.entries(outputs)) {
      const signature = signatureOf(text);
      if (signature !== undefined) found.push({ item, output, signature: writtenAs(signature) });
    }
  }
  return found.length === 0 ? undefined : found;
}

/** As it stands in the text: a parser would decode it. */
function signatureOf(text: string): string | undefined {
  if (text.length > longestLink) return undefined;
  return /[?&]Signature=([^&#\s]*)/.exec(text)?.[1];
}

const longestLink = 8192;

/** Which of the signs that base64 has besides letters and digits are there, and how. */
function writtenAs(signature: string): LinkFacts["signature"] {
  const signs = [..."+/="];
  const encoded = signs.filter((sign) => signature.toUpperCase().includes(encodeURIComponent(sign).toUpperCase()));
  const raw = signs.filter((sign) => signature.includes(sign));
  const bytes = bytesOf(signature);
  return { ...(bytes === undefined ? {} : { bytes }), encoded: encoded.join(""), raw: raw.join("") };
}

/** How many bytes base64 text stands for, if it is that, once it is decoded as a URL is. */
function bytesOf(signature: string): number | undefined {
  const text = signature.replace(/%2b/gi, "+").replace(/%2f/gi, "/").replace(/%3d/gi, "=");
  const padded = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text) && text !== "";
  return padded ? (text.length / 4) * 3 - (text.match(/=/g)?.length ?? 0) : undefined;
}
