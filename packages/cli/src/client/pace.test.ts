import { picwish } from "@graycard/core";
import { type Client, createClient, fetchTransport } from "@graycard/core/client";
import { describe, expect, test } from "vitest";
import { fakeVendor, type Left, mostWithin, PatientClock } from "./testing/fake-vendor.js";
import { refuseUnhandledRejections } from "./testing/unhandled.js";
import { pictureUrl, testStart, world } from "./testing/world.js";

refuseUnhandledRejections();

interface Scene {
  readonly clock: PatientClock;
  readonly left: readonly Left[];
  /** Another client of the same credential. */
  client(): Client<typeof picwish>;
}

function scene(workMs: (picture: string) => number | undefined = () => 1800): Scene {
  const clock = new PatientClock(testStart);
  const { fetch, left } = fakeVendor({ clock, workMs });
  const options = { credentials: "key", baseUrl: "http://fake.test", clock, random: () => 0.5 };
  return { clock, left, client: () => createClient(picwish, { ...options, transport: fetchTransport(fetch) }) };
}

const pictures = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `https://pictures.example/${name}-${index}.png`);

const many = (client: Client<typeof picwish>, name: string, count: number) =>
  pictures(name, count).map((image) => client.scale({ image, type: "clean" }));

const submitsOf = (left: readonly Left[]) => left.filter(({ kind }) => kind === "submit");
const of = (name: string) => (request: Left) => request.picture.includes(`/${name}-`);

describe("the pace of a thousand tasks", () => {
  test("is within 3 % of the arithmetic optimum, without one 429", async () => {
    const { picwish: client, session } = world();
    const work = Array.from({ length: 1000 }, () => client.scale({ image: pictureUrl, type: "clean" }));
    const results = await session.passUntil(Promise.all(work));
    const optimum = 2000 / 2;
    const took = (session.clock.now() - testStart) / 1000;
    expect(results).toHaveLength(1000);
    expect(session.journal.count({ status: 429 })).toBe(0);
    expect(session.ledger.entries()).toHaveLength(1000);
    expect(took / optimum).toBeLessThan(1.03);
    expect(
      mostWithin(
        session.journal.entries().map(({ startedAt }) => startedAt),
        1000,
      ),
    ).toBeLessThanOrEqual(2);
  });

  test("is within 10 % of it for 400 whose work takes long, learning included", async () => {
    const { clock, left, client } = scene(() => 6000);
    await clock.passUntil(Promise.all(many(client(), "long", 400)));
    const took = (clock.now() - testStart) / 1000;
    expect(submitsOf(left)).toHaveLength(400);
    // What was learned while the first tasks were asked for too early is paid back over the rest.
    expect(took / 400).toBeLessThan(1.1);
    expect(
      mostWithin(
        left.map(({ at }) => at),
        1000,
      ),
    ).toBeLessThanOrEqual(2);
  });
});

describe("the rate of a credential", () => {
  test("is shared by its clients, submits and polls together", async () => {
    const { clock, left, client } = scene();
    await clock.passUntil(
      Promise.all([many(client(), "a", 20), many(client(), "b", 20), many(client(), "c", 20)].flat()),
    );
    expect(left.length).toBeGreaterThanOrEqual(120);
    expect(
      mostWithin(
        left.map(({ at }) => at),
        1000,
      ),
    ).toBeLessThanOrEqual(2);
    expect(
      mostWithin(
        left.map(({ at }) => at),
        10_000,
      ),
    ).toBeLessThanOrEqual(20);
  });
});

describe("whoever waits for a turn", () => {
  test("is not kept waiting by a client with a thousand tasks", async () => {
    const { clock, left, client } = scene();
    const crowd = many(client(), "many", 1000);
    crowd.map((each) => each.catch(() => {}));
    const single = client().scale({ image: "https://pictures.example/single-0.png", type: "clean" });
    await clock.passUntil(single);
    // Its submit, the work and its poll, with a turn of the others before each.
    expect(clock.now() - testStart).toBeLessThan(5000);
    expect(submitsOf(left).findIndex(of("single"))).toBeLessThanOrEqual(2);
  });

  test("is not kept waiting by two clients that take turns with each other", async () => {
    const { clock, left, client } = scene();
    many(client(), "one", 300);
    many(client(), "two", 300);
    await clock.passUntil(client().scale({ image: "https://pictures.example/third-0.png", type: "clean" }));
    expect(submitsOf(left).findIndex(of("third"))).toBeLessThanOrEqual(3);
  });

  test("is not kept waiting by another endpoint of the same client", async () => {
    const { clock, left, client } = scene();
    const own = client();
    many(own, "many", 300);
    await clock.passUntil(own.segmentation({ image: "https://pictures.example/cut-0.png" }));
    expect(submitsOf(left).findIndex(of("cut"))).toBeLessThanOrEqual(2);
  });

  test("is not kept waiting by the polls of another client whose work takes long", async () => {
    const { clock, client } = scene((picture) => (picture.includes("/slow-") ? 20_000 : 1800));
    const slow = many(client(), "slow", 200);
    for (const each of slow) each.catch(() => {});
    await clock.passUntil(clock.sleepUntil(testStart + 60_000));
    const before = clock.now();
    await clock.passUntil(client().scale({ image: "https://pictures.example/quick-0.png", type: "clean" }));
    // Its submit and its poll each wait for one turn of the others at the most.
    expect(clock.now() - before).toBeLessThan(4500);
  });

  test("with a poll is not kept waiting by submits", async () => {
    const { clock, left, client } = scene();
    await clock.passUntil(Promise.all(many(client(), "busy", 60)));
    const waits = submitsOf(left).map(({ task, at }) => {
      const first = left.find((request) => request.kind === "poll" && request.task === task);
      return (first?.at ?? Number.POSITIVE_INFINITY) - at;
    });
    // The first poll is due some two seconds after the submit; it never waits for more than a few turns.
    expect(Math.max(...waits)).toBeLessThan(5000);
  });

  test("is not held up by a task that never ends", async () => {
    const { clock, client } = scene((picture) => (picture.includes("stuck") ? undefined : 1800));
    const own = client();
    const stuck = many(own, "stuck", 1).map((each) => each.catch((error: unknown) => error));
    await clock.passUntil(Promise.all(many(own, "other", 60)));
    // 120 requests of their own, and a poll of the stuck task every one to three seconds.
    expect((clock.now() - testStart) / 1000).toBeLessThan((120 / 2) * 1.3 + 3);
    expect(await clock.passUntil(Promise.all(stuck))).toMatchObject([{ code: "GC_TASK_DEADLINE" }]);
  });

  test("and gives up makes room for the next", async () => {
    const { clock, left, client } = scene();
    const own = client();
    const giveUp = new AbortController();
    const given = pictures("gone", 50).map((image) =>
      own.scale({ image, type: "clean" }, { signal: giveUp.signal }).catch((error: unknown) => error),
    );
    const next = own.scale({ image: "https://pictures.example/next-0.png", type: "clean" });
    await new Promise((resolve) => setTimeout(resolve, 0));
    giveUp.abort();
    await clock.passUntil(Promise.all([...given, next]));
    expect(submitsOf(left).findIndex(of("next"))).toBeLessThanOrEqual(1);
    expect(clock.now() - testStart).toBeLessThan(5000);
  });
});
