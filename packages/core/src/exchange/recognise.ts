import { readCredential } from "../contract/auth.js";
import type { OperationName } from "../contract/endpoint.js";
import type { AnyEndpoint, AnyVendor } from "../contract/vendor.js";
import { readLinkLife } from "../links/link-expiry.js";
import { collapseSlashes, endpointOfResult, matchPathEnd, type RouteMatch } from "./route-match.js";

/** What a request is, as far as the vendors' data tell. */
export interface Recognised {
  readonly vendor: AnyVendor;
  /** Absent where the path or the method is none of the vendor's. */
  readonly endpoint?: AnyEndpoint;
  readonly operation?: OperationName;
  readonly taskId?: string;
}

/** A request as it was sent, secrets and all; nothing of it is kept. */
export interface RequestSeen {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly headers: Pick<Headers, "get">;
}

/** Where vendors are asked besides their own hosts: base URLs by vendor id. */
export type BaseUrls = Readonly<Record<string, string | readonly string[]>>;

/** What a recogniser goes by. */
export interface RecogniserOptions {
  readonly vendors: readonly AnyVendor[];
  readonly baseUrls?: BaseUrls;
}

/** An address that stands for a vendor: scheme, host, port, and the path before the documented one. */
interface Door {
  readonly vendor: AnyVendor;
  readonly origin: string;
  readonly prefix: string;
}

type Link = Omit<Recognised, "operation">;

/** Ids of tasks as vendors give them; anything else in their place may be anything. */
const plainId = /^[\w.:-]{1,64}$/;

/**
 * Tells what requests are, from the vendors' hosts, routes, result folders and kinds of credential, and from the links
 * that earlier answers gave. Requests are shown to it in the order of their time.
 *
 * @example
 * const recogniser = new Recogniser({ vendors });
 * const poll = { method: "GET", url: "http://127.0.0.1:4010/api/tasks/visual/scale/t-1", headers: new Headers() };
 * const seen = recogniser.recognise(poll); // vendor picwish, endpoint scale, operation "poll", taskId "t-1"
 */
export class Recogniser {
  readonly #vendors: readonly AnyVendor[];
  readonly #doors: Door[];
  readonly #found = new Map<string, Set<AnyVendor>>();
  readonly #links = new Map<string, Link>();

  /**
   * @throws {TypeError} when a base URL is none, or is for a vendor that is not among `vendors`
   */
  constructor({ vendors, baseUrls = {} }: RecogniserOptions) {
    this.#vendors = vendors;
    this.#doors = Object.entries(baseUrls).flatMap(([id, urls]) => doorsOf(vendors, id, urls));
  }

  /**
   * Learns which addresses stand for which vendor, from requests whose whole path is one of the vendor's. A mistyped
   * path at such an address is known for the vendor's then, even if it comes first.
   */
  scout({ url: text, headers }: RequestSeen): void {
    const url = parsed(text);
    if (!url) return;
    for (const vendor of this.#vendors) {
      const match = this.#matchAnywhere(vendor, url, headers);
      if (match) this.#found.set(url.origin, (this.#found.get(url.origin) ?? new Set()).add(vendor));
    }
  }

  /** What a request is; undefined when it is for none of the vendors. */
  recognise({ method, url: text, headers }: RequestSeen): Recognised | undefined {
    const url = parsed(text);
    if (!url) return undefined;
    const vendor = this.#vendorAt(url, headers);
    const match = vendor ? this.#matchAtDoor(vendor, url, method) : undefined;
    if (vendor && match) return told(vendor, match, method);
    const link = this.#links.get(placeOf(url));
    if (link) return { ...link, operation: "fetch-result" };
    const elsewhere = vendor ? undefined : this.#elsewhere(url, method, headers);
    if (elsewhere) return elsewhere;
    const result = this.#resultAt(url, vendor);
    if (result) return result;
    const host = vendor ?? this.#foundAt(url, headers);
    return host && { vendor: host };
  }

  /**
   * Remembers the links of an answer, for the downloads that follow.
   *
   * @param body the parsed JSON of the answer
   * @returns the id of the task that the answer tells, if it does
   */
  learn({ vendor, endpoint, taskId: asked }: Recognised, httpStatus: number, body: unknown): string | undefined {
    const reading = vendor.readAnswer(httpStatus, body);
    const said = "taskId" in reading ? reading.taskId : undefined;
    const taskId = said !== undefined && plainId.test(said) ? said : asked;
    const task = { vendor, ...(endpoint ? { endpoint } : {}), ...(taskId === undefined ? {} : { taskId }) };
    const outputs = "outputs" in reading ? reading.outputs : [];
    for (const output of outputs) for (const text of Object.values(output)) this.#remember(text, task);
    return taskId;
  }

  /** Follows a download that was sent elsewhere. */
  redirected(from: Recognised, target: string): void {
    if (from.operation !== "fetch-result") return;
    const { operation: _, ...link } = from;
    this.#remember(target, link);
  }

  #remember(text: string, link: Link): void {
    const url = text.length <= longestUrl ? parsed(text.trim()) : undefined;
    if (url) this.#links.set(placeOf(url), link);
  }

  /** The vendor whose own host or declared base URL this is. */
  #vendorAt(url: URL, headers: RequestSeen["headers"]): AnyVendor | undefined {
    const byHost = this.#vendors.find((vendor) => vendor.hosts.includes(url.hostname));
    if (byHost) return byHost;
    const open = this.#doors.filter((door) => isAt(door, url));
    const routed = open.find((door) => routesAt(door.vendor, url, door.prefix).length > 0);
    const meant = routed ?? open.find(({ vendor: { auth } }) => readCredential(auth, url, headers).ok);
    return (meant ?? open[0])?.vendor;
  }

  #matchAtDoor(vendor: AnyVendor, url: URL, method: string): RouteMatch | undefined {
    const prefixes = this.#doors
      .filter((door) => door.vendor === vendor && isAt(door, url))
      .map(({ prefix }) => prefix);
    const matches = ["", ...prefixes].flatMap((prefix) => routesAt(vendor, url, prefix));
    return matches.find((each) => each.method === method.toUpperCase()) ?? matches[0];
  }

  /** A whole path is sign enough; one behind another needs the vendor's kind of credential beside it. */
  #matchAnywhere(
    vendor: AnyVendor,
    url: URL,
    headers: RequestSeen["headers"],
    method?: string,
  ): RouteMatch | undefined {
    const matches = matchPathEnd(vendor, collapseSlashes(url.pathname));
    if (matches.length === 0) return undefined;
    const open = readCredential(vendor.auth, url, headers).ok ? matches : matches.filter(({ prefix }) => prefix === "");
    return open.find((each) => each.method === method?.toUpperCase()) ?? open[0];
  }

  /** At an address that nobody named: the vendor whose route fits best. */
  #elsewhere(url: URL, method: string, headers: RequestSeen["headers"]): Recognised | undefined {
    const found = this.#vendors
      .flatMap((vendor) => {
        const match = this.#matchAnywhere(vendor, url, headers, method);
        return match ? [{ vendor, match, known: readCredential(vendor.auth, url, headers).ok }] : [];
      })
      .sort((a, b) => Number(b.known) - Number(a.known) || a.match.prefix.length - b.match.prefix.length)[0];
    return found && told(found.vendor, found.match, method);
  }

  /** A file where results live: at the vendor's, at an address that stands for it, or behind a signed link. */
  #resultAt(url: URL, at: AnyVendor | undefined): Recognised | undefined {
    const path = collapseSlashes(url.pathname);
    const signed = readLinkLife(url) !== undefined;
    for (const vendor of at ? [at] : this.#vendors) {
      if (!at && !signed && !this.#found.get(url.origin)?.has(vendor)) continue;
      const endpoint = endpointOfResult(vendor, path);
      if (endpoint) return { vendor, endpoint, operation: "fetch-result" };
    }
    return undefined;
  }

  #foundAt(url: URL, headers: RequestSeen["headers"]): AnyVendor | undefined {
    const found = this.#found.get(url.origin);
    return found && [...found].find((vendor) => readCredential(vendor.auth, url, headers).ok);
  }
}

/** Longer than any link that a vendor takes or gives. */
const longestUrl = 8192;

function parsed(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === "https:" || url?.protocol === "http:" ? url : undefined;
}

function isAt({ origin, prefix }: Door, url: URL): boolean {
  return origin === url.origin && collapseSlashes(url.pathname).startsWith(`${prefix}/`);
}

function routesAt(vendor: AnyVendor, url: URL, prefix: string): readonly RouteMatch[] {
  return matchPathEnd(vendor, collapseSlashes(url.pathname)).filter((match) => match.prefix === prefix);
}

/** A link without its signature, which may be damaged: the place that it leads to. */
function placeOf({ host, pathname }: URL): string {
  return `${host}${collapseSlashes(pathname).split(/%3f|[?;&]/i, 1)[0]}`;
}

function told(vendor: AnyVendor, match: RouteMatch, method: string): Recognised {
  if (match.method !== method.toUpperCase()) return { vendor };
  const { endpoint, operation, taskId } = match;
  const plain = taskId !== undefined && plainId.test(taskId);
  return { vendor, endpoint, operation, ...(plain ? { taskId } : {}) };
}

function doorsOf(vendors: readonly AnyVendor[], id: string, urls: string | readonly string[]): readonly Door[] {
  const vendor = vendors.find((each) => each.id === id);
  if (!vendor) {
    const known = vendors.map((each) => each.id).join(", ");
    throw new TypeError(`baseUrls has an entry for a vendor that is not asked for. Vendors: ${known}.`);
  }
  return [urls].flat().map((text) => {
    const url = parsed(text);
    if (!url) throw new TypeError(`A base URL of ${id} is no http(s) address. Write it as http://127.0.0.1:4010.`);
    return { vendor, origin: url.origin, prefix: collapseSlashes(url.pathname).replace(/\/+$/, "") };
  });
}
