import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./tracked-files.js";

/** One name that a package exports, and where it is declared. */
export interface PublicExport {
  /** How it is imported, such as `@graycard/mock-server/control`. */
  readonly from: string;
  readonly name: string;
  /** Whether it only exists for the compiler. */
  readonly isType: boolean;
  /** The file of its declaration, from the root of the repository. */
  readonly file: string;
  /** The comment before its declaration, without its stars; undefined where there is none. */
  readonly comment: string | undefined;
}

const packages = ["core", "mock-server", "conformance", "cli"];

/** Every name of every entry point of every package. */
export function publicExports(): readonly PublicExport[] {
  return packages.flatMap((folder) => {
    const manifest = JSON.parse(read(`packages/${folder}/package.json`));
    return Object.entries<{ "@graycard/source"?: Sources }>(manifest.exports).flatMap(([path, target]) =>
      sourcesOf(typeof target === "object" ? target["@graycard/source"] : undefined).flatMap((source) =>
        exportsOf(manifest.name + path.slice(1), join("packages", folder, source)),
      ),
    );
  });
}

/** One source file, or one for each runtime. */
type Sources = string | Readonly<Record<string, string>>;

function sourcesOf(sources: Sources | undefined): readonly string[] {
  if (sources === undefined) return [];
  return typeof sources === "string" ? [sources] : [...new Set(Object.values(sources))];
}

const lists = /^export (type )?\{([^}]*)\} from "([^"]+)";/gm;

/** What an entry point declares itself. */
const own = /^export (?:async )?(?:function|class|const) (\w+)/gm;

function exportsOf(from: string, entry: string): readonly PublicExport[] {
  const declared = [...read(entry).matchAll(own)].map(([, name = ""]) => name);
  return [
    ...listedExports(from, entry),
    ...declared.map((name) => ({ from, name, isType: false, ...declarationOf(name, entry) })),
  ];
}

function listedExports(from: string, entry: string): readonly PublicExport[] {
  // What is passed on from another package has its description there.
  const listed = [...read(entry).matchAll(lists)].filter(([, , , source = ""]) => source.startsWith("."));
  return listed.flatMap(([, allTypes, names = "", source = ""]) =>
    names
      .split(",")
      .map((each) => each.trim())
      .filter((each) => each !== "")
      .map((each) => {
        const isType = allTypes !== undefined || each.startsWith("type ");
        const name = each.replace(/^type /, "");
        return { from, name, isType, ...declarationOf(name, resolveFrom(entry, source)) };
      }),
  );
}

function declarationOf(name: string, file: string): Pick<PublicExport, "file" | "comment"> {
  const text = read(file);
  const declared = new RegExp(
    `^export (?:declare )?(?:abstract )?(?:async )?(?:function\\*?|class|interface|type|const) ${name}\\b`,
    "m",
  ).exec(text);
  if (declared) return { file, comment: commentBefore(text, declared.index) };
  for (const [, names = "", source = ""] of text.matchAll(
    /^(?:export|import) (?:type )?\{([^}]*)\} from "([^"]+)";/gm,
  )) {
    if (names.split(",").some((each) => each.trim().replace(/^type /, "") === name)) {
      return declarationOf(name, resolveFrom(file, source));
    }
  }
  throw new Error(`${name} is exported from ${file}, which does not declare it in a way this scan knows.`);
}

function commentBefore(text: string, at: number): string | undefined {
  const before = text.slice(0, at).trimEnd();
  if (!before.endsWith("*/")) return undefined;
  // At the beginning of a line: within an example it may stand for something else.
  const start = `\n${before}`.lastIndexOf("\n/**");
  const comment = before.slice(start + 3, -2);
  // Another comment may end there whose beginning is not that of a doc comment.
  if (start < 0 || comment.includes("*/")) return undefined;
  return comment
    .split("\n")
    .map((line) => line.replace(/^\s*\* ?/, ""))
    .join("\n")
    .trim();
}

function resolveFrom(file: string, source: string): string {
  const [, folder = ""] = /^packages\/([^/]+)/.exec(file) ?? [];
  const platform = source.replace(/^#platform\//, "");
  if (platform !== source) return `packages/${folder}/src/platform/node/${platform}.ts`;
  const path = join(dirname(file), source.replace(/\.js$/, ".ts"));
  if (existsSync(join(root, path))) return path;
  throw new Error(`${file} exports from ${source}, and there is no ${path}.`);
}

function read(path: string): string {
  return readFileSync(join(root, path), "utf8");
}
