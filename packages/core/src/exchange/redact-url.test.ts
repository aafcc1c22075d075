import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fixedRun } from "../testing/fixed-run.js";
import { meitu, picwish, vendors } from "../vendors/index.js";
import { redactHeaders, redactUrl } from "./redact.js";

/** A secret, planted where nobody looks for one. */
const canary = "c4n4ry";

describe("redactHeaders", () => {
  test.each([
    "Authorization",
    "X-API-KEY",
    "Cookie",
    "Set-Cookie",
    "Proxy-Authorization",
    "Referer",
    "Location",
    "Origin",
    "X-Forwarded-For",
    "X-Ca-Key",
    "X-Ca-Signature",
    "X-Nobody-Knows",
  ])("withholds what %s says", (name) => {
    expect(redactHeaders([[name, canary]])).toEqual({ [name.toLowerCase()]: "[withheld]" });
  });

  test("keeps what tells about the exchange and not about the caller, by names in small letters", () => {
    const open = { "Content-Type": "image/png", "Content-Length": "12", "Retry-After": "1", "X-Ca-Request-Id": "R" };
    expect(redactHeaders(new Headers(open))).toEqual({
      "content-type": "image/png",
      "content-length": "12",
      "retry-after": "1",
      "x-ca-request-id": "R",
    });
  });

  test("withholds a name that is none, but a piece of something else", () => {
    expect(
      redactHeaders([
        [`X-${canary}`, "1"],
        ["x-amz-content-sha256", "1"],
      ]),
    ).toEqual({
      "[withheld]": "[withheld]",
      "x-amz-content-sha256": "[withheld]",
    });
  });

  test("withholds the value of any name that is not known", () => {
    const name = fc.stringMatching(/^[a-z]{1,12}(-[a-z]{1,12}){2}$/);
    fc.assert(
      fc.property(fc.array(name, { maxLength: 5 }), (names) => {
        const kept = redactHeaders(names.map((each) => [each, canary] as const));
        expect(JSON.stringify(kept)).not.toContain(canary);
        expect(Object.keys(kept).sort()).toEqual([...new Set(names)].sort());
      }),
      fixedRun,
    );
  });
});

describe("redactUrl", () => {
  test.each([
    `https://${canary}@a.example/x`,
    `https://user:${canary}@a.example/x`,
    `HTTPS://user:${canary}@a.example/x`,
    `https://a.example/x#${canary}`,
    `https://a.example/x?key=${canary}`,
    `https://a.example/x?key=a&key=${canary}`,
    `https://a.example/x?sync=1&token=${canary}#y`,
    `https://a.example/x?expires=${canary}`,
    `oss://user:${canary}@bucket/x?Signature=${canary}`,
    canary,
    `//a.example/${canary}`,
    `https://a.example/x?${canary}`,
    `https://a.example/x?${canary}=1`,
    `https://a.example/x.jpg?Expires=1700000000\\u0026OSSAccessKeyId=${canary}\\u0026Signature=${canary}`,
    `https://a.example/x.jpg?Expires=1700000000%26Signature=${canary}`,
    `https://a.example/x.jpg?x-oss-date=20260102T030405Z%5Cu0026x-oss-signature=${canary}`,
    `https://a.example/x.jpg?x-oss-signature-version=OSS4-HMAC-SHA256%26x-oss-signature=${canary}`,
    `https://a.example/x.jpg%3FExpires=1700000000&Signature=${canary}`,
    `https://a.example/x.jpg%3fSignature%3D${canary}`,
    `https://a.example/x.jpg;Signature=${canary}`,
  ])("withholds the secret of %s", (url) => {
    for (const vendor of [undefined, ...vendors]) expect(redactUrl(url, vendor)).not.toContain(canary);
  });

  test("withholds the credential of a query, though all know its name", () => {
    expect(redactUrl(`https://a.example/v1/aiquality?api_key=${canary}&api_secret=${canary}`, meitu)).toBe(
      "https://a.example/v1/aiquality?api_key=[withheld]&api_secret=[withheld]",
    );
  });

  test("withholds a credential even where a field has the same name", () => {
    const parameters = [{ name: "extra", variable: "ACME_KEY", clause: "acme.auth.key" }];
    const vendor = { ...meitu, auth: { by: "query" as const, parameters } };
    expect(redactUrl("https://a.example/x?extra=1", meitu)).toContain("extra=1");
    expect(redactUrl(`https://a.example/x?extra=${canary}`, vendor)).toBe("https://a.example/x?extra=[withheld]");
  });

  test("keeps the life of a result link and withholds its signature, in either form", () => {
    const file = "https://results.example/a.jpg";
    const older = `${file}?Expires=1700000000&OSSAccessKeyId=${canary}&Signature=${canary}`;
    expect(redactUrl(older, picwish)).toBe(`${file}?Expires=1700000000&OSSAccessKeyId=[withheld]&Signature=[withheld]`);
    const life = "x-oss-signature-version=OSS4-HMAC-SHA256&x-oss-date=20260102T030405Z&x-oss-expires=3600";
    expect(redactUrl(`${file}?${life}&x-oss-credential=${canary}&x-oss-signature=${canary}`)).toBe(
      `${file}?${life}&x-oss-credential=[withheld]&x-oss-signature=[withheld]`,
    );
  });

  test("keeps the fields of the vendor, as they have to be written", () => {
    const url = "https://a.example/api/tasks/visual/scale?sync=1&type=clean%26face&scale_factor=";
    expect(redactUrl(url, picwish)).toBe(url);
    expect(redactUrl(url)).toBe(
      "https://a.example/api/tasks/visual/scale?sync=[withheld]&type=[withheld]&scale_factor=[withheld]",
    );
  });

  test("redacts the address that a field carries in turn", () => {
    const inner = `https://user:${canary}@b.example/a.jpg?Expires=1700000000&Signature=${canary}`;
    const redacted = redactUrl(`https://a.example/x?image_url=${encodeURIComponent(inner)}`, picwish);
    expect(redacted).not.toContain(canary);
    expect(decodeURIComponent(redacted)).toContain("https://b.example/a.jpg?Expires=1700000000&Signature=[withheld]");
  });

  test("keeps a link without a query as it is", () => {
    expect(redactUrl("https://a.example/api/tasks/visual/scale/1")).toBe("https://a.example/api/tasks/visual/scale/1");
  });

  test("shortens a long value of a field, even in the middle of a character", () => {
    for (let before = 20; before < 26; before++) {
      const text = `${"a".repeat(before)}${"😀".repeat(80)}`;
      const redacted = redactUrl(`https://a.example/x?type=${encodeURIComponent(text)}`, picwish);
      expect(decodeURIComponent(redacted)).toMatch(/type=a{20,24}.{0,2}… \(\d+ characters\)$/u);
    }
  });

  test("never throws, and gives a secret away in no part but path and names", () => {
    const word = fc.stringMatching(/^[a-z]{0,8}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(word, fc.string()), { maxLength: 4 }), fc.string(), (pairs, text) => {
        const query = new URLSearchParams(pairs.map(([name, value]) => [`${name}-x`, `${value}${canary}`]));
        expect(redactUrl(`https://${canary}:${canary}@a.example/x?${query}#${canary}`, picwish)).not.toContain(canary);
        expect(redactUrl(`${text}${canary}`, picwish).length).toBeGreaterThan(0);
      }),
      fixedRun,
    );
  });
});
