import { describe, expect, it } from "vitest";
import { nextTurn } from "#platform/next-turn";
import { dataOf } from "../testing/caller.js";
import { doors, enterBy } from "../testing/doors.js";
import { discFile } from "../testing/pictures.js";
import { testStart } from "../testing/test-mock.js";

const submit = async () => ({ image_file: await discFile(), type: "clean" });

describe.each(doors)("hang, %s", (door) => {
  it("gives no answer until the caller gives up; the submit was accepted", async () => {
    const { caller, session, reports } = await enterBy(door);
    session.faults.script([{ fault: "hang" }]);
    const going = new AbortController();
    let settled = false;
    const outcome = caller
      .picwish("scale", await submit(), { signal: going.signal })
      .catch((reason: unknown) => reason)
      .finally(() => {
        settled = true;
      });
    while (session.journal.exchanges().length === 0) await nextTurn();
    for (let turn = 0; turn < 10; turn++) await nextTurn();
    expect([settled, session.clock.now()]).toEqual([false, testStart]);
    going.abort(new Error("enough"));
    expect(await outcome).toMatchObject({ message: "enough" });
    const words = "nothing more was said before the headers of the answer";
    expect(session.journal.exchanges()).toMatchObject([
      { operation: "submit", fault: `a planned fault: ${words}`, notes: [words], faults: ["hang"] },
    ]);
    expect(session.journal.exchanges()[0]).not.toHaveProperty("response");
    expect(reports).toEqual([]);
  });

  it("may begin within the body", async () => {
    const { caller, session } = await enterBy(door);
    session.faults.script([{ fault: "hang", with: { at: "within-body", afterBytes: 10 }, operation: "submit" }]);
    const going = new AbortController();
    const response = await caller.submit("picwish", "scale", await submit(), { signal: going.signal });
    const reader = response.body?.getReader();
    expect((await reader?.read())?.value?.byteLength).toBe(10);
    const next = reader?.read().catch((reason: unknown) => reason);
    going.abort(new Error("enough"));
    expect(await next).toMatchObject({ message: "enough" });
    expect(session.journal.exchanges()[0]?.response).toMatchObject({ status: 200, body: { bytes: 10 } });
  });

  it("is over with the mock itself, where there is a port to close", async () => {
    const { caller, session, mock } = await enterBy(door);
    session.faults.script([{ fault: "hang" }]);
    const going = new AbortController();
    const outcome = caller
      .poll("scale", "nothing", { signal: going.signal })
      .catch((reason: unknown) => String(reason));
    while (session.journal.exchanges().length === 0) await nextTurn();
    await mock.close();
    if (door === "in this process") going.abort("no port: only the caller can end it");
    expect(await outcome).toMatch(/fetch failed|no port/);
  });

  it("leaves other callers alone", async () => {
    const { caller, session } = await enterBy(door);
    session.faults.script([{ fault: "hang", operation: "poll" }]);
    const going = new AbortController();
    const hanging = caller.poll("scale", "nothing", { signal: going.signal }).catch(() => "gave up");
    while (session.journal.exchanges().length === 0) await nextTurn();
    expect(dataOf(await caller.picwish("scale", await submit())).task_id).toBeDefined();
    going.abort();
    expect(await hanging).toBe("gave up");
  });
});
