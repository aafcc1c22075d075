import { fromBase64 as decode, toBase64 as encode } from "@graycard/core";
import type { Bytes } from "../bytes.js";

export const utf8Length: Bytes["utf8Length"] = (text) => new TextEncoder().encode(text).length;

export const toBase64: Bytes["toBase64"] = (bytes) => encode(bytes);

// Padding that does not complete a group of four is too much for a browser, and means nothing.
export const fromBase64: Bytes["fromBase64"] = (text) => decode(text.replace(/=+$/, "")) ?? new Uint8Array(0);
