import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { referencePages } from "./pages/index.js";

const folder = fileURLToPath(new URL("../reference", import.meta.url));

describe("docs/reference", () => {
  it.each(referencePages.map((each) => [each.path, each] as const))("has %s as it is generated", async (path, each) => {
    await expect(await each.render()).toMatchFileSnapshot(join(folder, path));
  });

  it("has no page that nothing generates", () => {
    const files = readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
    const made = referencePages.map(({ path }) => path);
    expect(files.filter((file) => !made.includes(file))).toEqual([]);
  });
});

const markdownPages = referencePages.filter(({ path }) => path.endsWith(".md"));

describe("a generated page", () => {
  it.each(markdownPages.map((each) => [each.path, each] as const))(
    "%s has even tables and no trailing spaces",
    async (_, each) => {
      const text = await each.render();
      expect(text).not.toMatch(/[ \t]$/m);
      expect(text).toMatch(/^# .+\n/);
      expect(text).not.toMatch(/undefined|\[object Object\]|NaN/);
      const widths = text.split("\n").map((line) => (line.startsWith("|") ? line.split(/(?<!\\)\|/).length : 0));
      const uneven = widths.filter((width, at) => width > 0 && (widths[at - 1] ?? 0) > 0 && width !== widths[at - 1]);
      expect(uneven).toEqual([]);
    },
  );

  it("is the same every time", async () => {
    for (const { render } of referencePages) expect(await render()).toBe(await render());
  });
});
