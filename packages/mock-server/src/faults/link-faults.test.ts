import { describe, expect, it } from "vitest";
import { dataOf } from "../testing/caller.js";
import { discFile } from "../testing/pictures.js";
import { testSession } from "../testing/test-mock.js";
import type { ScriptedFault } from "./scripted-fault.js";

type Edition = "documented" | "observed";

/** A link of a task with a fault, and what the journal says of a visit to it. */
async function visit(edition: Edition, plan: ScriptedFault) {
  const world = testSession({ edition });
  world.session.faults.script([plan]);
  const data = await world.caller.finish("scale", { image_file: await discFile(), type: "clean" });
  const { status } = await world.caller.download(data.image);
  const why = world.session.journal.exchanges().at(-1)?.fault;
  return { ...world, data, status, why };
}

describe.each(["documented", "observed"] as const)("a link of the %s edition", (edition) => {
  it("works when nothing is planned", async () => {
    expect(await visit(edition, { fault: "slow-task", with: { workMs: 1 } })).toMatchObject({ status: 200 });
  });

  it.each([
    ["u0026", /literal \\u0026/],
    ["amp", /&amp;/],
    ["double-encoded", /percent-encoded twice/],
  ])("is mangled: %s", async (how, says) => {
    const { status, why } = await visit(edition, { fault: "mangled-link", with: { how } });
    expect(status).toBe(403);
    expect(why).toMatch(says);
  });

  it("is mangled: lower-cased", async () => {
    const { status, why } = await visit(edition, { fault: "mangled-link", with: { how: "lower-cased" } });
    expect(status).toBe(403);
    expect(why).toMatch(edition === "documented" ? /changed their case/ : /key id|signature/);
  });

  it("has died before it is handed out", async () => {
    const { status, why } = await visit(edition, { fault: "early-expired-link" });
    expect(status).toBe(403);
    expect(why).toMatch(/expired \d+ s ago/);
  });

  it("dies after the life it is given", async () => {
    const { session, caller, data, status } = await visit(edition, {
      fault: "early-expired-link",
      with: { lifeMs: 5000 },
    });
    expect(status).toBe(200);
    await session.advance(6000);
    expect((await caller.download(data.image)).status).toBe(403);
  });
});

describe("a fault of links", () => {
  it("holds for all answers about the task, and for no other task", async () => {
    const { caller, session } = testSession();
    session.faults.script([{ fault: "mangled-link", with: { how: "amp" } }]);
    const fields = { image_file: await discFile(), type: "clean" };
    const ids = [];
    for (let task = 0; task < 2; task++) ids.push(dataOf(await caller.picwish("scale", fields)).task_id);
    const [first = "", second = ""] = ids;
    await session.advance(10_000);
    const links = [];
    for (const id of [first, first, second]) links.push(dataOf(await caller.poll("scale", id)).image);
    expect(links.map((link) => link.includes("&amp;"))).toEqual([true, true, false]);
    expect(links[0]).not.toContain("&amp;amp;");
    expect(session.faults.unused()).toEqual([]);
  });

  it("can be for one answer only", async () => {
    const { caller, session } = testSession();
    session.faults.script([{ fault: "early-expired-link", operation: "poll" }]);
    const { task_id } = dataOf(await caller.picwish("scale", { image_file: await discFile(), type: "clean" }));
    await session.advance(10_000);
    const statuses = [];
    for (let poll = 0; poll < 2; poll++) {
      const { image } = dataOf(await caller.poll("scale", task_id));
      statuses.push((await caller.download(image)).status);
    }
    expect(statuses).toEqual([403, 200]);
  });
});
