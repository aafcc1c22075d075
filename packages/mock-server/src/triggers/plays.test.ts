import { setImmediate as turn } from "node:timers/promises";
import { type AnyVendor, vendors } from "@graycard/core";
import { describe, expect, it } from "vitest";
import type { MockSession } from "../mock.js";
import { testMock } from "../testing/test-mock.js";
import { noWord, type WordedCall, wordedCalls } from "../testing/worded-calls.js";
import { triggerHeader } from "./header-triggers.js";
import { listTriggers } from "./index.js";
import { type Trigger, triggerPlaces } from "./trigger.js";

/** How long somebody waits who was answered long ago, as the journal says: in turns of the event loop. */
const patience = 200;

/** Sends a request, reads the answer, and gives up on one that never ends. */
async function send(fetch: (request: Request) => Promise<Response>, session: MockSession, request: Request) {
  const gaveUp = new AbortController();
  const before = session.journal.exchanges().length;
  let done = false;
  const work = (async () => {
    const response = await fetch(new Request(request, { signal: gaveUp.signal }));
    return { status: response.status, text: await response.text() };
  })()
    .catch(() => undefined)
    .finally(() => {
      done = true;
    });
  for (let waited = 0; !done; ) {
    await turn();
    if (session.journal.exchanges().length > before && ++waited > patience) gaveUp.abort();
  }
  return work;
}

/** Submits with a word, asks for the task, fetches its result; gives the faults that were played. */
async function faultsOf({ vendor, place, request }: WordedCall, word: string): Promise<ReadonlySet<string>> {
  const { mock } = testMock({ qps: "off" });
  const session = mock.session();
  const submit = await request(word, session.credentials[vendor.id] ?? []);
  const headers = new Headers(submit.headers);
  headers.delete("content-type");
  const worded: Record<string, string> = place === "header" ? { [triggerHeader]: word } : {};
  const first = await send(mock.fetch, session, submit);
  let text = first?.text ?? "";
  const id = /"task_id":"([^"]+)"/.exec(text)?.[1];
  for (let polls = 0; id !== undefined && polls < 6 && !text.includes('"image":'); polls++) {
    const url = new URL(submit.url);
    url.pathname += `/${id}`;
    text = (await send(mock.fetch, session, new Request(url, { headers })))?.text ?? "";
  }
  const link = /"(?:image|media_data)":"(http[^"]+)"/.exec(text)?.[1];
  // A garbled answer has a garbled link.
  if (link && URL.canParse(link)) await send(mock.fetch, session, new Request(link, { headers: worded }));
  return new Set(session.journal.exchanges().flatMap(({ faults = [] }) => faults));
}

const plansOf = ({ plans }: Trigger, vendor: AnyVendor) => plans(vendor)?.map(({ fault }) => fault) ?? [];

/** Errors are many and all alike: one place of one vendor is enough for each. */
const isError = (trigger: Trigger) => vendors.some((vendor) => plansOf(trigger, vendor).includes("http-error"));

/** No success of this vendor has a number in it, so there is nothing to write as text. */
const findsNothing = ({ word }: Trigger, { vendor }: WordedCall) =>
  word === "gc-numbers-as-text" && vendor.id === "meitu";

const rows = listTriggers(vendors).flatMap((trigger) =>
  wordedCalls
    .filter(
      ({ place }) => place !== "key" && place !== "file-name" && (trigger.places ?? triggerPlaces).includes(place),
    )
    .filter(({ place }) => place === "header" || !isError(trigger))
    .filter((call) => !findsNothing(trigger, call))
    .flatMap((call) => {
      const faults = plansOf(trigger, call.vendor);
      return faults.length === 0 ? [] : [[call.vendor.id, trigger.word, call.place, call, faults] as const];
    }),
);

describe("a word", () => {
  it.each(rows)("at %s plays its faults: %s in the %s", async (_, word, __, call, faults) => {
    const played = await faultsOf(call, word);
    for (const fault of faults) expect([...played]).toContain(fault);
  });

  it("is what plays them: without one nothing is played", async () => {
    for (const call of wordedCalls) {
      if (call.place === "header" || call.place === "url") expect(await faultsOf(call, noWord)).toEqual(new Set());
    }
  });
});
