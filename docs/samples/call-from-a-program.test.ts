import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { picwish, probePicture } from "@graycard/core";
import { createClient, fetchTransport, TaskDeadlineError, UnknownOutcomeError } from "@graycard/core/client";
import { builtInPictures, createMock } from "@graycard/mock-server";
import { afterAll, describe, expect, it } from "vitest";

const photo = join(builtInPictures, "portrait.jpg");
const folder = await mkdtemp(join(tmpdir(), "call-"));
const mock = createMock({ seed: "shop" });
afterAll(async () => {
  await mock.close();
  await rm(folder, { recursive: true });
});

/** A client whose vendor is the mock, and whose time is that of its session: nothing waits for real. */
function shop(pace: "instant" | "manual" = "instant") {
  const session = mock.session({ pace });
  const client = createClient(picwish, {
    credentials: session.credentials.picwish ?? [],
    clock: session.clock,
    transport: fetchTransport(mock.fetch),
  });
  return { client, session };
}

describe("a shop", () => {
  it("has a photo enlarged and keeps the result", async () => {
    const { client, session } = shop();
    const { outputs, handle } = await client.scale({ image: photo, type: "clean", scale_factor: 2 });
    await client.download(outputs.image, { to: join(folder, "large.jpg"), handle });
    const large = probePicture(await readFile(join(folder, "large.jpg")));
    expect(large).toMatchObject({ ok: true, facts: { width: 960, height: 1200 } });
    session.verify({ waste: "none" });
  });

  it("gets bytes where it asks for bytes, and both pictures where it asks for both", async () => {
    const { client } = shop();
    const { outputs } = await client.segmentation({ image: photo, output_type: 1, return_type: 2 });
    expect([outputs.image.facts.alpha, outputs.mask.format]).toEqual([true, "png"]);
  });

  it("is told what is wrong before anything is sent", async () => {
    const { client, session } = shop();
    const call = client.scale({ image: photo, type: "clean", fix_face_only: 1 });
    await expect(call).rejects.toThrow("fix_face_only would go unread: it counts with type face only");
    expect(session.ledger.summary().submits).toBe(0);
  });

  it("never pays twice for an answer that was lost", async () => {
    const { client, session } = shop();
    session.faults.script([{ fault: "lost-response", operation: "submit" }]);
    const call = client.scale({ image: photo, type: "clean" });
    await expect(call).rejects.toBeInstanceOf(UnknownOutcomeError);
    expect(session.ledger.summary().submits).toBe(1);
  });

  it("goes on later with a task that took too long", async () => {
    const { client, session } = shop("manual");
    session.faults.script([{ fault: "slow-task", with: { workMs: 20_000 } }]);
    const call = client.scale({ image: photo, type: "clean" }, { deadlineMs: 5000 });
    const late = await session.passUntil(call).catch((error) => error);
    expect(late).toBeInstanceOf(TaskDeadlineError);
    expect(late.message).toContain("it was last processing");
    // `handle` is plain JSON: it can be kept anywhere until then.
    const handle = JSON.parse(JSON.stringify(late.handle));
    const { outputs } = await session.passUntil(client.resume(handle, { deadlineMs: 60_000 }));
    expect(outputs.image).toMatchObject({ form: "link", url: expect.stringContaining(handle.taskId) });
    expect(session.ledger.summary().submits).toBe(1);
  });
});
