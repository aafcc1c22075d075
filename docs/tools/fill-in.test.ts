import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { fillIn, namesOf } from "./fill-in.js";
import { playSession, sessions } from "./sessions.js";
import { root, trackedFiles } from "./tracked-files.js";

const samples = join(root, "docs/samples");
const languages: Readonly<Record<string, string>> = { ".mjs": "js", ".json": "json" };
const block = (path: string) =>
  `\`\`\`${languages[extname(path)] ?? "ts"}\n${readFileSync(path, "utf8").trimEnd()}\n\`\`\``;
const insertions = {
  sample: (name: string) => block(join(samples, name)),
  session: playSession,
  file: (path: string) => block(join(root, path)),
};

const pages = trackedFiles()
  .filter((path) => path === "CONTRIBUTING.md" || /^docs\/(?!reference\/).*\.md$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));

describe("the pages", () => {
  it.each(pages.map(({ path, text }) => [path, text] as const))(
    "%s shows samples, sessions and files as they are",
    async (path, text) => {
      await expect(await fillIn(text, insertions)).toMatchFileSnapshot(join(root, path));
    },
  );

  it("show every sample and every session", () => {
    const shown = (kind: string) => [...new Set(pages.flatMap(({ text }) => namesOf(text, kind)))].sort();
    expect(shown("sample")).toEqual(readdirSync(samples).sort());
    expect(shown("session")).toEqual(Object.keys(sessions).sort());
  });

  it("have no code in TypeScript that is not checked", () => {
    for (const { path, text } of pages) {
      const bare = text.replace(/<!-- (sample|file): \S+ -->[\s\S]*?<!-- \/\1 -->/g, "");
      expect(bare, path).not.toMatch(/^```(ts|typescript)/m);
    }
  });
});

describe("filling in", () => {
  it("replaces what stands between two markers, and nothing else", async () => {
    const page =
      "before\n<!-- sample: a.ts -->\nold\n<!-- /sample -->\nbetween\n<!-- sample: b.ts -->\n<!-- /sample -->\nafter\n";
    const filled = await fillIn(page, { sample: (name) => `new ${name}\n` });
    expect(filled).toBe(
      "before\n<!-- sample: a.ts -->\n\nnew a.ts\n\n<!-- /sample -->\nbetween\n<!-- sample: b.ts -->\n\nnew b.ts\n\n<!-- /sample -->\nafter\n",
    );
    expect(await fillIn(filled, { sample: (name) => `new ${name}\n` })).toBe(filled);
    expect(namesOf(page, "sample")).toEqual(["a.ts", "b.ts"]);
  });

  it("rejects a marker that it knows nothing for", async () => {
    await expect(fillIn("<!-- film: x -->\n<!-- /film -->", {})).rejects.toThrow(/"film: x"/);
  });
});
