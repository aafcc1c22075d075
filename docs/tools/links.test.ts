import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { brokenLinks, type LinkTargets, linksOf } from "./links.js";
import { root, trackedFiles } from "./tracked-files.js";

const disk: LinkTargets = {
  exists: (path) => existsSync(join(root, path)),
  read: (path) => readFileSync(join(root, path), "utf8"),
};

/** A repository that only exists here. */
function planted(files: Readonly<Record<string, string>>): readonly string[] {
  const paths = Object.keys(files);
  return brokenLinks(
    paths.filter((path) => path.endsWith(".md")),
    {
      exists: (path) => paths.some((each) => each === path || each.startsWith(`${path.replace(/\/$/, "")}/`)),
      read: (path) => files[path] ?? "",
    },
  );
}

describe("the links of the documents", () => {
  const pages = trackedFiles().filter((path) => path.endsWith(".md"));

  it("are looked at in the first page, the guide for contributors and the documents", () => {
    expect(pages).toEqual(
      expect.arrayContaining(["README.md", "CONTRIBUTING.md", "docs/README.md", "docs/glossary.md"]),
    );
    expect(pages.flatMap((path) => linksOf(disk.read(path))).length).toBeGreaterThan(500);
  });

  it("all lead somewhere", () => {
    expect(brokenLinks(pages, disk)).toEqual([]);
  });
});

describe("a broken link", () => {
  it.each([
    ["to a file that is not there", "[x](missing.md)", "leads to docs/missing.md, which does not exist"],
    ["to a heading that is not there", "[x](other.md#missing)", "leads to no heading of docs/other.md"],
    ["to a heading of its own page that is not there", "[x](#missing)", "leads to no heading of docs/page.md"],
    ["out of the repository", "[x](../../elsewhere.md)", "leads out of the repository"],
    ["from the root of a site", "[x](/docs/other.md)", "starts with a slash"],
    ["of a picture", "![x](missing.png)", "does not exist"],
    ["of a reference", "[x][1]\n\n[1]: missing.md", "does not exist"],
    ["in HTML", '<a href="missing.md">x</a>', "does not exist"],
    ["with code for a text", "[`x`](missing.md)", "does not exist"],
  ])("%s is found", (_, text, because) => {
    const found = planted({ "docs/page.md": `# Page\n\n${text}\n`, "docs/other.md": "# Other\n" });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(because);
  });
});

describe("a good link", () => {
  it.each([
    "[x](other.md)",
    "[x](other.md#a-heading-with-code-and-dots)",
    "[x](other.md#twice-1)",
    "[x](other.md#some.anchor)",
    "[x](#page)",
    "[x](../src)",
    "[x](../src/index.ts#L3)",
    "[x](https://example.com/missing.md)",
    "`[x](missing.md)`",
    "```md\n[x](missing.md)\n```",
  ])("%j is left alone", (text) => {
    const other = '# Other\n\n## A heading with `code` and do.ts\n\n## Twice\n\n## Twice\n\n<a id="some.anchor"></a>\n';
    expect(planted({ "docs/page.md": `# Page\n\n${text}\n`, "docs/other.md": other, "src/index.ts": "" })).toEqual([]);
  });
});
