import type { InboundHeaders } from "../inbound.js";

/** A header may be anything, and only what looks like an encoding is repeated. */
const plainName = /^[\w.-]{1,30}$/;

/** That a body is compressed, if it says so: what is read of it is no body then. For the explanation. */
export function encodedBody(headers: InboundHeaders): string | undefined {
  const encoding = headers.get("content-encoding")?.trim() ?? "identity";
  if (encoding.toLowerCase() === "identity") return undefined;
  const shown = plainName.test(encoding) ? ` ${encoding}` : "";
  return `it came with a Content-Encoding${shown}, which is not undone; send it without one`;
}
