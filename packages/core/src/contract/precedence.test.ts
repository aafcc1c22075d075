import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fixedRun } from "../testing/fixed-run.js";
import { maskFields } from "../vendors/picwish/mask-sources.js";
import { firstSource, type SourceField } from "./precedence.js";

const sources: readonly SourceField[] = [
  { field: "file", via: "upload" },
  { field: "url", via: "url" },
  { field: "text", via: "base64" },
];
const given = { file: { bytes: Uint8Array.of(1) }, url: "https://pictures.example/a.jpg", text: "AAAA" };
const absent = [undefined, null, "", { bytes: new Uint8Array(0) }];

describe("firstSource", () => {
  test.each([
    [["file", "url", "text"], "file"],
    [["file", "url"], "file"],
    [["file", "text"], "file"],
    [["file"], "file"],
    [["url", "text"], "url"],
    [["url"], "url"],
    [["text"], "text"],
    [[], undefined],
  ] as const)("of %j takes %s", (names, winner) => {
    const values = Object.fromEntries(names.map((name) => [name, given[name]]));
    const expected = sources.find(({ field }) => field === winner);
    expect(firstSource(sources, values)).toEqual(
      winner === undefined ? undefined : { ...expected, value: given[winner] },
    );
  });

  test("passes over every form of absence, and looks at nothing behind the winner", () => {
    for (const nothing of absent) {
      expect(firstSource(sources, { ...given, file: nothing })?.field).toBe("url");
      expect(firstSource(sources, { ...given, file: nothing, url: nothing })?.field).toBe("text");
      expect(firstSource(sources, { file: nothing, url: nothing, text: nothing })).toBeUndefined();
    }
    const values = {
      ...given,
      get text(): string {
        throw new Error("not to be read");
      },
    };
    expect(firstSource(sources, values)?.field).toBe("file");
  });

  test("does not depend on the order of the values, nor on other fields", () => {
    const names = ["mask_file", "mask_url", "mask_base64", "rectangles", "image_url"];
    fc.assert(
      fc.property(fc.shuffledSubarray(names), (chosen) => {
        const values = Object.fromEntries(chosen.map((name) => [name, "https://pictures.example/a.png"]));
        const winner = maskFields.find(({ field }) => chosen.includes(field));
        expect(firstSource(maskFields, values)?.field).toBe(winner?.field);
      }),
      fixedRun,
    );
  });
});
