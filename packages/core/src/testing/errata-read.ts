import { readFileSync } from "node:fs";

/** Files that talk about errata without following them. */
const onRecordOnly = /\/(errata|clauses|editions|documents)(\.ts|\/)|\.test\.ts$/;

/**
 * The errata whose readings the sources behind a vendor ask for: those of its own folder, and of whatever they import.
 */
export function errataReadBy(vendorId: string): ReadonlySet<string> {
  const seen = new Map<string, string>();
  follow(new URL(`../vendors/${vendorId}/index.ts`, import.meta.url), seen);
  const ids = [...seen.values()].flatMap((text) => [...text.matchAll(/readings\["([^"]+)"\]/g)].map(([, id]) => id));
  return new Set(ids.filter((id) => id !== undefined));
}

function follow(file: URL, seen: Map<string, string>): void {
  if (seen.has(file.href) || onRecordOnly.test(file.pathname)) return;
  const text = readFileSync(file, "utf8");
  seen.set(file.href, text);
  for (const [, path] of text.matchAll(/from "(\.[^"]+)\.js"/g)) follow(new URL(`${path}.ts`, file), seen);
}
