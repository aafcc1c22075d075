import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fixedRun } from "../testing/fixed-run.js";
import { aliyunMarket, meitu, picwish, vendors } from "../vendors/index.js";
import { redactJson } from "./redact.js";

/** A secret, planted where nobody looks for one. */
const canary = "c4n4ry";
const given = (value: unknown, vendor = picwish as (typeof vendors)[number]) =>
  JSON.stringify(redactJson(value, vendor));

describe("redactJson", () => {
  test.each([
    [{ password: canary }],
    [{ data: { token: canary } }],
    [{ data: { image: { deep: canary } } }],
    [{ data: [{ key: canary }, [{ key: canary }]] }],
    [{ message: [[{ secret: [canary] }]] }],
    [{ Message: canary }],
    [{ "message ": canary }],
    [{ api_key: canary, api_secret: canary }],
    [{ extra: { anything: canary } }],
    [{ constructor: canary, toString: canary }],
    [canary],
    [[canary, [canary]]],
  ])("withholds text in %j", (value) => {
    for (const vendor of vendors) expect(given({ outer: value }, vendor)).not.toContain(canary);
    for (const vendor of vendors) expect(given(value, vendor)).not.toContain(canary);
  });

  test.each([
    `https://user:${canary}@b.example/x`,
    `HTTPS://user:${canary}@b.example/x`,
    `  https://user:${canary}@b.example/x`,
    `https:user:${canary}@b.example/x`,
    `oss://${canary}@bucket/x`,
    `https://b.example/x?Signature=${canary}`,
    `ftp://user:${canary}@b.example/x`,
    `cannot fetch https://user:${canary}@b.example/x, sorry`,
    `see "HTTP://b.example/x?Signature=${canary}&OSSAccessKeyId=${canary}"`,
    `${"long ".repeat(40)}${canary}`,
    `https://b.example/x?sig=${canary}#${"a".repeat(200)}`,
  ])("withholds the secret of %j under a name that is known", (text) => {
    for (const name of ["message", "image", "image_url"]) expect(given({ [name]: text })).not.toContain(canary);
  });

  test.each([
    `https://user:${canary}@b.example/`,
    `  HTTPS:user:${canary}@b.example/`,
    `see https://${canary}@b.example/`,
  ])("withholds the start of a text longer than any address that begins %j", (start) => {
    const text = start + "a".repeat(10_000);
    expect(given({ message: text })).toBe(JSON.stringify({ message: `[withheld]… (${text.length} characters)` }));
  });

  test("shows the start of a picture as a data address, however long", () => {
    const text = `data:image/png;base64,${"A".repeat(10_000)}`;
    expect(given({ image: text })).toBe(
      JSON.stringify({ image: `data:image/png;base64,AA… (${text.length} characters)` }),
    );
  });

  test("keeps what the vendor's own fields say", () => {
    const body = {
      status: 200,
      message: "success",
      data: {
        task_id: "t-1",
        state: 4,
        progress: 50,
        created_at: 1700000000,
        type: "clean",
        state_detail: "Preparing",
      },
    };
    expect(redactJson(body, picwish)).toEqual(body);
    const failure = { ErrorCode: 10000, ErrorMsg: "INVALID_PARAMETER", Data: null };
    expect(redactJson(failure, meitu)).toEqual(failure);
    const list = [{ media_data: "AAAA", media_profiles: { media_data_type: "jpg" } }];
    expect(redactJson({ media_info_list: list }, meitu)).toEqual({ media_info_list: list });
    expect(redactJson({ image_url: "https://a.example/x" }, aliyunMarket)).toEqual({
      image_url: "https://a.example/x",
    });
  });

  test("keeps numbers, truth values and null under any name, and the names themselves", () => {
    expect(redactJson({ later: 1, more: { x: [true, null, "text"] } }, picwish)).toEqual({
      later: 1,
      more: { x: [true, null, "[withheld]"] },
    });
  });

  test("keeps the life of a link and withholds its signature", () => {
    const link = `https://r.example/a.jpg?Expires=1700000000&OSSAccessKeyId=${canary}&Signature=${canary}`;
    expect(redactJson({ data: { image: link } }, picwish)).toEqual({
      data: { image: "https://r.example/a.jpg?Expires=1700000000&OSSAccessKeyId=[withheld]&Signature=[withheld]" },
    });
  });

  test.each([
    [120, "a".repeat(120)],
    [121, `${"a".repeat(24)}… (121 characters)`],
    [5000, `${"a".repeat(24)}… (5000 characters)`],
    [100_000, `${"a".repeat(24)}… (100000 characters)`],
  ])("of a text of %i characters keeps as much as shows what it is", (length, expected) => {
    expect(redactJson({ message: "a".repeat(length) }, picwish)).toEqual({ message: expected });
  });

  test("withholds what is nested deeper than any answer is, instead of running out of stack", () => {
    let deep: unknown = canary;
    for (let depth = 0; depth < 100_000; depth++) deep = [deep];
    expect(given({ message: deep })).toContain("[withheld]");
    expect(given({ message: deep })).not.toContain(canary);
  });

  test("leaves what it is given unchanged", () => {
    const body = Object.freeze({ data: Object.freeze({ token: canary }) });
    redactJson(body, picwish);
    expect(body).toEqual({ data: { token: canary } });
  });

  test("never gives away text under a name of its own, wherever it is planted", () => {
    const value = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 5, withCrossShrink: true },
        fc.constant(canary),
        fc.integer(),
        fc.array(tie("node"), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom("token", "data", "image", "message", "x-later"), tie("node"), { maxKeys: 3 }),
      ),
    })).node;
    const secretOnly = (node: unknown): unknown =>
      Array.isArray(node)
        ? node.map(secretOnly)
        : typeof node === "object" && node !== null
          ? Object.fromEntries(Object.entries(node).map(([name, item]) => [`my-${name}`, secretOnly(item)]))
          : node;
    fc.assert(
      fc.property(value, (node) => {
        expect(given(secretOnly(node))).not.toContain(canary);
        expect(() => given(node)).not.toThrow();
      }),
      fixedRun,
    );
  });
});

describe("the name of a field that no contract has", () => {
  test.each(["later", "api_key", "callbackUrl", "image2", "x-later", "mask.file"])("is shown: %s", (name) => {
    expect(redactJson({ [name]: "text" }, picwish)).toEqual({ [name]: "[withheld]" });
  });

  test.each([
    canary,
    "4f1d9c2b7a",
    `{"api_key":"${canary}","url":"http://h/?a`,
    "c2VjcmV0IHRva2Vu",
    "a".repeat(30),
    `Bearer ${canary}`,
    "\u{1F600}",
    "",
  ])("is withheld where it is none, but a piece of something else: %s", (name) => {
    expect(redactJson({ deep: { [name]: 1 } }, picwish)).toEqual({ deep: { "[withheld]": 1 } });
  });
});
