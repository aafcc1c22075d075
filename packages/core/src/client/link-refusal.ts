import type { CallFacts } from "../errors/call-error.js";
import { LinkExpiredError } from "../errors/link-expired-error.js";
import { LinkRefusedError } from "../errors/link-refused-error.js";
import { readLinkLife } from "../links/link-expiry.js";
import type { RawAnswer } from "./line.js";
import type { Secrets } from "./secrets.js";

/** What the host of a file said, as far as an object store says anything. */
interface StoreWords {
  readonly code: string | undefined;
  readonly message: string | undefined;
}

/**
 * Why the host of a link does not hand the file out, as an error that says what to do: an expired link is told apart
 * from one that is damaged.
 *
 * Clauses `picwish.link.expired-forbidden`, `picwish.link.access-denied-xml`.
 */
export function refusalOfFile(
  { status, bytes, headers }: RawAnswer,
  url: URL,
  now: number,
  of: Pick<CallFacts, "vendor" | "endpoint" | "handle">,
  secrets: Secrets,
): LinkExpiredError | LinkRefusedError {
  const { code, message } = storeWords(bytes, secrets);
  const name = `${of.vendor}/${of.endpoint}`;
  const again = of.handle
    ? "Ask for the task again by its handle: the answer has a new link, at no cost."
    : "Ask for its task again for a new link.";
  const said =
    code === undefined ? `HTTP ${status}` : `HTTP ${status} ${code}${message === undefined ? "" : ` ("${message}")`}`;
  if (status === 403 && /expired/i.test(message ?? "")) {
    const expiredAt = readLinkLife(url)?.expiresAt;
    return new LinkExpiredError(`${name}: ${url.host} says that the link has expired: ${said}. ${again}`, {
      ...of,
      expiredAt,
    });
  }
  if (status >= 300 && status < 400) {
    const to = headers.get("location");
    const host = to !== null && URL.canParse(to, url.href) ? new URL(to, url.href).host : "elsewhere";
    const text = `${name}: ${url.host} sends the download on to ${host}, which is not followed, since the link is not trusted that far.`;
    return new LinkRefusedError(text, { ...of, httpStatus: status, retryable: false });
  }
  const life = readLinkLife(url);
  const cause =
    status === 403
      ? life === undefined
        ? "The link has lost parts of its query: take it from the parsed JSON, whole. "
        : `It says that it lives until ${new Date(life.expiresAt).toISOString()}, and it is ${new Date(now).toISOString()} here: it was changed on the way, or the clocks differ. `
      : "";
  const text = `${name}: ${url.host} refuses the file with ${said}. ${cause}${again}`;
  return new LinkRefusedError(text, { ...of, httpStatus: status, retryable: status >= 500 || status === 429 });
}

/** The code and message of an object store's XML, each short; nothing else in it is of use here. */
function storeWords(bytes: Uint8Array, secrets: Secrets): StoreWords {
  const text = new TextDecoder().decode(bytes.subarray(0, 4096));
  const part = (name: string) => {
    const words = new RegExp(`<${name}>([^<]{1,200})</${name}>`).exec(text)?.[1];
    // Who hosts results for a vendor may know its keys, too.
    return words === undefined ? undefined : secrets.withhold(words);
  };
  return { code: part("Code"), message: part("Message") };
}
