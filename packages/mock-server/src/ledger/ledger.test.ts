import { describe, expect, it } from "vitest";
import { type Caller, dataOf, type Fields } from "../testing/caller.js";
import { base64 } from "../testing/encode-body.js";
import { discFile } from "../testing/pictures.js";
import { type TestSession, testSession } from "../testing/test-mock.js";

const hourMs = 3_600_000;

/** A world with a submit in it that nobody asked about yet, and what its ledger says. */
async function booked(options: Parameters<typeof testSession>[0] = {}) {
  const world = testSession(options);
  const fields = { image_file: await discFile(), type: "clean" };
  const submit = async (own: Fields = {}) => dataOf(await world.caller.picwish("scale", { ...fields, ...own })).task_id;
  const id = await submit();
  const fates = () => world.session.ledger.entries().map(({ fate }) => fate);
  /** Lets the work end, and asks for it. */
  const end = async (taskId = id) => {
    await world.session.advance(5000);
    return dataOf(await world.caller.poll("scale", taskId));
  };
  return { ...world, id, fields, submit, fates, end };
}

describe("a booking", () => {
  it("tells what was taken on, when, and what it costs", async () => {
    const { session, id, fields } = await booked();
    expect(session.ledger.entries()).toEqual([
      {
        id: "submit-1",
        taskId: id,
        at: session.journal.exchanges()[0]?.startedAt,
        vendor: "picwish",
        endpoint: "scale",
        priceClass: "upscale",
        credits: 2,
        charged: true,
        bytes: fields.image_file.byteLength,
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        fate: "open",
        wasted: false,
      },
    ]);
  });

  it.each<[string, (caller: Caller) => Promise<unknown>]>([
    ["a wrong key", (caller) => caller.picwish("scale", {}, { credential: ["an invalid key"] })],
    ["a wrong value", (caller) => caller.picwish("scale", { type: "dog" })],
    ["a poll", (caller) => caller.poll("scale", "x")],
    ["an address that does not exist", (caller) => caller.send("picwish", "/api/tasks/visual/nothing")],
  ])("is not made for %s", async (_, call) => {
    const { caller, session } = testSession();
    await call(caller);
    expect(session.ledger.entries()).toEqual([]);
  });

  it("is made for a task of every vendor, with a price where one is known", async () => {
    const { caller, session } = testSession();
    session.files.put("a.jpg", await discFile());
    await caller.watermark({ image_url: "https://h/a.jpg", rectangles: '[{"x":1,"y":1,"width":2,"height":2}]' });
    const media = { media_data: base64(await discFile()), media_profiles: { media_data_type: "jpg" } };
    await caller.aiquality({ parameter: { rsp_media_type: "jpg" }, media_info_list: [media] });
    const entries = session.ledger.entries();
    expect(entries.map(({ vendor, priceClass, fate }) => [vendor, priceClass, fate])).toEqual([
      ["aliyun-market", "inpaint", "open"],
      ["meitu", "restore", "delivered"],
    ]);
    for (const entry of entries) expect(entry).not.toHaveProperty("credits");
    expect(session.ledger.summary()).toMatchObject({ submits: 2, credits: 0, unpriced: 2 });
  });
});

describe("the fate of a submit", () => {
  it("is open while its work runs, and as long as its result can be had", async () => {
    const { fates, end, session } = await booked();
    expect(fates()).toEqual(["open"]);
    await end();
    expect(fates()).toEqual(["open"]);
    await session.advance(hourMs - 5000);
    expect(fates()).toEqual(["open"]);
  });

  it("is delivered once its result was fetched, and stays so", async () => {
    const { fates, end, session, caller } = await booked();
    await caller.download((await end()).image);
    expect(fates()).toEqual(["delivered"]);
    await session.advance(10 * hourMs);
    expect(fates()).toEqual(["delivered"]);
  });

  it.each([2, 3])("is delivered by an answer that has the picture in it: return_type %i", async (return_type) => {
    const { caller, session } = testSession();
    await caller.submit("picwish", "scale", { image_file: await discFile(), type: "clean", sync: 1, return_type });
    expect(session.ledger.entries()[0]?.fate).toBe("delivered");
  });

  it.each<[string, RequestInit]>([
    ["the head of it only", { method: "HEAD" }],
    ["another method", { method: "POST" }],
  ])("is not delivered by asking for %s", async (_, init) => {
    const { fates, end, caller } = await booked();
    await caller.download((await end()).image, init);
    expect(fates()).toEqual(["open"]);
  });

  it("is not delivered by a link that was refused", async () => {
    const { fates, end, caller } = await booked();
    expect((await caller.download((await end()).image.replace(/Signature=.*/, "Signature=x"))).status).toBe(403);
    expect(fates()).toEqual(["open"]);
  });

  it.each([
    { fault: "truncated-result" },
    { fault: "damaged-result" },
    { fault: "wrong-type-result" },
    { fault: "bad-result", with: { status: 503 } },
    { fault: "truncated-body", with: {} },
    { fault: "garbled-body" },
    { fault: "drop-connection", with: { at: "after-headers" } },
  ])("is not delivered by a download that goes wrong: $fault", async (plan) => {
    const { fates, end, caller, session } = await booked();
    const { image } = await end();
    session.faults.script([{ ...plan, operation: "fetch-result" }]);
    await caller.download(image).catch(() => {});
    expect([fates(), session.faults.unused()]).toEqual([["open"], []]);
    await caller.download(image);
    expect(fates()).toEqual(["delivered"]);
  });

  it("is failed once the caller was told so", async () => {
    const { caller, session } = testSession();
    session.faults.script([{ fault: "task-outcome", with: { code: -7 } }]);
    const { task_id } = dataOf(await caller.picwish("scale", { image_file: await discFile(), type: "clean" }));
    await session.advance(5000);
    expect(session.ledger.entries()[0]?.fate).toBe("open");
    await caller.poll("scale", task_id);
    expect(session.ledger.entries()[0]).toMatchObject({ fate: "failed", charged: true });
  });

  it("is unread when its last link died before anybody followed one", async () => {
    const { fates, end, session, caller, id } = await booked();
    await end();
    await session.advance(hourMs - 60_000);
    const { image } = dataOf(await caller.poll("scale", id));
    await session.advance(hourMs);
    expect(fates()).toEqual(["open"]);
    await session.advance(1000);
    expect(fates()).toEqual(["expired-unread"]);
    expect((await caller.download(image)).status).toBe(403);
  });

  it("is unread at once when its only link was dead when it came, and open again with a new one", async () => {
    const { fates, end, session } = await booked();
    session.faults.script([{ fault: "early-expired-link", operation: "poll" }]);
    await end();
    expect(fates()).toEqual(["expired-unread"]);
    await end();
    expect(fates()).toEqual(["open"]);
  });

  it("is orphaned when nobody asked for its end while there was time", async () => {
    const { fates, session } = await booked();
    await session.advance(hourMs);
    expect(fates()).toEqual(["open"]);
    await session.advance(1);
    expect(fates()).toEqual(["orphaned"]);
  });

  it("is orphaned at once when the answer to the submit was lost, and booked all the same", async () => {
    const { caller, session } = testSession();
    session.faults.script([{ fault: "lost-response" }]);
    const submit = caller.picwish("scale", { image_file: await discFile(), type: "clean" });
    await expect(submit).rejects.toThrow();
    expect(session.ledger.entries()).toMatchObject([{ fate: "orphaned", charged: true, credits: 2 }]);
  });

  it("is orphaned when the caller of a synchronous submit goes away", async () => {
    const { caller, session } = testSession({ pace: "manual" });
    const controller = new AbortController();
    const options = { signal: controller.signal };
    const submit = caller.picwish("scale", { image_file: await discFile(), type: "clean", sync: 1 }, options);
    while (session.ledger.entries().length === 0) await new Promise(setImmediate);
    expect(session.ledger.entries()[0]?.fate).toBe("open");
    controller.abort();
    await expect(submit).rejects.toThrow();
    expect(session.ledger.entries()[0]?.fate).toBe("orphaned");
  });

  it("is open as long as polls are lost, as their caller can ask again", async () => {
    const { fates, end, session, caller, id } = await booked();
    session.faults.script([{ fault: "drop-connection", operation: "poll" }]);
    await expect(caller.poll("scale", id)).rejects.toThrow();
    expect(fates()).toEqual(["open"]);
    await caller.download((await end()).image);
    expect(fates()).toEqual(["delivered"]);
  });
});

describe("a duplicate", () => {
  it("that delivers what the first did not is worth its price, and the first is not", async () => {
    const { session, caller } = testSession();
    const fields = { image_file: await discFile(), type: "clean" };
    session.faults.script([{ fault: "lost-response" }]);
    await caller.submit("picwish", "scale", fields).catch(() => undefined);
    const { task_id } = dataOf(await caller.picwish("scale", fields));
    await session.advance(5000);
    await caller.download(dataOf(await caller.poll("scale", task_id)).image);
    // A third one is for nothing again.
    await caller.picwish("scale", fields);
    const judged = session.ledger.entries().map(({ fate, wasted }) => [fate, wasted]);
    expect(judged).toEqual([
      ["orphaned", true],
      ["duplicate", false],
      ["duplicate", true],
    ]);
    expect([session.ledger.summary().wastedCredits, session.ledger.waste().length]).toEqual([4, 2]);
  });

  it("is the same work taken on again, whatever becomes of either", async () => {
    const { submit, fates, end, caller, session, id } = await booked();
    const again = await submit();
    expect(fates()).toEqual(["open", "duplicate"]);
    await caller.download((await end(again)).image);
    expect(fates()).toEqual(["open", "duplicate"]);
    expect(session.ledger.entries()[1]).toMatchObject({ duplicateOf: id });
  });

  it.each<[string, Fields]>([
    ["waiting for it", { sync: 1 }],
    ["another form of answer", { sync: 1, return_type: 2 }],
    ["the factor that applies anyway", { scale_factor: 4 }],
    ["a field that does not count", { fix_face_only: 1 }],
    ["a name that is no field", { nonsense: "x" }],
  ])("is one, too, with %s", async (_, own) => {
    const { submit, fates, caller, fields } = await booked();
    if ("sync" in own) await caller.submit("picwish", "scale", { ...fields, ...own });
    else await submit(own);
    expect(fates()[1]).toBe("duplicate");
  });

  it.each<[string, Fields]>([
    ["other work", { scale_factor: 2 }],
    ["another mode", { type: "face" }],
  ])("is not %s", async (_, own) => {
    const { submit, fates } = await booked();
    await submit(own);
    expect(fates()).toEqual(["open", "open"]);
  });

  it("is the same picture, by whichever field it came", async () => {
    const { caller, session } = testSession();
    const bytes = await discFile();
    session.files.put("a.jpg", bytes);
    const rectangles = '[{"x":1,"y":1,"width":2,"height":2}]';
    await caller.picwish("inpaint", { image_file: bytes, rectangles });
    await caller.picwish("inpaint", { image_base64: base64(bytes), rectangles }, { encoding: "json" });
    await caller.picwish("inpaint", { image_url: "https://h/a.jpg", rectangles }, { encoding: "form" });
    await caller.picwish("inpaint", { image_file: await discFile("png"), rectangles });
    await caller.picwish("inpaint", { image_file: bytes, rectangles: rectangles.replace("1", "5") });
    const fates = session.ledger.entries().map(({ fate }) => fate);
    expect(fates).toEqual(["open", "duplicate", "duplicate", "open", "open"]);
  });

  it("is the same address where nothing is, and not another", async () => {
    const { caller, session } = testSession();
    const send = (image_url: string) => caller.picwish("scale", { image_url, type: "clean" }, { encoding: "form" });
    for (const address of ["https://h/none.jpg", "https://h/other.jpg", "https://h/none.jpg"]) await send(address);
    expect(session.ledger.entries().map(({ fate }) => fate)).toEqual(["open", "open", "duplicate"]);
  });

  it("is not one of another session, endpoint or vendor", async () => {
    const { mock, caller, session, fields } = await booked();
    await caller.picwish("segmentation", { image_file: fields.image_file });
    const other = mock.session();
    const { picwish = [] } = other.credentials;
    await caller.picwish("scale", fields, { credential: picwish });
    for (const each of [session, other]) expect(each.ledger.summary().fates.duplicate).toBe(0);
  });

  it("is not work that is done again because it failed", async () => {
    const { caller, session } = testSession();
    session.faults.script([{ fault: "task-outcome", with: { code: -1 } }]);
    const fields = { image_file: await discFile(), type: "clean", sync: 1 };
    for (let turn = 0; turn < 3; turn++) await caller.picwish("scale", fields);
    expect(session.ledger.entries().map(({ fate }) => fate)).toEqual(["failed", "open", "duplicate"]);
  });

  it("is found after the pictures were let go", async () => {
    const { submit, fates, session } = await booked({ memory: { tasks: 1 } });
    await submit({ scale_factor: 2 });
    await submit();
    expect(fates()).toEqual(["open", "open", "duplicate"]);
    expect(session.ledger.entries().every(({ bytes }) => bytes > 0)).toBe(true);
  });
});

describe("the sum of a ledger", () => {
  it("tells what was charged and what of it was wasted", async () => {
    const { submit, end, caller, session, fields } = await booked();
    await submit();
    await caller.picwish("segmentation", { image_file: fields.image_file });
    await caller.download((await end()).image);
    await session.advance(hourMs);
    const fates = { open: 0, delivered: 1, failed: 0, duplicate: 1, orphaned: 1, "expired-unread": 0 };
    expect(session.ledger.summary()).toEqual({ submits: 3, fates, credits: 4.5, wastedCredits: 2.5, unpriced: 0 });
  });

  it("leaves out work that failed under a status that is not charged for", async () => {
    const { caller, session } = testSession();
    const media = { media_data: base64(new Uint8Array([1, 2, 3])), media_profiles: { media_data_type: "jpg" } };
    const { status } = await caller.aiquality({ parameter: {}, media_info_list: [media] });
    expect([status, session.ledger.entries()[0]]).toMatchObject([400, { fate: "failed", charged: false }]);
    expect(session.ledger.summary()).toMatchObject({ submits: 1, unpriced: 0 });
  });
});

describe("a session that must not waste anything", () => {
  const demand = ({ session }: TestSession) => session.verify({ waste: "none" });

  it("passes when everything paid for was fetched, or was said to have failed", async () => {
    const world = await booked();
    await world.caller.download((await world.end()).image);
    world.session.faults.script([{ fault: "task-outcome", with: { code: -7 } }]);
    await world.caller.picwish("scale", { ...world.fields, scale_factor: 2, sync: 1 });
    expect(() => demand(world)).not.toThrow();
  });

  it.each<[string, (world: Awaited<ReturnType<typeof booked>>) => Promise<unknown>, RegExp]>([
    ["is open", async () => {}, /its result has not been fetched so far/],
    ["came twice", ({ submit }) => submit(), /the same work had been taken on before, as task/],
    ["was left alone", ({ session }) => session.advance(2 * hourMs), /nobody learned how it ended/],
    [
      "was never fetched",
      async ({ end, session }) => {
        await end();
        await session.advance(2 * hourMs);
      },
      /its links died before anybody followed one/,
    ],
  ])("fails when a submit %s", async (_, act, message) => {
    const world = await booked();
    await act(world);
    expect(() => demand(world)).toThrow(message);
    expect(() => demand(world)).toThrow(expect.objectContaining({ code: "GC_SESSION_WASTE" }));
    expect(() => world.session.verify()).not.toThrow();
  });
});
