import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fixedRun } from "../../testing/fixed-run.js";
import { readParts } from "./read-parts.js";

const type = "multipart/form-data; boundary=xyz";
const bytesOf = (text: string) => new TextEncoder().encode(text);
const part = (head: string, text: string) => `--xyz\r\nContent-Disposition: form-data; ${head}\r\n\r\n${text}\r\n`;
const end = "--xyz--\r\n";

function told(body: string, contentType = type) {
  return readParts(bytesOf(body), contentType)?.map(({ name, fileName, bytes }) =>
    [name, fileName, new TextDecoder().decode(bytes)].filter((each) => each !== undefined),
  );
}

describe("the parts of a body", () => {
  test.each([
    ["as it is sent", part('name="a"', "1") + part('name="b"; filename="c.jpg"', "2") + end, type],
    ["with a preamble", `hello\r\n${part('name="a"', "1")}${part('name="b"; filename="c.jpg"', "2")}${end}bye`, type],
    [
      "whose label has no boundary",
      part('name="a"', "1") + part('name="b"; filename="c.jpg"', "2") + end,
      "multipart/form-data",
    ],
    [
      "whose label has a boundary in quotes",
      part('name="a"', "1") + part('name="b"; filename="c.jpg"', "2") + end,
      'multipart/form-data; boundary="xyz"',
    ],
  ])("are read from one %s", (_title, body, contentType) => {
    expect(told(body, contentType)).toEqual([
      ["a", "1"],
      ["b", "c.jpg", "2"],
    ]);
  });

  test("may have names of any letters", () => {
    const file = "filename*=UTF-8''%D1%84.jpg";
    expect(told(part('name="имя"; filename="ф.jpg"', "1") + part(`name="b"; ${file}`, "2") + end)).toEqual([
      ["имя", "ф.jpg", "1"],
      ["b", "ф.jpg", "2"],
    ]);
  });

  test("without a name are left out", () => {
    expect(told(part('filename="x"', "1") + part('name="a"', "2") + end)).toEqual([["a", "2"]]);
  });

  test.each([
    ["that breaks off", part('name="a"', "1")],
    ["of another boundary", part('name="a"', "1").replaceAll("xyz", "other")],
    ["that is empty", ""],
    ["that is something else", '{"a":1}'],
    ["of too many parts", part('name="a"', "1").repeat(1001) + end],
    ["with a file name that is not encoded right", part(`name="a"; filename*=UTF-8''%D1`, "1") + end],
  ])("are not made up from a body %s", (_title, body) => {
    const parts = told(body);
    expect(parts === undefined || parts.length === 0).toBe(true);
  });

  test("are read from any bytes without breaking", () => {
    const piece = fc.oneof(
      fc.uint8Array(),
      fc.constantFrom("--xyz\r\n", "--xyz--", "\r\n\r\n", part('name="a"', "1")).map(bytesOf),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), fc.string(), (pieces, label) => {
        const body = Uint8Array.from(pieces.flatMap((each) => [...each]));
        for (const contentType of [type, label, `multipart/form-data; boundary=${label}`]) {
          expect(() => readParts(body, contentType)).not.toThrow();
        }
      }),
      { ...fixedRun, numRuns: 1000 },
    );
  });
});
