import type { AnyVendor } from "../../contract/vendor.js";
import { HarError } from "../../errors/har-error.js";
import type { BodyFactsOptions } from "../body-facts.js";
import type { Exchange } from "../exchange.js";
import { type BaseUrls, Recogniser } from "../recognise.js";
import { SecretFinder } from "../secret-finder.js";
import { withoutFound, withoutSecrets } from "../without-secrets.js";
import { exchangeOf } from "./exchange-of-entry.js";
import { type HarInput, type HarLimits, parseHar } from "./parse-har.js";
import { type SeenEntry, seenEntry } from "./seen-entry.js";

/** What a HAR is read with. */
export interface ReadHarOptions extends HarLimits, BodyFactsOptions {
  /** Whose exchanges to look for. */
  readonly vendors: readonly AnyVendor[];
  /** Where vendors were asked besides their own hosts, by vendor id: proxies, gateways, mocks under a path. */
  readonly baseUrls?: BaseUrls;
}

/** What a HAR has of the vendors. */
export interface HarReading {
  /** Redacted, in the order in which the requests were sent. */
  readonly exchanges: readonly Exchange[];
  /** How many entries are not among them, and why. */
  readonly skipped: {
    /** For none of the vendors. */
    readonly strangers: number;
    /** A browser's questions whether it may ask. */
    readonly preflights: number;
    /** Answered by the browser's own cache; no vendor saw them. */
    readonly cached: number;
    /** Without an address, a method or a time. */
    readonly unreadable: number;
  };
  /** What the first unreadable entries lack. */
  readonly problems: readonly string[];
}

/**
 * Reads a HAR from anywhere: developer tools, proxies, API clients, test tools, `toHar`. Finds the exchanges with the
 * vendors by host, path, base URL, kind of credential and the links of earlier answers, and redacts them as a journal
 * does before anything is kept: no header, cookie, query, body, comment or custom field gets through that the vendor's
 * contract does not name. The file is believed in nothing: what `toHar` put in is redacted again, and its prose left
 * out; `fromHar` reads that.
 *
 * @throws {HarError} when it is no HAR, or larger than the limits
 * @example
 * const { exchanges, skipped } = readHar(await readFile("shop.har", "utf8"), { vendors });
 * exchanges.map(({ operation, response }) => `${operation} ${response?.status}`); // ["submit 200", "poll 200", ...]
 */
export function readHar(har: HarInput, options: ReadHarOptions): HarReading {
  const recogniser = recogniserOf(options);
  const skipped = { strangers: 0, preflights: 0, cached: 0, unreadable: 0 };
  const problems: string[] = [];
  const entries: SeenEntry[] = [];
  for (const [index, each] of parseHar(har, options).entries()) {
    const entry = seenEntry(each, index);
    if ("problem" in entry) {
      skipped.unreadable++;
      if (problems.length < mostProblems) problems.push(entry.problem);
    } else if (entry.isPreflight) skipped.preflights++;
    else if (entry.isCached) skipped.cached++;
    else entries.push(entry);
  }
  entries.sort((a, b) => a.startedAt - b.startedAt || a.index - b.index);
  for (const entry of entries) recogniser.scout(entry);
  const found: { readonly exchange: Exchange; readonly secrets: readonly string[] }[] = [];
  for (const entry of entries) {
    const exchange = exchangeOf(entry, recogniser, options);
    if (exchange) found.push({ exchange, secrets: [...credentialsIn(entry, options.vendors), ...entry.secrets] });
    else skipped.strangers++;
  }
  const shared = [...new Set(found.flatMap(({ secrets }) => secrets))].slice(0, mostShared);
  const all = new SecretFinder(shared);
  const exchanges = found.map(({ exchange, secrets }) => {
    const own = secrets.filter((secret) => !shared.includes(secret));
    const clean = withoutFound(exchange, all);
    return own.length === 0 ? clean : withoutSecrets(clean, own);
  });
  return { exchanges, skipped, problems };
}

const mostProblems = 20;

/** How many secrets are looked for in all exchanges; those past it are looked for in their own. */
const mostShared = 64;

function recogniserOf(options: ReadHarOptions): Recogniser {
  try {
    return new Recogniser(options);
  } catch (error) {
    if (error instanceof TypeError) throw new HarError(error.message);
    throw error;
  }
}

/** Whatever stands where some vendor looks for a credential, well-formed or not, and other tokens. */
function credentialsIn({ url, headers }: SeenEntry, vendors: readonly AnyVendor[]): readonly string[] {
  const found: string[] = [];
  const query = URL.canParse(url) ? new URL(url).searchParams : new URLSearchParams();
  for (const { auth } of vendors) {
    if (auth.by === "query") for (const { name } of auth.parameters) found.push(...query.getAll(name));
    else
      for (const name of [auth.header, "authorization", "proxy-authorization"]) found.push(...words(headers.get(name)));
  }
  return found.filter((secret) => secret !== "" && secret !== "[withheld]");
}

/** With a scheme before it or without: clients mix up vendors. */
function words(value: string | null): readonly string[] {
  return value ? [value.trim(), ...value.split(/[\s,]+/)] : [];
}
