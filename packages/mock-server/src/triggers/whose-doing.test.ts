import { describe, expect, it } from "vitest";
import type { Happening } from "../journal/happening.js";
import type { MockOptions } from "../mock.js";
import type { Caller } from "../testing/caller.js";
import { type TestSession, testSession } from "../testing/test-mock.js";
import { triggerHeader } from "./header-triggers.js";

const picture = (name = "portrait") => `https://files.test/${name}/portrait.jpg`;

function submit(caller: Caller, name?: string, headers = {}, key = "a key"): Promise<Response> {
  const fields = { image_url: picture(name), type: "clean", sync: 1 };
  return caller.submit("picwish", "scale", fields, { encoding: "form", headers, credential: [key] });
}

/** What whoever listens is told of the first exchange. */
async function told(act: (world: TestSession) => Promise<unknown>, options: MockOptions = {}) {
  const happenings: Happening[] = [];
  await act(testSession({ onExchange: (happening) => happenings.push(happening), ...options }));
  const [first] = happenings;
  return { first, exchange: first?.exchange, all: happenings };
}

describe("a fault that was played", () => {
  it.each([
    ["gc-502 in the key", ({ caller }: TestSession) => submit(caller, undefined, {}, "my-key.gc-502")],
    [
      "gc-502-x2 in the header",
      ({ caller }: TestSession) => submit(caller, undefined, { [triggerHeader]: "gc-502-x2" }),
    ],
    ["gc-502 in a file name or address", ({ caller }: TestSession) => submit(caller, "gc-502")],
  ])("is told of with the word that asked for it, also where nothing else went wrong: %s", async (by, act) => {
    const { first, exchange } = await told(act);
    expect(first).toMatchObject({ faults: ["rewrite-answer"], because: undefined });
    expect(exchange).toMatchObject({ faults: ["rewrite-answer"], faultsBy: [by], response: { status: 502 } });
  });

  it("is told of as chaos where it was that", async () => {
    const chaos = { rate: 1, faults: [{ fault: "latency", with: { ms: 1 } }] };
    const { exchange } = await told(({ caller }) => submit(caller), { chaos });
    expect(exchange).toMatchObject({ faults: ["latency"], faultsBy: ["chaos"] });
  });

  it("is told of as a plan where it was one, of the session or for all", async () => {
    const { exchange } = await told(({ mock, session, caller }) => {
      mock.faults.script([{ fault: "latency", with: { ms: 1 } }]);
      session.faults.script([{ fault: "extra-field" }]);
      return caller.picwish("scale", { image_url: picture(), type: "clean" });
    });
    expect(exchange?.faultsBy).toEqual(["a plan for every session", "a plan of the session"]);
  });

  it("is part of why a request was refused", async () => {
    const { first } = await told(({ caller }) => submit(caller, undefined, {}, "my-key.gc-429"));
    expect(first?.because).toBe("a planned fault: refuse (gc-429 in the key).");
  });

  it("is still told of with its word after a snapshot", async () => {
    const world = testSession();
    await submit(world.caller, undefined, {}, "my-key.gc-502");
    const [met] = world.mock.sessions().slice(1);
    const saved = await world.mock.fetch(`http://127.0.0.1/_graycard/sessions/${met?.id}/snapshot`);
    world.mock.restore(await saved.json());
    await submit(world.caller, undefined, {}, "my-key.gc-502");
    const again = world.mock.sessions().find(({ id }) => id === met?.id);
    expect(again?.journal.exchanges().map(({ faultsBy }) => faultsBy)).toEqual([
      ["gc-502 in the key"],
      ["gc-502 in the key"],
    ]);
  });
});

describe("a word that is none", () => {
  it("is told of once, with what was probably meant", async () => {
    const { all } = await told(async ({ caller }) => {
      for (let call = 0; call < 2; call++) await submit(caller, "gc-stcuk");
    });
    expect(all.map(({ warning }) => warning)).toEqual([
      "in a file name or address: a word that begins with gc- is no trigger; graycard triggers lists those that are; the nearest is gc-stuck",
      undefined,
    ]);
    expect(all[1]?.exchange.notes?.[0]).toContain("the nearest is gc-stuck");
  });

  it("in a key is told of without anything of the key", async () => {
    const { first } = await told(({ caller }) => submit(caller, undefined, {}, "gc-stcuk-4711"));
    expect(first?.warning).toBe(
      "in the key: a word that begins with gc- is no trigger; graycard triggers lists those that are",
    );
  });
});
