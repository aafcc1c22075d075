import { existsSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const packages = fileURLToPath(new URL("../../", import.meta.url));

/** What a built file imports, and what is imported by that, as a bundler for pages finds it. */
function importsOf(entry: string, platform = "browser") {
  const files = new Set<string>();
  const others = new Set<string>();
  const visit = (file: string) => {
    if (files.has(file)) return;
    files.add(file);
    const dist = join(packages, file.slice(packages.length).split("/")[0] ?? "", "dist");
    for (const [, from = ""] of readFileSync(file, "utf8").matchAll(
      /^(?:import|export)\b[^;]*?["']([^"'\n]+)["'];$/gm,
    )) {
      if (from.startsWith(".")) visit(join(dirname(file), from));
      else if (from.startsWith("#platform/")) visit(join(dist, "platform", platform, `${from.split("/")[1]}.js`));
      else others.add(from);
    }
  };
  visit(join(packages, entry));
  return { files: [...files], others: [...others] };
}

const isOfNode = (name: string) => name.startsWith("node:") || builtinModules.includes(name);

describe("the built files", () => {
  it.each([
    "mock-server/dist/index.js",
    "mock-server/dist/msw.js",
    "core/dist/client/web.js",
    "core/dist/index.js",
    "core/dist/har.js",
  ])("need nothing of Node in a page: %s", (entry) => {
    const { files, others } = importsOf(entry);
    expect(files.every((file) => existsSync(file))).toBe(true);
    expect(others.filter((name) => isOfNode(name) || name === "sharp" || name === "undici")).toEqual([]);
  });

  it("are seen to need Node where they do", () => {
    expect(importsOf("core/dist/client/node.js").others.filter(isOfNode)).not.toEqual([]);
    expect(importsOf("mock-server/dist/index.js", "node").others.filter(isOfNode)).not.toEqual([]);
  });

  it("have the program of the threads where the package says it is", () => {
    const { imports } = JSON.parse(readFileSync(join(packages, "mock-server/package.json"), "utf8"));
    expect(existsSync(join(packages, "mock-server", imports["#render-worker"]))).toBe(true);
  });
});
