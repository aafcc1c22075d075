import { describe, expect, it } from "vitest";
import type { MockSession } from "../mock.js";
import { Caller } from "../testing/caller.js";
import { testMock } from "../testing/test-mock.js";

const fields = { image_url: "https://files.test/portrait.jpg", type: "clean" };

function submit(caller: Caller, sync: 0 | 1): Promise<Response> {
  return caller.submit("picwish", "scale", { ...fields, sync }, { encoding: "form" });
}

/** A session in which time stands still, and what a caller in it hears by either way. */
async function world(over: "call" | "port") {
  const { mock, reports } = testMock();
  const session = mock.session({ pace: "manual" });
  const { url } = over === "port" ? await mock.listen() : { url: undefined };
  const fetch = url === undefined ? mock.fetch : globalThis.fetch;
  return { mock, reports, session, caller: new Caller(fetch, session.credentials, url) };
}

/** Resolves when so many exchanges of a session have come as far as they can without time. */
async function settled(session: MockSession, arrived: () => boolean): Promise<void> {
  // Over a port a request takes its way: time that moves by nothing lets all that is at work come to rest.
  while (!arrived()) await session.advance(0);
  await session.advance(0);
}

describe.each(["call", "port"] as const)("closing a session, over a %s", (over) => {
  it("answers who waits for a task with 410 and the reason", async () => {
    const { mock, session, caller, reports } = await world(over);
    const waiting = submit(caller, 1);
    await settled(session, () => session.ledger.entries().length > 0);
    session.close();
    const answer = await waiting;
    expect([answer.status, await answer.json()]).toEqual([
      410,
      { code: "GC_SESSION_CLOSED", error: expect.stringContaining(`The session ${session.id} was closed`) },
    ]);
    expect(session.journal.find({ operation: "submit" })?.because).toContain("was closed while this request waited");
    expect(reports).toEqual([]);
    await mock.close();
  });

  it.each([{ fault: "latency", with: { ms: 60_000 } }])(
    "answers who is held back by $fault with 410",
    async (fault) => {
      const { mock, session, caller } = await world(over);
      session.faults.script([fault]);
      const waiting = submit(caller, 0);
      await settled(session, () => session.ledger.entries().length > 0);
      session.close();
      expect((await waiting).status).toBe(410);
      await mock.close();
    },
  );

  it.each([
    { fault: "hang", with: { at: "within-body" } },
    { fault: "slow-body", with: { bytesPerSecond: 1 } },
  ])("breaks an answer off that $fault has begun: $with", async (fault) => {
    const { mock, session, caller } = await world(over);
    session.faults.script([fault]);
    const answer = await submit(caller, 0);
    const body = answer.text();
    body.catch(() => {});
    await session.advance(0);
    session.close();
    await expect(body).rejects.toThrow();
    await mock.close();
  });

  it("ends a request that hangs", async () => {
    const { mock, session, caller } = await world(over);
    session.faults.script([{ fault: "hang" }]);
    const waiting = submit(caller, 0).then(
      ({ status }) => status,
      () => "closed",
    );
    await settled(session, () => session.journal.count() > 0);
    session.close();
    expect(await waiting).toBe(over === "call" ? 410 : "closed");
    await mock.close();
  });

  it("ends an upload that is read slowly", async () => {
    const { mock, session, caller } = await world(over);
    session.faults.script([{ fault: "slow-body", with: { bytesPerSecond: 1, direction: "upload" } }]);
    const waiting = submit(caller, 0);
    while (session.faults.uses()[0]?.used === 0) await session.advance(0);
    await session.advance(0);
    session.close();
    expect((await waiting).status).toBe(410);
    await mock.close();
  });
});

describe("a session that was closed", () => {
  it("has let its tasks go: their results are not found, and its credentials lead to a new session", async () => {
    const { mock, session, caller } = await world("call");
    const { data } = await (await session.passUntil(submit(caller, 1))).json();
    session.close();
    expect((await mock.fetch(data.image)).status).toBe(404);
    expect(mock.sessions()).toEqual([]);
    const poll = await caller.send("picwish", `/api/tasks/visual/scale/${data.task_id}`);
    expect(poll.status).toBe(404);
    expect(mock.sessions().map(({ id }) => id)).not.toContain(session.id);
  });

  it("keeps its journal, ledger and verdict for whoever holds it, and closes only once", async () => {
    const { mock, session, caller } = await world("call");
    session.faults.script([{ fault: "stuck-task" }]);
    await caller.picwish("scale", {});
    session.close();
    session.close();
    expect(session.journal.count()).toBe(1);
    expect(() => session.verify()).toThrow(/stuck-task/);
    expect(() => mock.verify()).not.toThrow();
  });

  it("is one that its block has left", async () => {
    const { mock } = testMock();
    {
      using session = mock.session();
      expect(mock.sessions().map(({ id }) => id)).toEqual([session.id]);
    }
    expect(mock.sessions()).toEqual([]);
  });

  it("is one that a restored session takes the place of: who waits in it is told", async () => {
    const { mock, session, caller } = await world("call");
    const waiting = submit(caller, 1);
    await settled(session, () => session.ledger.entries().length > 0);
    const again = mock.restore(await session.snapshot());
    expect((await waiting).status).toBe(410);
    expect(mock.sessions().map(({ id }) => id)).toEqual([again.id]);
  });

  it("is one that was removed over HTTP: who waits in it is told", async () => {
    const { mock, session, caller } = await world("call");
    const waiting = submit(caller, 1);
    await settled(session, () => session.ledger.entries().length > 0);
    const removal = { method: "DELETE", headers: { "content-type": "application/json" } };
    const removed = await mock.fetch(`http://127.0.0.1/_graycard/sessions/${session.id}`, removal);
    expect(await removed.json()).toEqual({ removed: session.id });
    expect((await waiting).status).toBe(410);
  });
});

describe("resetting a session", () => {
  const post = { method: "POST", headers: { "content-type": "application/json" } };

  it.each([
    ["alone", (id: string) => `sessions/${id}/reset`],
    ["with all others", () => "reset"],
  ])("answers who waits in it with 410 and the reason, %s", async (_, path) => {
    const { mock, session, caller, reports } = await world("call");
    const waiting = submit(caller, 1);
    await settled(session, () => session.ledger.entries().length > 0);
    const reset = await mock.fetch(`http://127.0.0.1/_graycard/${path(session.id)}`, post);
    expect(reset.status).toBe(200);
    const answer = await waiting;
    expect([answer.status, await answer.json()]).toEqual([
      410,
      { code: "GC_SESSION_RESET", error: expect.stringContaining(`The session ${session.id} was reset`) },
    ]);
    expect([session.journal.count(), session.ledger.entries(), reports]).toEqual([0, [], []]);
    // Whoever comes later waits as ever.
    const { data } = await (await session.passUntil(submit(caller, 1))).json();
    expect(data.state).toBe(1);
    const last = submit(caller, 1);
    await settled(session, () => session.ledger.entries().length > 1);
    session.close();
    expect(await (await last).json()).toMatchObject({ code: "GC_SESSION_CLOSED" });
  });

  it("ends an answer that hangs", async () => {
    const { mock, session, caller } = await world("call");
    session.faults.script([{ fault: "hang" }]);
    const waiting = submit(caller, 0);
    await settled(session, () => session.journal.count() > 0);
    await mock.fetch(`http://127.0.0.1/_graycard/sessions/${session.id}/reset`, post);
    expect(await (await waiting).json()).toMatchObject({ code: "GC_SESSION_RESET" });
  });
});
