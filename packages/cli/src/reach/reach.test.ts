import type { Subject } from "@graycard/conformance";
import { type AnyVendor, aliyunMarket, meitu, picwish } from "@graycard/core";
import { listTriggers } from "@graycard/mock-server";
import { describe, expect, it } from "vitest";
import { coverNumbers } from "./cover-numbers.js";
import { coverTransitions } from "./cover-transitions.js";
import { coverTriggers } from "./cover-triggers.js";
import type { Heard } from "./heard.js";
import { listenIn } from "./listen-in.js";
import { mockReach } from "./mock-reach.js";
import { mockReachPage } from "./mock-reach-page.js";

const triggers = listTriggers([picwish, aliyunMarket, meitu]);

function heard(vendor: AnyVendor, scenario: string, body: unknown, more: Partial<Heard> = {}): Heard {
  const { status = 200 } = more;
  return { vendor: vendor.id, scenario, words: [], status, reading: vendor.readAnswer(status, body), ...more };
}

/** An answer to a poll. */
const poll = (state: number, task = "a") =>
  heard(picwish, "picwish/scale/task/s", { status: 200, data: { task_id: task, state } });
/** The answer to a submit. */
const submit = (task = "a") => heard(picwish, "picwish/scale/task/s", { status: 200, data: { task_id: task } });

describe("the numbers of a vendor", () => {
  const number = (list: readonly Heard[], kind: string, code: number) =>
    coverNumbers(picwish, list, triggers).find((each) => each.kind === kind && each.code === code);

  it("are all listed, and reached only by what an answer shows", () => {
    expect(coverNumbers(picwish, [], triggers).filter(({ scenarios }) => scenarios.length > 0)).toEqual([]);
    expect(number([poll(4)], "state", 4)?.scenarios).toEqual(["picwish/scale/task/s"]);
    expect(number([poll(4)], "state", 3)?.scenarios).toEqual([]);
    expect(number([{ ...poll(4), vendor: "other" }], "state", 4)?.scenarios).toEqual([]);
  });

  it("say by which word they are reached where no scenario does, and whether that is a gap", () => {
    expect(number([], "state", 4)).toMatchObject({ word: "gc-processing", reason: expect.stringMatching(/^A gap/) });
    expect(number([], "state", -9)).toMatchObject({ word: "gc-state-9", reason: expect.not.stringMatching(/^A gap/) });
    expect(number([], "status", 429)).toMatchObject({ word: "gc-429" });
    expect(number([poll(4)], "state", 4)).not.toHaveProperty("reason");
  });

  it("take the number in a refusal's body where HTTP says 200", () => {
    expect(number([heard(picwish, "s", { status: 401 })], "status", 401)?.scenarios).toEqual(["s"]);
  });
});

describe("the steps of tasks", () => {
  const seen = (...list: readonly Heard[]) =>
    coverTransitions(picwish, list)
      .filter(({ scenarios }) => scenarios.length > 0)
      .map(({ from, to }) => `${from}>${to}`);

  it("are those from one answer about a task to the next", () => {
    expect(seen(submit(), poll(0), poll(4), poll(4), poll(1))).toEqual([
      "accepted>queued",
      "queued>processing",
      "processing>succeeded",
    ]);
    expect(seen(poll(0), poll(4, "b"), poll(1, "c"))).toEqual([]);
  });

  it("are all that the documented order allows, each with what would show it", () => {
    const all = coverTransitions(picwish, []);
    expect(all).toHaveLength(20);
    expect(all.every(({ advice }) => advice?.includes("--pace manual"))).toBe(true);
    expect(all.map(({ from, to }) => `${from}>${to}`)).not.toContain("processing>queued");
  });

  it("are none where nothing is polled", () => {
    expect(coverTransitions(meitu, [])).toEqual([]);
  });
});

describe("the words of the mock", () => {
  const word = (vendor: AnyVendor, list: readonly Heard[], name: string) =>
    coverTriggers(vendor, list, triggers).find((each) => each.word === name);

  it("are played where the mock says that they did something", () => {
    const played = { ...poll(-1), words: ["gc-state-1"] };
    expect(word(picwish, [played], "gc-state-1")).toMatchObject({ reach: "played", scenarios: [played.scenario] });
  });

  it("are seen where the same comes about without them", () => {
    expect(word(picwish, [poll(-7)], "gc-state-7")).toMatchObject({ reach: "seen" });
    expect(word(picwish, [poll(1)], "gc-succeeded")).toMatchObject({ reach: "seen" });
    expect(word(picwish, [poll(1)], "gc-200")).toMatchObject({ reach: "seen" });
    expect(word(picwish, [heard(picwish, "s", { status: 401 }, { status: 401 })], "invalid")?.reach).toBe("seen");
  });

  it("are not seen in another refusal of the same status", () => {
    const refused = (code: number) => heard(meitu, "s", { ErrorCode: code, ErrorMsg: "" }, { status: 400 });
    expect(word(meitu, [refused(10000)], "gc-400")?.reach).toBe("seen");
    expect(word(meitu, [refused(10000)], "gc-429")?.reach).toBe("unreached");
  });

  it("are not reached otherwise, each with a reason", () => {
    const all = coverTriggers(picwish, [], triggers);
    expect(all.length).toBeGreaterThan(50);
    expect(all.filter(({ reach, reason }) => reach !== "unreached" || !reason?.endsWith("."))).toEqual([]);
  });

  it("are a gap where the documents say what they bring about", () => {
    const isGap = (name: string, vendor: AnyVendor = picwish) => word(vendor, [], name)?.reason?.startsWith("A gap");
    const names = [
      "gc-429",
      "gc-queued",
      "gc-state-7",
      "gc-succeeded",
      "gc-200",
      "invalid",
      "gc-overtime",
      "gc-timeout",
    ];
    expect(names.filter((name) => !isGap(name))).toEqual([]);
    expect(
      ["gc-state-9", "gc-slow", "gc-stuck", "gc-late", "gc-http-429", "gc-unknown-state"].filter((name) => isGap(name)),
    ).toEqual([]);
    expect(isGap("gc-429", meitu)).toBe(false);
  });

  it("leave out what means nothing at a vendor", () => {
    expect(word(meitu, [], "gc-state-7")).toBeUndefined();
  });
});

describe("whoever listens in", () => {
  const request = (header?: string) =>
    new Request("https://x.test", header === undefined ? {} : { headers: { "x-graycard-trigger": header } });

  async function listened(faultsBy: readonly string[] | undefined, header?: string, type = "application/json") {
    const entries: { readonly exchange: never }[] = [{ exchange: { faultsBy: ["gc-old in the header"] } as never }];
    const told: Heard[] = [];
    const send = async () => {
      entries.push({ exchange: { faultsBy } as never });
      return new Response('{"status":401}', { status: 401, headers: { "content-type": type } });
    };
    const subject = listenIn(
      { vendor: picwish, send } as unknown as Subject,
      { entries: () => entries, evicted: 0 },
      (each) => told.push(each),
    );
    const answer = await subject.send(request(header), "picwish/scale/auth/s");
    return { told, text: await answer.text() };
  }

  it("hears the scenario and what the answer says, and leaves the answer whole", async () => {
    const { told, text } = await listened(undefined);
    expect(told).toEqual([
      {
        vendor: "picwish",
        scenario: "picwish/scale/auth/s",
        words: [],
        status: 401,
        reading: expect.objectContaining({ phase: "refused", code: 401 }),
      },
    ]);
    expect(text).toBe('{"status":401}');
  });

  it("takes a word for played only where the journal says so of this very request", async () => {
    expect((await listened(["gc-500 in the header"], "gc-500")).told[0]?.words).toEqual(["gc-500"]);
    expect((await listened(undefined, "gc-500")).told[0]?.words).toEqual([]);
    expect((await listened(["gc-500 in the key"], "gc-500")).told[0]?.words).toEqual([]);
  });

  it("reads nothing out of pictures", async () => {
    expect((await listened(undefined, undefined, "image/png")).told[0]).not.toHaveProperty("reading");
  });
});

it("the page counts what is reached, and names everything that is not", () => {
  const page = mockReachPage(mockReach([picwish], [submit(), poll(4), poll(1)]));
  expect(page).toMatch(
    /^VENDOR +OF THE MOCK +ALL +REACHED +NOT\npicwish +states +19 +2 +17\npicwish +statuses +7 +1 +6\n/,
  );
  expect(page).toMatch(/not reached: \d+ states of picwish\. A gap: [^\n]*\n {2}0 \(gc-queued\) 2 \(gc-preparing\) /);
  expect(page).toMatch(/It is a mistake, [^\n]*\n {2}gc-stuck gc-backwards /);
  expect(page).toMatch(/\n\d+ states, statuses, steps and triggers of the mock: \d+ reached by a scenario, \d+ not\n$/);
});
