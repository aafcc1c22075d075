import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { chineseExceptions, downloadedFrom, findingsOf, staleExceptions } from "./house-rules.js";
import { root, trackedFiles } from "./tracked-files.js";

/** The text of a file, or undefined for one that is no text. */
function textOf(path: string): string | undefined {
  const bytes = readFileSync(join(root, path));
  return bytes.subarray(0, 8192).includes(0) ? undefined : bytes.toString("utf8");
}

const files = trackedFiles();
const at = (...parts: readonly string[]) => ["", ...parts].join("/");

describe("the files of this repository", () => {
  it("are all looked at", () => {
    expect(files.length).toBeGreaterThan(300);
    expect(files).toContain("package-lock.json");
  });

  it("quote nothing in Chinese, name no machine, and name no registry", () => {
    const findings = files.flatMap((path) => {
      const text = textOf(path);
      return text === undefined ? [] : findingsOf(path, text);
    });
    expect(findings).toEqual([]);
  });

  it("have no exception that is not needed, and each has a reason", () => {
    const read = (path: string) => (files.includes(path) ? textOf(path) : undefined);
    expect(staleExceptions(chineseExceptions, read)).toEqual([]);
    for (const reason of Object.values(chineseExceptions)) expect(reason).toMatch(/\w+ \w+/);
  });

  it("include a lock file that names no address", () => {
    expect(downloadedFrom(textOf("package-lock.json") ?? "")).toEqual([]);
  });
});

describe("a file that breaks a rule", () => {
  const han = String.fromCodePoint(0x5904, 0x7406);
  it.each([
    ["quotes a document", `// ${han}`, "Chinese characters"],
    ["has a path of somebody's home", at("home", "somebody", "x.ts"), "a path of one machine"],
    ["has a path of a Mac", `see ${at("Users", "somebody")}.`, "a path of one machine"],
    ["has a path of a Windows machine", ["C:", "Users", "somebody"].join("\\"), "a path of one machine"],
    ["has a path of a build machine", `"${at("work", "main", "x")}"`, "a path of one machine"],
    ["names the usual registry", ["https://registry", "npmjs", "org/x"].join("."), "a package registry"],
    ["names another registry", ["registry", "npm", "example", "cn"].join("."), "a package registry"],
    ["sets a registry", ["registry", "http://localhost"].join("="), "a package registry"],
  ])("%s and is found", (_, text, because) => {
    const found = findingsOf("packages/core/src/planted.ts", `first line\n${text}\n`);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(because);
  });

  it("is found when it is a lock file with addresses", () => {
    const packages = {
      "node_modules/x": { resolved: "https://example.com/x.tgz" },
      "node_modules/y": { resolved: "docs" },
    };
    expect(downloadedFrom(JSON.stringify({ packages }))).toEqual(["node_modules/x: https://example.com/x.tgz"]);
  });

  it("is found when its exception is not needed any more", () => {
    const exceptions = { "gone.ts": "a reason", "clean.ts": "a reason", "needed.ts": "a reason" };
    const read = (path: string) => ({ "clean.ts": "clean", "needed.ts": han })[path];
    expect(staleExceptions(exceptions, read)).toEqual(["gone.ts", "clean.ts"]);
  });
});

describe("a file that keeps to the rules", () => {
  it.each([
    ["packages/core/src/x.ts", "PicWish, in China 佐糖"],
    ["docs/zh-CN/README.md", String.fromCodePoint(0x4e2d, 0x6587)],
    ["packages/x.ts", 'import { find } from "./session-registry.test.js";'],
    ["packages/x.ts", "POST /api/tasks/visual/scale, see https://example.com/work/item"],
    ["README.md", "https://www.npmjs.com/package/zod"],
  ])("%s with %j is left alone", (path, text) => {
    expect(findingsOf(path, text)).toEqual([]);
  });
});
