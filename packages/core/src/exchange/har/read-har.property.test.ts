import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HarError } from "../../errors/har-error.js";
import { arbitraryExchange } from "../../testing/arbitrary-exchange.js";
import { fixedRun } from "../../testing/fixed-run.js";
import { harEntry, harOf, submitOf } from "../../testing/har-entry.js";
import { canary, changedAt, creator, multipart, places, template } from "../../testing/har-template.js";
import { vendors } from "../../vendors/index.js";
import type { Exchange } from "../exchange.js";
import { fromHar } from "./from-har.js";
import { readHar } from "./read-har.js";
import { toHar } from "./to-har.js";

function outcome(har: unknown): string {
  try {
    return JSON.stringify(readHar(har as object, { vendors }));
  } catch (error) {
    if (error instanceof HarError) return `${error.stack}`;
    throw error;
  }
}

const all = [...places(template())];

/** Places of which everything is shown, as journals do: the kind of a body tells nobody's secret. */
const open = new Set(
  [0, 1, 2, 3, 4, 5].flatMap((entry) => [
    `log.entries.${entry}.request.headers.${entry === 0 ? 3 : 1}.value`,
    `log.entries.${entry}.response.headers.0.value`,
  ]),
);

/** A piece of text in the template, by which a canary is put into the middle of a body or an address. */
const words = [
  "user",
  "word",
  "one&",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight888",
  "nine99999",
  "ten10101010",
  "eleven",
  "twelve",
  "thirteen",
  "fourteen",
  "fifteen",
  "sixteen",
  "seventeen",
  "k1k1k1k1k1",
  "s2s2s2s2s2",
  "between us",
  "own",
  "photo",
  "other.txt",
  "no picture",
  "cookie text 1",
] as const;

describe("a secret", () => {
  test("does not survive in place of any text of a HAR", () => {
    expect(all.length).toBeGreaterThan(150);
    for (const steps of all) {
      if (open.has(steps.join("."))) continue;
      const har = changedAt(template(), steps, () => canary);
      expect(outcome(har), steps.join(".")).not.toContain(canary);
    }
  });

  test.each(words)("does not survive in place of the words %j", (word) => {
    const text = JSON.stringify(template());
    expect(text).toContain(word);
    expect(outcome(text.replaceAll(word, word.endsWith("&") ? `${canary}&` : canary))).not.toContain(canary);
  });

  test("does not survive in the file that is cut off anywhere", () => {
    const text = JSON.stringify(template()).replaceAll("own", canary);
    fc.assert(
      fc.property(fc.nat(text.length - 1), (length) => {
        expect(outcome(text.slice(0, length))).not.toContain(canary);
        expect(outcome(`${canary}${text.slice(length)}`)).not.toContain(canary);
      }),
      fixedRun,
    );
  });

  test.each([
    ["a header", { name: "X-API-KEY", value: canary }],
    ["a header with a scheme", { name: "Authorization", value: `APPCODE ${canary}` }],
    ["a header of another scheme", { name: "authorization", value: `Bearer ${canary}` }],
    ["a cookie", { name: "Cookie", value: `a=b; sid=${canary}` }],
  ])("that is the credential in %s is found wherever else it strayed", (_title, header) => {
    const said = JSON.stringify({ status: 200, message: `bad key ${canary}`, data: { task_id: canary } });
    const straying = harEntry({
      request: {
        ...submitOf(`type=${canary}&image_url=https://a.example/${canary}/b`, "application/x-www-form-urlencoded"),
        url: `https://techsz.aoscdn.com/${canary}/${encodeURIComponent(canary)}?type=${canary}`,
        headers: [{ name: "User-Agent", value: `shop ${canary}` }, header],
      },
      response: {
        headers: [{ name: "Server", value: canary.toUpperCase() }],
        content: { mimeType: "application/json", text: said },
      },
    });
    const later = harEntry({ request: { url: `https://techsz.aoscdn.com/api/tasks/visual/scale/${canary}` } });
    const read = readHar(harOf(straying, later), { vendors });
    expect(read.exchanges.length).toBe(2);
    expect(JSON.stringify(read).toLowerCase()).not.toContain(canary);
  });
});

describe("whatever a HAR has in place of anything", () => {
  const anything = fc.oneof(
    fc.anything({ maxDepth: 2, withBigInt: true, withDate: true, withNullPrototype: true }),
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(null, -1, 0, "", [], {}, Number.NaN, "__proto__", { __proto__: null, log: {} }),
  );

  test("it is read or refused, and never breaks the reader", () => {
    const nodes = [...new Set(all.flatMap((steps) => steps.map((_, at) => steps.slice(0, at + 1).join("\n"))))];
    fc.assert(
      fc.property(fc.constantFrom(...nodes), anything, (node, value) => {
        const har = changedAt(template(), node.split("\n"), () => value);
        try {
          const { exchanges, skipped } = readHar(har as object, { vendors });
          const { strangers, preflights, cached, unreadable } = skipped;
          const entries = (har as { log: { entries: unknown[] } }).log.entries.length;
          expect(exchanges.length + strangers + preflights + cached + unreadable).toBe(entries);
          expect(new Set(exchanges.map(({ id }) => id)).size).toBe(exchanges.length);
          expect(fromHar(toHar(exchanges, { creator }))).toEqual(exchanges);
        } catch (error) {
          expect(error).toBeInstanceOf(HarError);
        }
      }),
      { ...fixedRun, numRuns: 500 },
    );
  });

  test("any text at all is no reason to break", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.uint8Array()), (text) => {
        expect(() => readHar(text, { vendors })).toThrow(HarError);
      }),
      fixedRun,
    );
  });

  test("depth is no reason to run out of stack", () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    const object = `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`;
    for (const text of [deep, object]) {
      const body = { content: { mimeType: "application/json", text } };
      const entry = harEntry({ response: body, request: submitOf(text, "application/json") });
      const own = JSON.stringify(harOf(entry, harEntry({ _graycard: "GAP" }))).replace('"GAP"', text);
      expect(readHar(own, { vendors }).exchanges.length).toBe(2);
      expect(() => readHar(text, { vendors })).toThrow(HarError);
    }
  });

  test("megabytes of junk come out short", () => {
    const junk = "https://a.example/?x=1&%5B=:// ".repeat(100_000);
    const headers = [
      { name: "Server", value: junk },
      { name: junk, value: junk },
    ];
    const body = { headers, content: { mimeType: junk, text: JSON.stringify({ message: junk, [junk]: junk }) } };
    const url = `https://techsz.aoscdn.com/${junk.slice(0, 60_000)}`;
    const forms = [
      junk,
      `type=${junk}`,
      `--xyz\r\n${junk}`,
      `--xyz\r\nContent-Disposition: form-data; name="${junk}"\r\n\r\n`,
    ];
    const entries = forms.flatMap((text) =>
      ["application/x-www-form-urlencoded", multipart, "application/json"].map((type) =>
        harEntry({ request: { ...submitOf(text, type), headers, url }, response: body, comment: junk }),
      ),
    );
    const { exchanges } = readHar(harOf(...entries), { vendors });
    expect(exchanges.length).toBe(entries.length);
    expect(readHar(harOf(harEntry({ request: { url: junk } })), { vendors }).problems).toEqual([
      "log.entries[0].request.url is longer than 65536 characters",
    ]);
    for (const exchange of exchanges) expect(JSON.stringify(exchange).length).toBeLessThan(20_000);
  });
});

describe("what was read once", () => {
  test("is the same when it was written and is read again", () => {
    const { exchanges } = readHar(template(), { vendors });
    expect(exchanges.length).toBe(6);
    const again = readHar(JSON.stringify(toHar(exchanges, { creator })), { vendors });
    const plain = (list: readonly Exchange[]) => list.map(({ notes: _, id: __, ...rest }) => rest);
    expect(plain(again.exchanges)).toEqual(plain(exchanges));
  });

  test("has nothing in it that a stranger wrote as an exchange of ours", () => {
    fc.assert(
      fc.property(arbitraryExchange, (exchange) => {
        const theirs = {
          ...exchange,
          vendor: "picwish",
          fault: canary,
          because: canary,
          notes: [canary],
          clause: canary,
          id: canary,
        };
        const [read] = readHar(harOf(harEntry({ _graycard: { exchange: theirs } })), { vendors }).exchanges;
        expect(read?.vendor).toBe("picwish");
        expect(JSON.stringify(read)).not.toContain(canary);
      }),
      fixedRun,
    );
  });
});
