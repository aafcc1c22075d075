import { describe, expect, it } from "vitest";
import { dataOf } from "../testing/caller.js";
import { doors, enterBy } from "../testing/doors.js";
import { outcomeOfCall } from "../testing/outcome-of-call.js";
import { discFile } from "../testing/pictures.js";

const places = [
  { at: "before-headers" },
  { at: "within-headers" },
  { at: "after-headers" },
  { at: "within-body" },
  { at: "before-headers", by: "close" },
  { at: "within-body", afterBytes: 3, by: "close" },
] as const;

describe.each(doors)("lost-response, %s", (door) => {
  it.each(places)("loses the answer to a submit that is accepted: %j", async (how) => {
    const { caller, session, reports } = await enterBy(door);
    session.faults.script([{ fault: "lost-response", with: how }]);
    const fields = { image_file: await discFile(), type: "clean" };
    const { text = "", ...outcome } = await outcomeOfCall(caller.submit("picwish", "scale", fields));
    expect(outcome.error).toMatch(/TypeError: (fetch failed|terminated)/);
    const reset = !("by" in how);
    expect(outcome.code).toBe(reset ? "ECONNRESET" : "UND_ERR_SOCKET");

    // The task exists, and whoever knows its id can have what was paid for. The caller does not.
    const [submit] = session.journal.exchanges();
    const taskId = submit?.notes?.[0]?.match(/^the submit was accepted, as task (.+)$/)?.[1] ?? "";
    expect(text).not.toContain(taskId);
    const polled = dataOf(await caller.poll("scale", taskId));
    expect(polled.task_id).toBe(taskId);

    const headed = how.at === "after-headers" || how.at === "within-body";
    expect([submit?.response?.status, submit?.operation]).toEqual([headed ? 200 : undefined, "submit"]);
    expect(submit?.response?.body ?? {}).not.toHaveProperty("json");
    expect([session.faults.unused(), reports]).toEqual([[], []]);
  });

  it("waits for the work first where the caller does", async () => {
    const { caller, session } = await enterBy(door);
    session.faults.script([{ fault: "lost-response" }, { fault: "slow-task", with: { workMs: 4000 } }]);
    const fields = { image_file: await discFile(), type: "clean", sync: 1 };
    expect((await outcomeOfCall(caller.submit("picwish", "scale", fields))).code).toBe("ECONNRESET");
    expect(session.journal.exchanges()[0]?.durationMs).toBeGreaterThan(0);
  });

  it("tells a submit that is refused so", async () => {
    const { caller, session } = await enterBy(door);
    session.faults.script([{ fault: "lost-response" }]);
    expect((await caller.picwish("scale", { type: "clean" })).status).toBe(400);
    expect(session.journal.exchanges()[0]).not.toHaveProperty("notes.0");
  });

  it("is for the other vendors as well", async () => {
    const { caller, session } = await enterBy(door);
    session.faults.script([{ fault: "lost-response" }]);
    const body = { parameter: {}, media_info_list: [{ media_data: "AAAA", media_profiles: {} }] };
    const call = caller.submit("meitu", "aiquality", body, { encoding: "json" });
    expect((await outcomeOfCall(call)).code).toBe("ECONNRESET");
    expect(session.journal.exchanges()).toHaveLength(1);
  });
});
