import { hmacSha1Base64 } from "#platform/hash";
import type { LinkSigner } from "./link-signer.js";

/** The older form: an absolute expiry in seconds and a 20-byte signature, in this order of parameters. */
export const ossV1: LinkSigner = {
  sign({ path, key, signedAt, lifeMs }) {
    const expires = String(Math.floor((signedAt + lifeMs) / 1000));
    const signature = encodeURIComponent(digest(path, expires, key)).replaceAll("%2F", "/");
    return `Expires=${expires}&OSSAccessKeyId=${key.id}&Signature=${signature}`;
  },
  expectedSignature: ({ path, key, query }) => digest(path, query.get("Expires") ?? "", key),
  signatureParameter: "Signature",
  keyIdOf: (query) => query.get("OSSAccessKeyId") ?? undefined,
};

function digest(path: string, expires: string, key: { readonly secret: string; readonly bucket: string }): string {
  const text = `GET\n\n\n${expires}\n/${key.bucket}${path}`;
  return hmacSha1Base64(key.secret, text);
}
