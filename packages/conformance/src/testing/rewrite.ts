import type { AnswerReading, AnyVendor, Exchange } from "@graycard/core";
import { seenOf } from "../rules/seen.js";

/** How answers are changed; paths are as in `data.image`, or `list.0.name`. */
export interface Rewriting {
  readonly vendor: AnyVendor;
  /** The phase of the answers that are changed; any unless said. */
  readonly phase?: AnswerReading["phase"];
  readonly operation?: Exchange["operation"];
  readonly status?: number;
  readonly contentType?: string;
  readonly set?: Readonly<Record<string, unknown>>;
  readonly remove?: readonly string[];
  readonly json?: unknown;
}

/** Changes the answers of a kind that have JSON, and leaves all other exchanges as they are. */
export function rewritten(exchanges: readonly Exchange[], rewriting: Rewriting): readonly Exchange[] {
  const { vendor, phase, operation, status, contentType, set = {}, remove = [] } = rewriting;
  return exchanges.map((exchange) => {
    const { response } = exchange;
    const { reading, json } = seenOf(exchange, vendor);
    if (!response?.body || json === undefined || reading === undefined) return exchange;
    if (phase !== undefined && reading.phase !== phase) return exchange;
    if (operation !== undefined && exchange.operation !== operation) return exchange;
    const copy = structuredClone(json);
    for (const [path, value] of Object.entries(set)) put(copy, path.split("."), value);
    for (const path of remove) put(copy, path.split("."), undefined);
    const body = { ...response.body, json: "json" in rewriting ? rewriting.json : copy };
    const headers = contentType === undefined ? response.headers : { ...response.headers, "content-type": contentType };
    return { ...exchange, response: { ...response, headers, status: status ?? response.status, body } };
  });
}

function put(node: unknown, [name = "", ...rest]: readonly string[], value: unknown): void {
  if (typeof node !== "object" || node === null) return;
  if (rest.length > 0) put(Reflect.get(node, name), rest, value);
  else if (value === undefined) Reflect.deleteProperty(node, name);
  else Reflect.set(node, name, value);
}

/** Changes the last answer about the task that was asked for most often: one that came after its end. */
export function lastPollChanged(
  exchanges: readonly Exchange[],
  vendor: AnyVendor,
  set: Readonly<Record<string, unknown>>,
): readonly Exchange[] {
  const polls = exchanges.filter(({ operation }) => operation === "poll");
  const times = (exchange: Exchange) => polls.filter(({ request }) => request.url === exchange.request.url).length;
  const most = Math.max(...polls.map(times));
  const last = polls.filter((each) => times(each) === most).at(-1);
  return exchanges.map((each) => (each === last ? (rewritten([each], { vendor, set })[0] ?? each) : each));
}
