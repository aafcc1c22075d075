import { sameText, sha256Hex } from "#platform/hash";
import type { Inbound } from "../pipeline/inbound.js";
import { ControlForeignError, ControlOffError, ControlTokenError } from "./control-errors.js";
import { hostNameOf, isAddress, isLoopback, listensOnLoopback } from "./host-name.js";

/** Who may use the control plane, beyond programs on this machine. */
export interface GuardOptions {
  /** Asked for on every request but `health`, once it is given; at least 16 visible ASCII characters. */
  readonly token?: string | undefined;
  /** Names, besides this machine's own, under which the control plane may be asked. */
  readonly hosts?: readonly string[] | undefined;
  /** Origins, such as `https://mock.example`, whose pages may use the control plane. */
  readonly origins?: readonly string[] | undefined;
}

/**
 * Keeps web pages and strangers from the control plane. A page in a browser can reach a port of this machine: by a
 * plain request, or under a name of its own that has come to point here. So the name has to be known, no page of
 * another origin gets anything, and whatever changes something needs more than a form can send.
 */
export class Guard {
  readonly #hosts: Set<string>;
  readonly #origins: ReadonlySet<string>;
  readonly #token: string | undefined;
  #exposed = false;

  /** @throws {RangeError} for a token that is too short or no header can carry, or a host or origin that is none */
  constructor({ token, hosts = [], origins = [] }: GuardOptions) {
    if (token !== undefined && !/^[\x21-\x7e]{16,}$/.test(token)) {
      throw new RangeError("A control token is at least 16 visible ASCII characters without spaces.");
    }
    this.#token = token === undefined ? undefined : sha256Hex(token);
    this.#hosts = new Set(hosts.map(checkedHost));
    this.#origins = new Set(origins.map(checkedOrigin));
  }

  /** Notes that a port is opened: from then on, and for good, other machines may be among those who ask. */
  listensOn(host: string): void {
    if (listensOnLoopback(host)) return;
    this.#exposed = true;
    const name = hostNameOf(host);
    if (name !== undefined && /[a-z]/.test(name)) this.#hosts.add(name);
  }

  /** Whether nobody can use the control plane, because anybody could. */
  get off(): boolean {
    return this.#exposed && this.#token === undefined;
  }

  /**
   * @param changing whether the request may change anything
   * @param open whether the request is for everybody, as health is
   * @throws {ControlForeignError} {@link ControlOffError} {@link ControlTokenError}
   */
  check(request: Inbound, { changing, open }: { readonly changing: boolean; readonly open: boolean }): void {
    this.#checkHost(request);
    this.#checkPage(request, changing);
    if (!open) this.#checkToken(request);
  }

  #checkHost({ headers, url }: Inbound): void {
    // A request line may name a host of its own, beside the header; within the process there is no header.
    const hosts = [headers.get("host") ?? undefined, new URL(url).host].filter((host) => host !== undefined);
    if (hosts.every((host) => this.#isKnown(hostNameOf(host)))) return;
    throw new ControlForeignError(
      "The control plane is asked under a name it does not know. It answers to localhost, 127.0.0.1 and [::1], and to names it is started with (controlHosts, --control-host).",
    );
  }

  #isKnown(name: string | undefined): boolean {
    if (name === undefined) return false;
    return isLoopback(name) || this.#hosts.has(name) || (this.#exposed && isAddress(name));
  }

  /** What a browser says about the page that a request comes from; other programs say nothing. */
  #checkPage({ headers, url }: Inbound, changing: boolean): void {
    const origin = headers.get("origin");
    if (origin !== null && this.#origins.has(origin)) return;
    const own = new URL(url).origin;
    const referer = headers.get("referer");
    const site = headers.get("sec-fetch-site");
    // Pages of the mock's own may look, and change nothing: what it serves may have come from anywhere.
    const fromOwn = [origin === null || origin === own, referer === null || originOf(referer) === own];
    const looks = !changing && fromOwn.every(Boolean) && (site === null || site === "none" || site === "same-origin");
    const noPage = origin === null && referer === null && (site === null || site === "none");
    if (looks || noPage) return;
    throw new ControlForeignError(
      "The control plane does not serve pages of other origins, and no page may change anything. Use it from a program, without Origin, Referer and Sec-Fetch-Site.",
    );
  }

  #checkToken({ headers }: Inbound): void {
    if (this.off) {
      throw new ControlOffError(
        "The control plane is off: this mock listens to other machines and was started without a token. Start it with one (controlToken, --token, GRAYCARD_TOKEN), or on 127.0.0.1.",
      );
    }
    if (this.#token === undefined) return;
    const [, given] = /^bearer +(\S+)$/i.exec(headers.get("authorization") ?? "") ?? [];
    // As digests: then not even the length of the token can be told from the time it takes.
    if (given !== undefined && sameText(sha256Hex(given), this.#token)) return;
    throw new ControlTokenError(
      "The control plane of this mock asks for its token: Authorization: Bearer followed by what it was started with.",
    );
  }
}

function checkedHost(text: string): string {
  const name = hostNameOf(text);
  if (name !== undefined && name === text.toLowerCase()) return name;
  throw new RangeError(`A control host is a name or an address without a port, such as mock.internal, not "${text}".`);
}

function checkedOrigin(text: string): string {
  if (originOf(text) === text && /^https?:/.test(text)) return text;
  throw new RangeError(`A control origin is written as browsers send it, such as https://mock.example, not "${text}".`);
}

function originOf(text: string): string | undefined {
  return URL.canParse(text) ? new URL(text).origin : undefined;
}
