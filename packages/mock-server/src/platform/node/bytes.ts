import { Buffer } from "node:buffer";
import type { Bytes } from "../bytes.js";

export const utf8Length: Bytes["utf8Length"] = (text) => Buffer.byteLength(text);

export const toBase64: Bytes["toBase64"] = ({ buffer, byteOffset, byteLength }) =>
  Buffer.from(buffer, byteOffset, byteLength).toString("base64");

export const fromBase64: Bytes["fromBase64"] = (text) => new Uint8Array(Buffer.from(text, "base64"));

// Called on any bytes as it is: a `Buffer` made of each chunk would cost more than most searches.
export const indexOfBytes: Bytes["indexOfBytes"] = (bytes, needle, from) =>
  Buffer.prototype.indexOf.call(bytes, needle, from);
