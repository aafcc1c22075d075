import { picwish } from "@graycard/core";
import { type CallError, createClient, fetchTransport } from "@graycard/core/client";
import { describe, expect, test } from "vitest";
import { fetchResult } from "./testing/client-calls.js";
import { mostWithin } from "./testing/fake-vendor.js";
import { refuseUnhandledRejections } from "./testing/unhandled.js";
import { baseUrl, ending, picture, pictureUrl, type World, world } from "./testing/world.js";

refuseUnhandledRejections();

const second = 1000;

/** A client whose first requests of a kind are turned away, and when it sent each of them. */
function turnedAway(
  here: World,
  isMeant: (request: Request) => boolean,
  times: number,
  advice: () => string | undefined,
) {
  const sentAt: number[] = [];
  const transport = fetchTransport(async (request) => {
    if (!isMeant(request)) return here.mock.fetch(request);
    sentAt.push(here.session.clock.now());
    if (sentAt.length > times) return here.mock.fetch(request);
    const given = advice();
    const headers = given === undefined ? {} : { "retry-after": given };
    return Response.json({ status: 429, message: "slow down" }, { status: 429, headers });
  });
  const client = createClient(picwish, {
    ...{ credentials: here.session.credentials.picwish ?? [], baseUrl, transport, clock: here.session.clock },
    random: () => 0.5,
  });
  const gaps = () => sentAt.slice(1).map((at, index) => at - (sentAt[index] ?? 0));
  return { client, sentAt, gaps };
}

const isSubmit = ({ method }: Request) => method === "POST";
const isPoll = ({ method, url }: Request) => method === "GET" && url.includes("/api/");
const isDownload = ({ url }: Request) => !url.includes("/api/");

const kinds = [
  ["submit", isSubmit],
  ["poll", isPoll],
  ["download", isDownload],
] as const;

/** A call with its download, for as many refusals as it survives. */
async function run(here: World, { client }: ReturnType<typeof turnedAway>) {
  const got = await ending(here.session, client.scale({ image: pictureUrl, type: "clean" }));
  return got.result ? ending(here.session, fetchResult({ ...here, picwish: client }, got.result)) : got;
}

describe.each(kinds)("a %s that is refused for the rate", (_kind, isMeant) => {
  test.each<[string, (now: number) => string, number]>([
    ["two seconds", () => "2", 2 * second],
    ["seconds with decimals", () => "2.5", 2.5 * second],
    ["a date", (now) => new Date(now + 4 * second).toUTCString(), 3 * second],
  ])("comes back no earlier than it is told to: %s", async (_, advice, atLeast) => {
    const here = world();
    const trial = turnedAway(here, isMeant, 3, () => advice(here.session.clock.now()));
    expect((await run(here, trial)).code).toBe("ok");
    expect(trial.gaps()).toHaveLength(3);
    for (const gap of trial.gaps()) {
      expect(gap).toBeGreaterThanOrEqual(atLeast);
      expect(gap).toBeLessThanOrEqual(atLeast + 2 * second);
    }
  });

  test.each<[string, string | undefined]>([
    ["nothing at all", undefined],
    ["a negative number", "-5"],
    ["words", "soon"],
    ["at once", "0"],
    ["a date long past", "Thu, 01 Jan 1970 00:00:00 GMT"],
    ["nothing but spaces", "  "],
  ])("waits ever longer where it is told %s", async (_, advice) => {
    const here = world();
    const trial = turnedAway(here, isMeant, 4, () => advice);
    expect((await run(here, trial)).code).toBe("ok");
    const gaps = trial.gaps();
    expect(gaps).toHaveLength(4);
    expect(gaps[0]).toBeGreaterThanOrEqual(second);
    for (const [index, gap] of gaps.slice(1).entries()) expect(gap).toBeGreaterThan(1.5 * (gaps[index] ?? 0));
  });

  test.each(["86400", "999999999", "Fri, 31 Dec 2100 23:59:59 GMT"])(
    "does not wait for longer than anybody would: %s",
    async (advice) => {
      const here = world();
      const trial = turnedAway(here, isMeant, 1000, () => advice);
      const before = here.session.clock.now();
      const { code } = await run(here, trial);
      expect(code).toMatch(/^GC_(?:CALL_REFUSED|TASK_DEADLINE|LINK_REFUSED)$/);
      expect(here.session.clock.now() - before).toBeLessThan(60 * second);
    },
  );
});

describe("a credential that is refused for its rate", () => {
  test.each([undefined, "2"])("sends no faster while it tries again (told %s)", async (advice) => {
    const here = world();
    let refusals = 0;
    const trial = turnedAway(
      here,
      (request) => isSubmit(request) || isPoll(request),
      0,
      () => undefined,
    );
    const transport = fetchTransport(async (request) => {
      trial.sentAt.push(here.session.clock.now());
      if (++refusals % 3 !== 0) return here.mock.fetch(request);
      return new Response("{}", {
        status: 429,
        ...(advice === undefined ? {} : { headers: { "retry-after": advice } }),
      });
    });
    const { picwish: client } = here.clients({ transport });
    const work = Array.from({ length: 12 }, () => client.scale({ image: picture, type: "clean" }));
    await here.session.passUntil(Promise.all(work));
    expect(mostWithin(trial.sentAt, second)).toBeLessThanOrEqual(2);
    expect(here.session.journal.count({ status: 429 })).toBe(0);
    expect(here.session.ledger.entries()).toHaveLength(12);
  });

  test("gives up in the end, says how long it was told to wait, and has paid nothing", async () => {
    const here = world();
    const trial = turnedAway(here, isSubmit, 1000, () => "7");
    const { code, error } = await run(here, trial);
    expect(code).toBe("GC_CALL_REFUSED");
    expect(error).toMatchObject({
      fault: "rate-limited",
      retryAfterMs: 7000,
      charged: "no",
      retryable: true,
    } as Partial<CallError>);
    expect(trial.sentAt).toHaveLength(8);
    expect(here.session.ledger.entries()).toEqual([]);
  });
});

describe("a submit that is accepted and then reset", () => {
  test.each(["before-headers", "within-headers", "after-headers", "within-body"])("is one submit: %s", async (at) => {
    const here = world();
    here.session.faults.script([{ fault: "lost-response", with: { at, by: "reset" } }]);
    const { code, error } = await ending(here.session, here.picwish.scale({ image: picture, type: "clean" }));
    expect(code).toBe("GC_SUBMIT_UNKNOWN_OUTCOME");
    expect(error).toMatchObject({ evidence: expect.stringMatching(/\w{5}/), sentAt: expect.any(Number) });
    await here.session.advance(600 * second);
    expect(here.session.journal.count({ operation: "submit" })).toBe(1);
    expect(here.session.ledger.entries()).toHaveLength(1);
  });
});
