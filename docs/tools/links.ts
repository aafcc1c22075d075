import { posix } from "node:path";
import { slug } from "./markdown.js";

/** The files that links may lead to. Paths are relative to the root of the repository, with slashes. */
export interface LinkTargets {
  /** Whether there is a file or folder here. */
  exists(path: string): boolean;
  /** The text of a file. */
  read(path: string): string;
}

/** A relative link that leads nowhere, as one line for a test to print. */
export function brokenLinks(files: readonly string[], targets: LinkTargets): readonly string[] {
  return files.flatMap((file) =>
    linksOf(targets.read(file)).flatMap((link) => {
      const because = faultOf(file, link, targets);
      return because === undefined ? [] : [`${file}: (${link}) ${because}`];
    }),
  );
}

/** The addresses of all links of a page, but for those in code. */
export function linksOf(markdown: string): readonly string[] {
  const text = withoutFences(markdown).replace(/(`+)(?!`)[\s\S]*?\1/g, "");
  const patterns = [
    /\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g,
    /^\s*\[[^\]]+\]:\s*(\S+)/gm,
    /\b(?:href|src)="([^"]+)"/g,
  ];
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, address]) => address ?? ""));
}

function faultOf(file: string, link: string, targets: LinkTargets): string | undefined {
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(link)) return undefined;
  if (link.startsWith("/")) return "starts with a slash, which leads somewhere else on every site";
  const [address = "", fragment] = link.split("#");
  const path = address === "" ? file : posix.join(posix.dirname(file), decodeURIComponent(address));
  if (path.startsWith("..")) return "leads out of the repository";
  if (!targets.exists(path)) return `leads to ${path}, which does not exist`;
  if (fragment === undefined || !path.endsWith(".md")) return undefined;
  return placesOf(targets.read(path)).has(decodeURIComponent(fragment)) ? undefined : `leads to no heading of ${path}`;
}

/** The fragments a page can be entered by: its headings, numbered where they repeat, and its anchors. */
function placesOf(markdown: string): ReadonlySet<string> {
  const text = withoutFences(markdown);
  const places = new Set([...text.matchAll(/<a id="([^"]+)"/g)].map(([, id]) => id ?? ""));
  const seen = new Map<string, number>();
  for (const [, heading = ""] of text.matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const place = slug(heading.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replaceAll("`", ""));
    const times = seen.get(place) ?? 0;
    seen.set(place, times + 1);
    places.add(times === 0 ? place : `${place}-${times}`);
  }
  return places;
}

function withoutFences(markdown: string): string {
  return markdown.replace(/^(\s*)(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\s*\2[ \t]*$/gm, "");
}
