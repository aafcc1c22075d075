import { type SecretFinder, withheld } from "@graycard/core";
import type { EntryFacts } from "./journal-entry.js";
import type { KeptFields } from "./request-facts.js";

/**
 * What is kept of an exchange, without the secrets of its request wherever they strayed: into its address, headers and
 * fields, and into what is told about it. Whatever shows an exchange or its explanation takes it from here.
 *
 * @param finder of the parts of the request's credentials
 */
export function redactEntry(facts: EntryFacts, finder: SecretFinder): EntryFacts {
  if (finder.idle) return facts;
  const { url, method, headers, body, fields, taskId, fault, because, notes, warning } = facts;
  // One look at each text, as there is a secret in next to none.
  if (!mayBeInAny(facts, finder)) return facts;
  return {
    ...facts,
    url: finder.without(url),
    method: finder.without(method),
    headers: cleanHeaders(headers, finder),
    body: body?.mediaType === undefined ? body : { ...body, mediaType: finder.without(body.mediaType) },
    fields: fields && cleanFields(fields, finder),
    taskId: taskId !== undefined && finder.isIn(taskId) ? undefined : taskId,
    fault: fault === undefined ? undefined : finder.without(fault),
    because: because === undefined ? undefined : finder.without(because),
    warning: warning === undefined ? undefined : finder.without(warning),
    notes: notes?.map((note) => finder.without(note)),
  };
}

/** Whether a secret may be in any text of an entry. */
function mayBeInAny(facts: EntryFacts, finder: SecretFinder): boolean {
  const { url, method, headers, body, fields, taskId, fault, because, warning, notes } = facts;
  const isIn = (text: string | undefined) => text !== undefined && finder.mayBeIn(text);
  if (isIn(url) || isIn(method) || isIn(taskId) || isIn(fault) || isIn(because) || isIn(warning)) return true;
  for (const name in headers) if (isIn(name) || isIn(headers[name])) return true;
  if (isIn(body?.mediaType) || notes?.some(isIn)) return true;
  if (!fields) return false;
  for (const name in fields.uploads) if (isIn(name)) return true;
  return mayBeWithin(fields.values, finder);
}

/** Whether a secret may be in the names and values within a value. */
function mayBeWithin(node: unknown, finder: SecretFinder): boolean {
  if (typeof node !== "object" || node === null) return finder.mayBeIn(String(node));
  for (const [name, item] of Object.entries(node)) {
    if (finder.mayBeIn(name) || mayBeWithin(item, finder)) return true;
  }
  return false;
}

/** A header that has a secret in it is not told of at all. */
function cleanHeaders(
  headers: Readonly<Record<string, string>>,
  finder: SecretFinder,
): Readonly<Record<string, string>> {
  let clean: Record<string, string> | undefined;
  for (const name of Object.keys(headers)) {
    const value = headers[name] ?? "";
    const shownName = finder.without(name);
    const hidden = finder.isIn(value);
    if (!hidden && shownName === name) continue;
    clean ??= { ...headers };
    delete clean[name];
    clean[shownName] = hidden ? withheld : value;
  }
  return clean ?? headers;
}

function cleanFields(fields: KeptFields, finder: SecretFinder): KeptFields {
  const values = cleanValue(fields.values, finder) as KeptFields["values"];
  const names = Object.keys(fields.uploads);
  if (!names.some((name) => finder.isIn(name))) return values === fields.values ? fields : { ...fields, values };
  const uploads = Object.entries(fields.uploads).map(([name, upload]) => [finder.without(name), upload]);
  return { ...fields, values, uploads: Object.fromEntries(uploads) as KeptFields["uploads"] };
}

/** The same value where nothing is found: nearly always. */
function cleanValue(node: unknown, finder: SecretFinder): unknown {
  if (typeof node === "string") return finder.without(node);
  if (typeof node === "number") return finder.isIn(String(node)) ? withheld : node;
  if (typeof node !== "object" || node === null) return node;
  if (Array.isArray(node)) {
    const clean = node.map((item) => cleanValue(item, finder));
    return clean.some((item, at) => item !== node[at]) ? clean : node;
  }
  const entries = Object.entries(node);
  const clean = entries.map(([name, item]) => [finder.without(name), cleanValue(item, finder)] as const);
  const isSame = clean.every(([name, item], at) => name === entries[at]?.[0] && item === entries[at]?.[1]);
  return isSame ? node : Object.fromEntries(clean);
}
