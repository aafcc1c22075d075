import type { WireEnd } from "./wire-bend.js";

/**
 * What a caller within the process hears of a lost connection: the errors that `fetch` has for it in Node, so that
 * what a client does about them is what it does about real ones.
 *
 * @param during `head` when the answer had not begun, `body` when its head was there already
 */
export function lostConnection(by: Exclude<WireEnd, "hang">, during: "head" | "body"): TypeError {
  const cause = by === "reset" ? coded("read ECONNRESET", "ECONNRESET") : coded("other side closed", "UND_ERR_SOCKET");
  return new TypeError(during === "head" ? "fetch failed" : "terminated", { cause });
}

function coded(message: string, code: string): Error {
  return Object.assign(new Error(message), { code });
}
