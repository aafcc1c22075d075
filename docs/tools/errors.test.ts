import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { errorTexts } from "./error-texts.js";
import { errorsPage } from "./pages/errors.js";
import { root, trackedFiles } from "./tracked-files.js";

/** Every code that the sources of a package give an error. */
function codesOf(text: string): readonly string[] {
  return [...text.matchAll(/\breadonly code(?:: string)? = "(GC_[A-Z_]+)"/g)].map(([, code]) => code ?? "");
}

const sources = trackedFiles().filter((path) => /^packages\/[^/]+\/src\/.*(?<!\.test)\.ts$/.test(path));
const codes = sources.flatMap((path) => codesOf(readFileSync(join(root, path), "utf8")));

describe("the reference of errors", () => {
  it("has a heading for every code in the sources, and no other", () => {
    const headings = [...errorsPage().matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(codes.length).toBeGreaterThan(0);
    expect(headings).toEqual([...new Set(codes)].sort());
  });

  it("says what each code means and what to do, in whole sentences", () => {
    for (const { means, act } of Object.values(errorTexts)) {
      for (const text of [means, act]) expect(text).toMatch(/^[A-Z`].{20,}\.$/);
    }
  });
});

describe("a code", () => {
  it("is found where a class has it", () => {
    expect(codesOf('class X extends GraycardError {\n  readonly code = "GC_AREA_KIND";\n}')).toEqual(["GC_AREA_KIND"]);
  });

  it("belongs to one class", () => {
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });
});
