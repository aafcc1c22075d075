import { type AnyVendor, type Exchange, vendors } from "@graycard/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Mock } from "../mock.js";
import { plainCall } from "../testing/plain-client.js";
import { testMock } from "../testing/test-mock.js";
import { noWord, type WordedCall, wordedCalls } from "../testing/worded-calls.js";
import { triggerHeader } from "./header-triggers.js";
import { listTriggers } from "./index.js";
import { type Trigger, triggerPlaces } from "./trigger.js";

const plansOf = ({ plans }: Trigger, vendor: AnyVendor) => plans(vendor)?.map(({ fault }) => fault) ?? [];

/** No success of this vendor has a number in it, so there is nothing to write as text. */
const findsNothing = ({ word }: Trigger, { vendor }: WordedCall) =>
  word === "gc-numbers-as-text" && vendor.id === "meitu";

/** Each word in each of its places, at the first vendor that has both. */
const rows = listTriggers(vendors)
  .filter(({ word }) => word.startsWith("gc-"))
  .flatMap((trigger) =>
    (trigger.places ?? triggerPlaces).flatMap((place) => {
      const call = wordedCalls.find((each) => {
        return each.place === place && trigger.plans(each.vendor) !== undefined && !findsNothing(trigger, each);
      });
      return call
        ? [{ word: trigger.word, place, vendor: call.vendor.id, call, faults: plansOf(trigger, call.vendor) }]
        : [];
    }),
  );

const readings = Object.fromEntries(
  vendors.map(({ id }) => [
    id,
    Object.assign({}, ...wordedCalls.map((each) => (each.vendor.id === id ? each.readings : {}))),
  ]),
);

describe("a word in a request that comes over a port", () => {
  let mock: Mock;
  let baseUrl: string;
  let keys = 0;
  const exchanges: Exchange[] = [];

  beforeAll(async () => {
    ({ mock } = testMock({ qps: "off", readings, onExchange: ({ exchange }) => exchanges.push(exchange) }));
    baseUrl = (await mock.listen()).url;
  });
  afterAll(() => mock.close());

  async function send(request: Request) {
    const before = exchanges.length;
    const { pathname, search } = new URL(request.url);
    const body = request.method === "POST" ? { body: Buffer.from(await request.arrayBuffer()) } : {};
    const headers = Object.fromEntries(request.headers);
    return plainCall(`${baseUrl}${pathname}${search}`, {
      method: request.method,
      headers,
      ...body,
      isOver: () => exchanges.length > before,
    });
  }

  /** Submits with a word, asks for the task, fetches its result; gives the faults that were played, and by which word. */
  async function played({ place, request }: WordedCall, word: string): Promise<ReadonlySet<string>> {
    const submit = await request(word, [`key-${++keys}`, "a-secret"]);
    const headers = new Headers(submit.headers);
    headers.delete("content-type");
    const before = exchanges.length;
    let text = (await send(submit.clone() as Request)).body.toString("latin1");
    const id = /"task_id":"([^"]+)"/.exec(text)?.[1];
    for (let polls = 0; id !== undefined && polls < 6 && !text.includes('"image":'); polls++) {
      const url = new URL(submit.url);
      url.pathname += `/${id}`;
      text = (await send(new Request(url, { headers }))).body.toString("latin1");
    }
    const link = /"(?:image|media_data)":"(http[^"]+)"/.exec(text)?.[1];
    const worded: Record<string, string> = place === "header" ? { [triggerHeader]: word } : {};
    // A garbled answer has a garbled link.
    if (link && URL.canParse(link)) await send(new Request(link, { headers: worded }));
    const all = exchanges.slice(before);
    const names = all.flatMap(({ faults = [], faultsBy = [] }) =>
      faults.map((fault, at) => `${fault} by ${faultsBy[at]}`),
    );
    return new Set(names);
  }

  const told = {
    key: "the key",
    header: "the header",
    "file-name": "a file name or address",
    url: "a file name or address",
  };

  it("is tried for every word, in every place it is for", () => {
    const wanted = listTriggers(vendors).flatMap(({ word, places, plans }) => {
      const takesFiles = (vendors as readonly AnyVendor[]).some((vendor) => vendor.id !== "meitu" && plans(vendor));
      const all = word.startsWith("gc-") ? (places ?? triggerPlaces) : [];
      return all.filter((place) => place !== "file-name" || takesFiles).map((place) => `${word} ${place}`);
    });
    expect(rows.map(({ word, place }) => `${word} ${place}`)).toEqual(wanted);
    expect(rows.length).toBeGreaterThan(500);
  });

  it.each(rows)("plays its faults: $word, $place, $vendor", async ({ call, word, place, faults }) => {
    const met = [...(await played(call, word))];
    expect(met).toEqual(expect.arrayContaining(faults.map((fault) => `${fault} by ${word} in ${told[place]}`)));
    if (faults.length === 0) expect(met).toEqual([]);
  });

  it.each(wordedCalls)("plays nothing where there is none: $place, $vendor.id", async (call) => {
    expect(await played(call, noWord)).toEqual(new Set());
  });
});
