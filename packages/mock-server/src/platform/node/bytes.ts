import { Buffer, isAscii } from "node:buffer";
import type { Bytes } from "../bytes.js";
import { decodeUtf8 } from "../decode-utf8.js";

// A body of base64 is plain letters, and taking those over costs a third of decoding them.
export const textOfUtf8: Bytes["textOfUtf8"] = (bytes) =>
  isAscii(bytes) ? viewOf(bytes).toString("latin1") : decodeUtf8(bytes);

export const utf8Length: Bytes["utf8Length"] = (text) => Buffer.byteLength(text);

export const toBase64: Bytes["toBase64"] = (bytes) => viewOf(bytes).toString("base64");

export const fromBase64: Bytes["fromBase64"] = (text) => {
  const { buffer, byteOffset, byteLength } = Buffer.from(text, "base64");
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  // Small ones share their memory with others, and would hold on to all of it.
  return byteLength === buffer.byteLength ? bytes : bytes.slice();
};

export const fromBase64Into: Bytes["fromBase64Into"] = (text, target) => viewOf(target).write(text, "base64");

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

// Called on any bytes as it is: a `Buffer` made of each chunk would cost more than most searches.
export const indexOfBytes: Bytes["indexOfBytes"] = (bytes, needle, from) =>
  Buffer.prototype.indexOf.call(bytes, needle, from);

export const sameAt: Bytes["sameAt"] = (a, aFrom, b, bFrom, length) =>
  Buffer.prototype.compare.call(a, b, bFrom, bFrom + length, aFrom, aFrom + length) === 0;
