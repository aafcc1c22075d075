import { type AnyVendor, vendors } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { testMock } from "../testing/test-mock.js";
import { noWord, type WordedCall, wordedCalls } from "../testing/worded-calls.js";
import { listTriggers } from "./index.js";

/** What came of a task: the statuses and numbers of every answer about it. */
interface Met {
  readonly statuses: ReadonlySet<number>;
  readonly codes: ReadonlySet<number>;
}

const credential = ["a-key", "a-secret"];
const mostPolls = 8;

/** Submits with a word in one place, and asks for the task until it has ended. */
async function meet({ vendor, request, readings, place }: WordedCall, word: string): Promise<Met> {
  const { mock } = testMock({ readings: { [vendor.id]: readings }, qps: "off" });
  const submit = await request(word, credential);
  const poll = new Request(submit.url, { headers: new Headers(submit.headers) });
  const statuses = new Set<number>();
  const codes = new Set<number>();
  const look = async (call: Request) => {
    const response = await mock.fetch(call);
    statuses.add(response.status);
    const reading = vendor.readAnswer(response.status, await response.json());
    if ("code" in reading) codes.add(reading.code);
    return reading;
  };
  const first = await look(submit);
  if (first.phase !== "accepted") return { statuses, codes };
  poll.headers.delete("content-type");
  if (place === "header") poll.headers.delete("x-graycard-trigger");
  for (let polls = 0; polls < mostPolls; polls++) {
    const reading = await look(new Request(`${submit.url}/${first.taskId}`, { headers: poll.headers }));
    if (reading.phase !== "running") return { statuses, codes };
  }
  return { statuses, codes };
}

/** The words for what a vendor's documents list, with what each has to show. */
function documented({ statuses, states }: AnyVendor): readonly { word: string; status?: number; code?: number }[] {
  return [
    ...Object.keys(statuses).map((status) => ({ word: `gc-${status}`, status: Number(status) })),
    ...Object.entries(states.rows).map(([number, { state }]) => {
      const code = Number(number);
      if (state !== "failed") return { word: `gc-${state}`, code };
      return { word: code < 0 ? `gc-state-${-code}` : `gc-code-${code}`, code };
    }),
  ];
}

const matrix = wordedCalls.flatMap((call) =>
  documented(call.vendor).map((wanted) => [call.vendor.id, wanted.word, call.place, call, wanted] as const),
);

describe("every documented status and state", () => {
  it.each(matrix)("of %s is reached by %s in the %s", async (_, word, __, call, { status, code }) => {
    const { statuses, codes } = await meet(call, word);
    if (status !== undefined) expect([...statuses]).toContain(status);
    if (code !== undefined) expect([...codes]).toContain(code);
  });

  it.each(wordedCalls.map((call) => [call.vendor.id, call.place, call] as const))(
    "is not reached at %s without a word in the %s, but for those of a success",
    async (_, __, call) => {
      const { statuses, codes } = await meet(call, noWord);
      expect([...statuses]).toEqual([200]);
      const ends = [...codes].filter((code) => call.vendor.states.rows[code]?.state === "failed");
      expect(ends).toEqual([]);
    },
  );

  it("has all four places, where a vendor takes files", () => {
    const placesOf = (id: string) => wordedCalls.filter(({ vendor }) => vendor.id === id).map(({ place }) => place);
    const [all, noFiles] = [
      ["key", "header", "file-name", "url"],
      ["key", "header", "url"],
    ];
    expect(vendors.map(({ id }) => [id, placesOf(id)])).toEqual([
      ["picwish", all],
      ["aliyun-market", all],
      ["meitu", noFiles],
    ]);
    const uploads = (vendor: AnyVendor) =>
      Object.values(vendor.endpoints).some(({ fields }) => Object.values(fields).some(({ kind }) => kind === "upload"));
    expect(vendors.map((vendor) => uploads(vendor as AnyVendor))).toEqual([true, true, false]);
  });

  it("has a word in the list, and that word is for the vendor", () => {
    const words = new Map(listTriggers(vendors).map((trigger) => [trigger.word, trigger]));
    for (const vendor of vendors as readonly AnyVendor[]) {
      expect(documented(vendor).length).toBeGreaterThan(3);
      for (const { word } of documented(vendor)) expect(words.get(word)?.plans(vendor), word).toBeDefined();
    }
  });
});
