import { Buffer } from "node:buffer";
import { createHash, createHmac, hash, timingSafeEqual } from "node:crypto";
import type { Hash } from "../hash.js";

export const sha256Hex: Hash["sha256Hex"] = (text) => hash("sha256", text);

export const sha256OfBytes: Hash["sha256OfBytes"] = (bytes) => createHash("sha256").update(bytes).digest("hex");

export const hmacSha256: Hash["hmacSha256"] = (key, text) => createHmac("sha256", key).update(text).digest();

export const hmacSha256Hex: Hash["hmacSha256Hex"] = (key, text) => createHmac("sha256", key).update(text).digest("hex");

export const hmacSha1Base64: Hash["hmacSha1Base64"] = (key, text) =>
  createHmac("sha1", key).update(text).digest("base64");

export const sameText: Hash["sameText"] = (a, b) => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};
