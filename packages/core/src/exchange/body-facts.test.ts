import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { picwish } from "../vendors/index.js";
import { bodyFacts } from "./body-facts.js";

const gif = Uint8Array.from(atob("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"), (c) => c.charCodeAt(0));
const sha256 = createHash("sha256").update(gif).digest("hex");
const picture = { format: "gif", width: 1, height: 1, alpha: true, animated: false };

describe("the facts of a body", () => {
  test("of JSON are its length, its type and what the contract names", () => {
    const text = '{"status":200,"message":"success","data":{"task_id":"t-1","key":"hidden"}}';
    const facts = {
      bytes: 74,
      mediaType: "application/json",
      json: { status: 200, message: "success", data: { task_id: "t-1", key: "[withheld]" } },
    };
    expect(bodyFacts(picwish, "application/json", text)).toEqual(facts);
    expect(bodyFacts(picwish, "application/json; charset=utf-8", new TextEncoder().encode(text))).toEqual(facts);
    expect(bodyFacts(picwish, "application/problem+json", text)).toMatchObject({ json: facts.json });
    expect(bodyFacts(picwish, "text/html", ` \n${text}`)).toMatchObject({ bytes: 76, json: facts.json });
  });

  test.each([
    ["that is none", "application/json", "{"],
    ["of nothing", "application/json", ""],
    ["that says something else", "text/html", "<html>"],
  ])("of JSON %s are length and type", (_title, mediaType, text) => {
    expect(bodyFacts(picwish, mediaType, text)).toEqual({ bytes: text.length, mediaType });
  });

  test("that is nobody's show nothing of JSON and fields", () => {
    expect(bodyFacts(undefined, "application/json", '{"status":200}')).toEqual({
      bytes: 14,
      mediaType: "application/json",
    });
    expect(bodyFacts(undefined, null, { bytes: 5, fields: { type: "clean" } })).toEqual({ bytes: 5 });
    expect(bodyFacts(undefined, "image/gif", gif)).toMatchObject({ picture });
  });

  test("of a picture are format, size and digest, whatever its label says", () => {
    for (const type of ["image/gif", "image/png", "application/octet-stream"]) {
      expect(bodyFacts(picwish, type, gif)).toEqual({ bytes: gif.length, mediaType: type, picture, sha256 });
    }
    expect(bodyFacts(picwish, undefined, gif, { sha256: () => "own" })).toMatchObject({ sha256: "own" });
  });

  test("of fields are text as it may be shown, and files as facts", () => {
    const fields = {
      type: "clean",
      sync: 1,
      image_file: { bytes: gif, fileName: "Jane Doe.GIF" },
      mask_file: { bytes: new Uint8Array(0) },
      later: "hidden",
      retries: 3,
      empty: "",
      none: undefined,
      c2VjcmV0IHRva2Vu: { bytes: Uint8Array.of(1, 2) },
    };
    expect(bodyFacts(picwish, "multipart/form-data; boundary=x", { bytes: 4711, fields })).toEqual({
      bytes: 4711,
      mediaType: "multipart/form-data",
      fields: {
        type: "clean",
        sync: 1,
        image_file: { bytes: gif.length, sha256, format: "gif", picture, fileName: "[withheld].GIF" },
        later: "[withheld]",
        retries: 3,
        "[withheld]": { bytes: 2, sha256: createHash("sha256").update(Uint8Array.of(1, 2)).digest("hex") },
      },
    });
  });

  test.each(["key-0123456789", "a/b/c", "a/b c", `a/${"b".repeat(70)}`, "/", ""])(
    "have no media type that is none: %j",
    (type) => {
      expect(bodyFacts(picwish, type, "x")).toEqual({ bytes: 1 });
    },
  );
});
