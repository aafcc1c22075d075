import { describe, expect, it } from "vitest";
import { bent } from "../testing/bent.js";
import { dataOf } from "../testing/caller.js";
import { discFile, sizeOf } from "../testing/pictures.js";
import { testSession, testStart } from "../testing/test-mock.js";

describe("skip-check", () => {
  it("leaves out the credential", async () => {
    const { mock, caller, fields } = await bent({ fault: "skip-check", with: { check: "validate" } });
    mock.faults.script([{ fault: "skip-check", with: { check: "authenticate" } }]);
    expect((await caller.picwish("scale", { ...fields, sync: 1 }, { credential: "none" })).status).toBe(200);
  });

  it("leaves out the task id: another task is answered about", async () => {
    const { caller, fields } = await bent({ fault: "skip-check", with: { check: "locate-task" } });
    const { task_id } = dataOf(await caller.picwish("scale", fields));
    expect(dataOf(await caller.poll("scale", "nonsense")).task_id).toBe(task_id);
    expect((await caller.poll("scale", "nonsense")).status).toBe(404);
  });

  it("leaves out the rate", async () => {
    const { caller, session } = testSession({ pace: "manual" });
    session.faults.script([{ fault: "skip-check", with: { check: "admit" }, times: 5 }]);
    const statuses = [];
    for (let call = 0; call < 8; call++) statuses.push((await caller.picwish("scale", {})).status);
    expect(statuses).toEqual([400, 400, 400, 400, 400, 400, 400, 429]);
  });

  it("leaves out the size", async () => {
    const { caller } = await bent({ fault: "skip-check", with: { check: "size" } });
    const image_file = new Uint8Array(15_728_641);
    image_file.set(await discFile());
    const { body } = await caller.picwish("scale", { image_file, type: "clean", sync: 1 });
    expect(body.data?.state).toBe(1);
  });

  it("leaves out the parameters, and heeds those that can be read", async () => {
    const { caller, fields } = await bent({ fault: "skip-check", with: { check: "validate" }, times: 2 });
    const data = await caller.finish("scale", { ...fields, type: "dog", scale_factor: "2" });
    expect(sizeOf((await caller.download(data.image)).bytes)).toBe("jpg 192x144");
    expect((await caller.picwish("scale", { sync: 1, type: "clean" })).status).toBe(200);
  });

  it("leaves out the signature of a link", async () => {
    const { caller, finish, session } = await bent({ fault: "skip-check", with: { check: "link" } });
    const { image } = await finish();
    await session.advance(10_000_000);
    const bare = image.replace(/\?.*/, "");
    expect([(await caller.download(bare)).status, (await caller.download(bare)).status]).toEqual([200, 403]);
  });
});

describe("ignore-field", () => {
  it("acts as if the field had not been sent, and the journal still has it", async () => {
    const { caller, fields, session } = await bent({ fault: "ignore-field", with: { field: "scale_factor" } });
    const data = await caller.finish("scale", { ...fields, scale_factor: "1" });
    expect(sizeOf((await caller.download(data.image)).bytes)).toBe("jpg 384x288");
    expect(session.journal.exchanges()[0]?.request.body?.fields?.scale_factor).toBe("1");
  });
});

describe("other-limit and other-reading", () => {
  it.each([
    ["imageBytes", 100, 413],
    ["maxSidePx", 95, -7],
    ["minSidePx", 73, -7],
  ])("apply another number: %s", async (limit, value, outcome) => {
    const { caller, fields } = await bent({ fault: "other-limit", with: { limit, value } });
    const { status, body } = await caller.picwish("scale", { ...fields, sync: 1 });
    expect(status === 200 ? body.data?.state : status).toBe(outcome);
    expect((await caller.picwish("scale", { ...fields, sync: 1 })).body.data?.state).toBe(1);
  });

  it("apply another rate, another life of links and of tasks", async () => {
    const { caller, session, fields } = await bent({
      fault: "other-limit",
      with: { limit: "qps", value: 1 },
      times: 2,
    });
    const statuses = [];
    for (let call = 0; call < 3; call++) statuses.push((await caller.picwish("scale", {})).status);
    session.faults.script([{ fault: "other-limit", with: { limit: "linkLifeMs", value: 60_000 } }]);
    const data = await caller.finish("scale", fields);
    const life = Number(new URL(data.image).searchParams.get("Expires")) - Math.floor(session.clock.now() / 1000);
    const { task_id } = dataOf(await caller.picwish("scale", fields));
    session.faults.script([{ fault: "other-limit", with: { limit: "taskLifeMs", value: 50 } }]);
    await session.advance(51);
    expect([statuses, life, (await caller.poll("scale", task_id)).status]).toEqual([[400, 429, 400], 60, 404]);
  });

  it("apply other usual work", async () => {
    const { finish, session } = await bent({ fault: "other-limit", with: { limit: "usualMs", value: 20_000 } });
    await finish();
    expect(session.clock.now() - testStart).toBeGreaterThanOrEqual(10_000);
  });

  it("follow another value of an erratum", async () => {
    const value = { quadruple: 50, double: 60 };
    const { caller, finish } = await bent({ fault: "other-reading", with: { erratum: "scale.auto-bands", value } });
    expect(sizeOf((await caller.download((await finish()).image)).bytes)).toBe("jpg 96x72");
    expect(sizeOf((await caller.download((await finish()).image)).bytes)).toBe("jpg 384x288");
  });
});
