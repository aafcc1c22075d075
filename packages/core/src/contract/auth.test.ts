import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fixedRun } from "../testing/fixed-run.js";
import { aliyunMarketAuth } from "../vendors/aliyun-market/auth.js";
import { vendors } from "../vendors/index.js";
import { meituAuth } from "../vendors/meitu/auth.js";
import { picwishAuth } from "../vendors/picwish/auth.js";
import { type Auth, readCredential, writeCredential } from "./auth.js";

const address = "https://api.example/path?kept=1";
const read = (auth: Auth, headers: Record<string, string>, url = address) =>
  readCredential(auth, new URL(url), new Headers(headers));

/** What a key may look like: no spaces, and what a header can carry. */
const anySecret = fc.stringMatching(/^[!-~]{1,40}$/);

describe.each(vendors)("the credential of $id", ({ auth }) => {
  const count = auth.by === "query" ? auth.parameters.length : 1;

  test("is read as it was written, and leaves the rest of the request alone", () => {
    fc.assert(
      fc.property(fc.array(anySecret, { minLength: count, maxLength: count }), (parts) => {
        const [url, headers] = [new URL(address), new Headers({ accept: "*/*" })];
        writeCredential(auth, parts, url, headers);
        expect(readCredential(auth, new URL(url.href), headers)).toEqual({ ok: true, parts });
        expect(url.searchParams.get("kept")).toBe("1");
        expect(headers.get("accept")).toBe("*/*");
      }),
      fixedRun,
    );
  });

  test("replaces one that was written before", () => {
    const [url, headers] = [new URL(address), new Headers()];
    for (const word of ["old", "new"]) writeCredential(auth, Array(count).fill(word), url, headers);
    expect(readCredential(auth, url, headers)).toEqual({ ok: true, parts: Array(count).fill("new") });
  });

  test("is missing from a request without one", () => {
    expect(read(auth, {})).toEqual({ ok: false, problem: expect.stringContaining("is missing or empty") });
  });

  test("never stands in what is said to be wrong with it", () => {
    const spoilt = anySecret.map((secret) => `${secret}canary`);
    fc.assert(
      fc.property(spoilt, fc.constantFrom("", "appcode ", "APPCODE  ", "Bearer ", "APPCODE a "), (secret, before) => {
        const headers = { authorization: `${before}${secret}`, "x-api-key": "" };
        const reading = read(auth, headers, `${address}&api_key=${encodeURIComponent(secret)}`);
        if (!reading.ok) expect(reading.problem).not.toContain("canary");
        else expect(reading.parts).toEqual([secret]);
      }),
      fixedRun,
    );
  });
});

describe("a key in a header", () => {
  test("is found by its name in any case, and without the spaces around it", () => {
    expect(read(picwishAuth, { "x-Api-KEY": "  secret " })).toEqual({ ok: true, parts: ["secret"] });
  });

  test.each([{}, { "x-api-key": "" }, { "x-api-key": "   " }, { "x-apikey": "secret" }])(
    "is missing in %j",
    (headers) => {
      expect(read(picwishAuth, headers)).toEqual({ ok: false, problem: "the header X-API-KEY is missing or empty" });
    },
  );
});

describe("a code behind a scheme", () => {
  test("is read behind the word and one space", () => {
    expect(read(aliyunMarketAuth, { authorization: "APPCODE 0123" })).toEqual({ ok: true, parts: ["0123"] });
  });

  test.each([
    "appcode 0123",
    "AppCode 0123",
    "APPCODE  0123",
    "APPCODE\t0123",
    "APPCODE",
    "0123",
    "APPCODE 01 23",
    "Bearer 0123",
  ])("is not read from %j", (authorization) => {
    expect(read(aliyunMarketAuth, { authorization })).toEqual({
      ok: false,
      problem: 'the header Authorization must read "APPCODE <code>", with one space',
    });
  });
});

describe("a key and a secret in the query", () => {
  test.each([
    ["api_key=k", "api_secret"],
    ["api_secret=s", "api_key"],
    ["api_key=&api_secret=s", "api_key"],
    ["api_key=k&api_secret=%20", "api_secret"],
    ["api_key=k&secret_key=s", "api_secret"],
    ["API_KEY=k&api_secret=s", "api_key"],
  ])("are not both there in %s", (query, missing) => {
    expect(read(meituAuth, {}, `https://api.example/?${query}`)).toEqual({
      ok: false,
      problem: `the query parameter ${missing} is missing or empty`,
    });
  });

  test("keep every character, written as the query needs it", () => {
    const [url, parts] = [new URL(address), ["a+b/c=", "d&e?f#g%"]];
    writeCredential(meituAuth, parts, url, new Headers());
    expect(url.href).toBe(`${address}&api_key=a%2Bb%2Fc%3D&api_secret=d%26e%3Ff%23g%25`);
    expect(read(meituAuth, {}, url.href)).toEqual({ ok: true, parts });
  });

  test("are not asked for by a vendor without parameters", () => {
    expect(read({ by: "query", parameters: [] }, {})).toEqual({ ok: false, problem: "no credential is asked for" });
  });
});
