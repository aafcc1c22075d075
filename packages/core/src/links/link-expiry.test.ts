import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fixedRun } from "../testing/fixed-run.js";
import { isLinkExpired, readLinkLife } from "./link-expiry.js";

const file = "https://results.example/a.jpg";
const lifeOf = (query: string) => readLinkLife(new URL(`${file}?${query}`));

describe("readLinkLife", () => {
  test("reads the end of a link in the older form", () => {
    expect(lifeOf("Expires=1638782547&OSSAccessKeyId=k&Signature=s")).toEqual({
      form: "oss-v1",
      expiresAt: Date.UTC(2021, 11, 6, 9, 22, 27),
    });
  });

  test("reads start and end of a link in the newer form", () => {
    expect(lifeOf("x-oss-date=20260102T030405Z&x-oss-expires=3600&x-oss-signature=s")).toEqual({
      form: "oss-v4",
      startsAt: Date.UTC(2026, 0, 2, 3, 4, 5),
      expiresAt: Date.UTC(2026, 0, 2, 4, 4, 5),
    });
  });

  test("reads any second of either form back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), fc.nat({ max: 604_800 }), (second, life) => {
        const date = new Date(second * 1000).toISOString().replace(/[-:]|\.\d+/g, "");
        expect(lifeOf(`Expires=${second}`)?.expiresAt).toBe(second * 1000);
        const expected = { form: "oss-v4", startsAt: second * 1000, expiresAt: (second + life) * 1000 };
        expect(lifeOf(`x-oss-date=${date}&x-oss-expires=${life}`)).toEqual(expected);
      }),
      fixedRun,
    );
  });

  test("goes by the older form where a link has both", () => {
    expect(lifeOf("x-oss-date=20260102T030405Z&x-oss-expires=60&Expires=1700000000")?.form).toBe("oss-v1");
  });

  test.each([
    ["no query", ""],
    ["no expiry", "OSSAccessKeyId=k&Signature=s"],
    ["an empty expiry", "Expires="],
    ["an expiry in words", "Expires=tomorrow"],
    ["a negative expiry", "Expires=-5"],
    ["a fraction", "Expires=1700000000.5"],
    ["another case", "expires=1700000000"],
    ["too many digits", "Expires=170000000000"],
    ["a separator spelled out as an escape", "OSSAccessKeyId=k\\u0026Expires=1700000000"],
    ["a life without a start", "x-oss-expires=3600"],
    ["a start without a life", "x-oss-date=20260102T030405Z"],
    ["a start in another notation", "x-oss-date=2026-01-02T03:04:05Z&x-oss-expires=3600"],
    ["a start in a thirteenth month", "x-oss-date=20261302T030405Z&x-oss-expires=3600"],
    ["a start at a 25th hour", "x-oss-date=20260102T250405Z&x-oss-expires=3600"],
    ["a life in words", "x-oss-date=20260102T030405Z&x-oss-expires=hour"],
  ])("reads nothing from a link with %s", (_title, query) => {
    expect(lifeOf(query)).toBeUndefined();
  });

  test("never throws, and only ever reads whole seconds", () => {
    const name = fc.constantFrom("Expires", "x-oss-date", "x-oss-expires", "Signature");
    const value = fc.oneof(
      fc.string(),
      fc.stringMatching(/^\d{0,14}$/),
      fc.stringMatching(/^20[0-4]\d[01]\d[0-3]\dT[0-2]\d[0-5]\d[0-5]\dZ$/),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value), { maxLength: 4 }), (pairs) => {
        const life = lifeOf(new URLSearchParams(pairs).toString());
        expect(Number.isInteger((life?.expiresAt ?? 0) / 1000)).toBe(true);
        expect(life?.expiresAt ?? 0).toBeGreaterThanOrEqual(life?.startsAt ?? 0);
      }),
      { ...fixedRun, numRuns: 1000 },
    );
  });
});

describe("a link", () => {
  const life = { form: "oss-v1", expiresAt: 1_700_000_000_000 } as const;

  test.each([
    [-1, false],
    [0, false],
    [1, true],
    [1000, true],
  ])("is judged %i ms after its end as expired: %s", (after, expired) => {
    expect(isLinkExpired(life, life.expiresAt + after)).toBe(expired);
  });

  test("once expired stays expired", () => {
    fc.assert(
      fc.property(fc.integer({ min: -5000, max: 5000 }), fc.nat(), (after, later) => {
        const [now, then] = [after, after + later].map((ms) => isLinkExpired(life, life.expiresAt + ms));
        expect(now).toBe(after > 0);
        expect(then).toBe(now || after + later > 0);
      }),
      fixedRun,
    );
  });
});
