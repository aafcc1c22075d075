import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { scenarios } from "@graycard/conformance";
import { vendors } from "@graycard/core";
import { faults } from "@graycard/mock-server";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Which packages a package's sources may import; the direction of the house. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  core: [],
  "mock-server": ["@graycard/core", "@graycard/core/zod"],
  conformance: ["@graycard/core", "@graycard/core/har", "@graycard/core/zod"],
  cli: [
    "@graycard/core",
    "@graycard/core/client",
    "@graycard/core/har",
    "@graycard/core/openapi",
    "@graycard/core/zod",
    "@graycard/mock-server",
    "@graycard/mock-server/control",
    "@graycard/conformance",
  ],
};

function sources(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.endsWith(".test.ts") && !path.includes("/testing/"));
}

function importsOf(path: string): readonly string[] {
  const text = readFileSync(path, "utf8");
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((match) => match[1] ?? "");
}

/** Lints one file under the rules of this repository, as if it stood at `path`. */
function lint(path: string, text: string): { readonly code: number | null; readonly out: string } {
  const folder = mkdtempSync(join(tmpdir(), "graycard-walls-"));
  try {
    cpSync(join(root, "biome.json"), join(folder, "biome.json"));
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    const biome = join(root, "node_modules/.bin/biome");
    const run = spawnSync(biome, ["lint", "--only=style/noRestrictedImports", path], { cwd: folder, encoding: "utf8" });
    return { code: run.status, out: run.stdout + run.stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("the walls between packages", () => {
  it.each(Object.entries(mayImport))("packages/%s imports only what it may, by entry point", (name, allowed) => {
    const files = sources(`packages/${name}/src`);
    expect(files.length).toBeGreaterThan(0);
    const foreign = files.flatMap((path) =>
      importsOf(path)
        .filter((target) => target.startsWith("@graycard/") && !allowed.includes(target))
        .map((target) => `${path.slice(root.length)} imports ${target}`),
    );
    expect(foreign).toEqual([]);
  });

  it("leave the place of a file to those that keep it when they are built", () => {
    const keepers = /\/(?:cli\/src\/own-files|mock-server\/src\/platform\/[a-z]+\/[a-z-]+)\.ts$/;
    const nameless = /createRequire\(import\.meta\.url\)|import\.meta\.url\.endsWith/g;
    const movable = Object.keys(mayImport)
      .flatMap((name) => sources(`packages/${name}/src`))
      .filter((path) => !keepers.test(path))
      .filter((path) => readFileSync(path, "utf8").replace(nameless, "").includes("import.meta"));
    // Sources are only rendered from in this repository, where they are where they say.
    expect(movable.map((path) => path.slice(root.length))).toEqual(["packages/mock-server/src/media/render-thread.ts"]);
  });

  it.each([
    ["packages/core/src/planted.ts", "@graycard/mock-server"],
    ["packages/core/src/planted.ts", "hono"],
    ["packages/mock-server/src/planted.ts", "@graycard/conformance"],
    ["packages/mock-server/src/planted.ts", "undici"],
    ["packages/conformance/src/planted.ts", "@graycard/mock-server"],
  ])("a violation planted in %s, an import of %s, is caught", (path, target) => {
    const { code, out } = lint(path, `import { planted } from "${target}";\n\nexport const seen = planted;\n`);
    expect(out).toContain("noRestrictedImports");
    expect(code).not.toBe(0);
  });

  it("an honest file in the same place passes", () => {
    expect(lint("packages/core/src/planted.ts", "export const honest = 1;\n")).toMatchObject({ code: 0 });
  });
});

describe("the engines", () => {
  // In any spelling: with a hyphen, an underscore or neither.
  const names = new RegExp(vendors.map(({ id }) => id.replace("-", "[-_]?")).join("|"), "i");

  it.each(["core", "mock-server", "conformance"])("of packages/%s name no vendor", (name) => {
    const engines = sources(`packages/${name}/src`).filter(
      (path) =>
        !path.includes("/vendors/") &&
        !path.includes("/scenarios/vendor/") &&
        !/(^|\/)(index|scenarios\/index)\.ts$/.test(path),
    );
    const naming = engines.filter((path) => {
      // Examples in documentation may name one; code may not.
      const code = readFileSync(path, "utf8")
        .replaceAll(/\/\*[\s\S]*?\*\//g, "")
        .replaceAll(/\/\/.*$/gm, "");
      return names.test(code);
    });
    expect(naming.map((path) => path.slice(root.length))).toEqual([]);
  });
});

describe("lists of members", () => {
  it("the list of faults is the folder of faults", () => {
    const files = readdirSync(join(root, "packages/mock-server/src/faults/kinds")).filter(
      (file) => !file.includes(".test."),
    );
    expect(faults.map(({ name }) => `${name}.ts`).sort()).toEqual(files.sort());
  });

  it("the list of scenarios is the folder of scenarios", () => {
    const files = sources("packages/conformance/src/scenarios")
      .filter((path) => readFileSync(path, "utf8").includes("= defineScenario("))
      .map((path) => path.split("/").at(-1));
    expect(scenarios.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
  });

  it("the list of vendors is the folder of vendors", () => {
    const folders = readdirSync(join(root, "packages/core/src/vendors"), { withFileTypes: true });
    expect(vendors.map(({ id }) => id).sort()).toEqual(
      folders
        .filter((each) => each.isDirectory())
        .map((each) => each.name)
        .sort(),
    );
  });
});

describe("the lock file", () => {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const entries: readonly [
    string,
    { readonly optionalDependencies?: Record<string, string>; readonly resolved?: string },
  ][] = Object.entries(lock.packages);

  it("has an entry for the binaries of every platform, without which npm ci refuses it", () => {
    const wanted = entries.flatMap(([parent, entry]) =>
      Object.keys(entry.optionalDependencies ?? {}).map((name) => [
        `${parent}/node_modules/${name}`,
        `node_modules/${name}`,
      ]),
    );
    expect(wanted.length).toBeGreaterThan(0);
    const missing = wanted.filter((places) => !places.some((place) => place in lock.packages));
    expect(missing, "node .ci/complete-lock.mjs puts them back").toEqual([]);
  });

  it("records no address that packages are downloaded from", () => {
    expect(entries.filter(([, { resolved }]) => resolved !== undefined && /:\/\//.test(resolved))).toEqual([]);
  });
});

describe("the changesets", () => {
  it("can be read: packages and bumps between two lines of dashes, and a note", () => {
    const folder = join(root, ".changeset");
    const notes = readdirSync(folder).filter((name) => name.endsWith(".md") && name !== "README.md");
    expect(notes.length).toBeGreaterThan(0);
    const form = /^---\n\s*(?:"@graycard\/(?:core|mock-server|conformance|cli)": (?:major|minor|patch)\n)+---\n\s*\S/;
    expect(notes.filter((name) => !form.test(readFileSync(join(folder, name), "utf8")))).toEqual([]);
  });
});

describe("the top of the repository", () => {
  it("has the packages, and each has an entry point and the four targets", () => {
    for (const name of Object.keys(mayImport)) {
      const manifest = JSON.parse(readFileSync(join(root, "packages", name, "package.json"), "utf8"));
      expect(Object.keys(manifest.exports["."])).toEqual(["@graycard/source", "types", "default"]);
      expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(["build", "typecheck", "lint", "test"]));
    }
  });
});
