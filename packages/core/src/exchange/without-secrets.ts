import type { Exchange, ExchangeRequest } from "./exchange.js";
import { SecretFinder, withheld } from "./secret-finder.js";

/**
 * An exchange without secrets that are known, wherever they strayed: what redaction by name leaves open, such as a
 * message or a path, may repeat a key. They are found in any letters and percent-encoded. Never throws.
 *
 * @param secrets such as the parts of a credential; those of fewer than eight characters are words, and not looked for
 * @example
 * withoutSecrets(exchange, ["key-0123456789"]).request.url; // "https://a.example/[withheld]/x"
 */
export function withoutSecrets(exchange: Exchange, secrets: readonly string[]): Exchange {
  return withoutFound(exchange, new SecretFinder(secrets));
}

/** The same, for whoever looks for the same secrets in many. */
export function withoutFound(exchange: Exchange, finder: SecretFinder): Exchange {
  if (finder.idle) return exchange;
  const clean = (node: unknown): unknown => {
    if (typeof node === "string") return finder.without(node);
    if (typeof node === "number") return finder.isIn(String(node)) ? withheld : node;
    if (typeof node !== "object" || node === null) return node;
    if (Array.isArray(node)) return node.map(clean);
    return Object.fromEntries(Object.entries(node).map(([name, item]) => [finder.without(name), clean(item)]));
  };
  const { request, response, fault, because, notes, taskId } = exchange;
  const { taskId: _, ...rest } = exchange;
  return {
    ...rest,
    request: messageWithout(request, finder, clean),
    ...(response ? { response: messageWithout(response, finder, clean) } : {}),
    ...(fault === undefined ? {} : { fault: finder.without(fault) }),
    ...(because === undefined ? {} : { because: finder.without(because) }),
    ...(notes === undefined ? {} : { notes: notes.map((note) => finder.without(note)) }),
    ...(taskId === undefined || finder.isIn(taskId) ? {} : { taskId }),
  };
}

function messageWithout<M extends Pick<ExchangeRequest, "headers" | "body"> & { readonly url?: string }>(
  message: M,
  finder: SecretFinder,
  clean: (node: unknown) => unknown,
): M {
  const { headers, body, url } = message;
  const shown = Object.entries(headers).map(([name, value]) => [
    finder.without(name),
    finder.isIn(value) ? withheld : value,
  ]);
  return {
    ...message,
    ...(url === undefined ? {} : { url: finder.without(url) }),
    headers: Object.fromEntries(shown),
    ...(body ? { body: cleanBody(body, finder, clean) } : {}),
  };
}

function cleanBody(
  body: NonNullable<ExchangeRequest["body"]>,
  finder: SecretFinder,
  clean: (node: unknown) => unknown,
): NonNullable<ExchangeRequest["body"]> {
  const { mediaType, json, fields } = body;
  return {
    ...body,
    ...(mediaType === undefined ? {} : { mediaType: finder.without(mediaType) }),
    ...(json === undefined ? {} : { json: clean(json) }),
    ...(fields === undefined ? {} : { fields: clean(fields) as Readonly<Record<string, unknown>> }),
  };
}
