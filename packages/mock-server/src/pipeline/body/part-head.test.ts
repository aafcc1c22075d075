import { describe, expect, it } from "vitest";
import { MalformedBodyError } from "./body-errors.js";
import { partHead } from "./part-head.js";

const bytes = (text: string) => new TextEncoder().encode(text);
const lines = (...each: string[]) => bytes(`${each.join("\r\n")}\r\n\r\n`);
const about = (name: string, fileName: string) =>
  lines(`Content-Disposition: form-data; name="${name}"; filename="${fileName}"`, "Content-Type: image/PNG; q=1");

describe("the head of a part", () => {
  it("says field, file name and media type", () => {
    expect(partHead(about("image_file", "a.png"))).toEqual({
      name: "image_file",
      fileName: "a.png",
      mediaType: "image/png",
    });
  });

  it("is read for what it is when it comes again, and when it differs in one letter from one that came before", () => {
    const names = Array.from({ length: 40 }, (_, at) => String.fromCharCode(97 + (at % 20)));
    expect(names.map((name) => partHead(about("image_file", `${name}.png`))?.fileName)).toEqual(
      names.map((name) => `${name}.png`),
    );
  });

  it("is not taken for another that comes to lie in the same memory", () => {
    const came = about("image_file", "x.png");
    partHead(came);
    came.set(about("image_file", "z.png"));
    expect(partHead(came)?.fileName).toBe("z.png");
  });

  it("is nobody's where it names no field, each time it comes", () => {
    const nameless = lines("Content-Type: text/plain");
    expect([partHead(nameless), partHead(nameless)]).toEqual([undefined, undefined]);
  });

  it("is refused where its file name is encoded wrongly, each time it comes", () => {
    const wrong = lines("Content-Disposition: form-data; name=\"image_file\"; filename*=UTF-8''%zz");
    for (let time = 0; time < 2; time++) expect(() => partHead(wrong)).toThrow(MalformedBodyError);
  });

  it("is read when it is longer than what is remembered", () => {
    const long = "x".repeat(2000);
    expect([partHead(about("a", long)), partHead(about("a", `${long.slice(1)}y`))]).toEqual([
      { name: "a", fileName: long, mediaType: "image/png" },
      { name: "a", fileName: `${long.slice(1)}y`, mediaType: "image/png" },
    ]);
  });
});
