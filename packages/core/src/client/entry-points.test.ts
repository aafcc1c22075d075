import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";

/** The names that an entry point exports, types included. */
async function exportsOf(file: string): Promise<readonly string[]> {
  const text = await readFile(new URL(file, import.meta.url), "utf8");
  const lists = [...text.matchAll(/^export (?:type )?\{([^}]+)\}/gms)].flatMap(([, list = ""]) => list.split(","));
  const functions = [...text.matchAll(/^export function (\w+)/gm)].map(([, name = ""]) => name);
  return [...lists.map((name) => name.replace("type ", "").trim()), ...functions].filter((name) => name !== "").sort();
}

describe("the entry points of the client", () => {
  test("offer the same everywhere, but for what only Node can do", async () => {
    const node = await exportsOf("node.ts");
    expect(node).toContain("CallError");
    expect(node.filter((name) => name !== "undiciTransport")).toEqual(await exportsOf("web.ts"));
  });
});
