import { describe, expect, it } from "vitest";
import { code, page, prose, slug, table } from "./markdown.js";

describe("a table", () => {
  it("escapes pipes once, flattens line breaks and keeps empty cells", () => {
    const text = table(
      ["A", "B"],
      [
        ["x | y \\| z", "one\n  two"],
        ["", "`|`"],
      ],
    );
    expect(text.split("\n").slice(2)).toEqual(["| x \\| y \\| z | one two |", "|   | `\\|` |"]);
  });
});

describe("a page", () => {
  it("separates blocks by one empty line, ends with a line break and has no trailing spaces", () => {
    expect(page("# A  ", ["", "b", "c\t"])).toBe("# A\n\nb\n\nc\n");
  });
});

describe("text", () => {
  it("that looks like markup is made harmless", () => {
    expect(prose("<Code> and *")).toBe("&lt;Code> and \\*");
  });

  it("with a backtick is code in a longer fence", () => {
    expect([code("a"), code("a`b")]).toEqual(["`a`", "`` a`b ``"]);
  });
});

describe("the fragment of a heading", () => {
  it.each([
    ["task.schedule", "taskschedule"],
    ["picwish: clauses that could be judged", "picwish-clauses-that-could-be-judged"],
    ["GC_CLI_USAGE", "gc_cli_usage"],
    ["佐糖 & more", "佐糖--more"],
  ])("of %s is %s", (heading, fragment) => {
    expect(slug(heading)).toBe(fragment);
  });
});
