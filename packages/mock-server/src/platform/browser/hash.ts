import { toBase64 } from "@graycard/core";
import { hmac } from "@noble/hashes/hmac.js";
import { sha1 } from "@noble/hashes/legacy.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Hash } from "../hash.js";

// What browsers have of their own only answers later, and only on secure pages; links are signed while an answer is
// written.
const encoder = new TextEncoder();

export const sha256Hex: Hash["sha256Hex"] = (text) => bytesToHex(sha256(encoder.encode(text)));

export const sha256OfBytes: Hash["sha256OfBytes"] = (bytes) => bytesToHex(sha256(bytes));

export const hmacSha256: Hash["hmacSha256"] = (key, text) => hmac(sha256, toBytes(key), encoder.encode(text));

export const hmacSha256Hex: Hash["hmacSha256Hex"] = (key, text) => bytesToHex(hmacSha256(key, text));

export const hmacSha1Base64: Hash["hmacSha1Base64"] = (key, text) =>
  toBase64(hmac(sha1, toBytes(key), encoder.encode(text)));

export const sameText: Hash["sameText"] = (a, b) => {
  const [left, right] = [encoder.encode(a), encoder.encode(b)];
  let difference = left.length ^ right.length;
  for (let at = 0; at < left.length; at++) difference |= (left[at] as number) ^ (right[at] ?? 0);
  return difference === 0;
};

function toBytes(key: string | Uint8Array): Uint8Array {
  return typeof key === "string" ? encoder.encode(key) : key;
}
