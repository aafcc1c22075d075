import { describe, expect, it } from "vitest";
import { dataOf } from "../testing/caller.js";
import { discFile, sizeOf } from "../testing/pictures.js";
import { testSession, testStart } from "../testing/test-mock.js";
import { type Edition, withLink } from "../testing/with-link.js";

const editions: readonly Edition[] = ["documented", "observed"];

describe("a result link", () => {
  it("is in the older form as documented", async () => {
    const { link } = await withLink();
    const expires = testStart / 1000 + 1 + 3600;
    expect(link).toMatch(new RegExp(`\\?Expires=${expires}&OSSAccessKeyId=GRAYCARD[0-9A-F]{16}&Signature=[^&]+$`));
    expect(Buffer.from(new URL(link).searchParams.get("Signature") ?? "", "base64")).toHaveLength(20);
  });

  it("is in the newer form as observed", async () => {
    const { link } = await withLink("observed");
    const query = new URL(link).searchParams;
    const names = ["credential", "date", "expires", "signature", "signature-version"].map((name) => `x-oss-${name}`);
    expect([...query.keys()]).toEqual(names);
    expect(query.get("x-oss-credential")).toMatch(
      /^GRAYCARD[0-9A-F]{16}\/20260102\/cn-shenzhen\/oss\/aliyun_v4_request$/,
    );
    expect([query.get("x-oss-date"), query.get("x-oss-expires")]).toEqual(["20260102T030406Z", "3600"]);
    expect(query.get("x-oss-signature")).toMatch(/^[0-9a-f]{64}$/);
    expect(query.get("x-oss-signature-version")).toBe("OSS4-HMAC-SHA256");
  });

  it.each(editions)("lives for an hour to the second: %s", async (edition) => {
    const { session, link, get, why } = await withLink(edition);
    await session.advance(3_600_000);
    expect((await get(link)).status).toBe(200);
    await session.advance(1000);
    const refused = await get(link);
    expect([refused.status, refused.headers.get("content-type")]).toEqual([403, "application/xml"]);
    expect(refused.text).toContain("<Code>AccessDenied</Code>");
    expect(refused.text).toContain("<Message>Request has expired.</Message>");
    // The number is known for links that carry their end, and for no others.
    expect(refused.text.includes("<EC>0002-00000069</EC>")).toBe(edition === "documented");
    expect(why()).toBe("the link expired 1 s ago");
  });

  it.each(editions)("is signed anew at each poll, and each lives its own hour: %s", async (edition) => {
    const { caller, session, get } = await withLink(edition);
    const { task_id } = dataOf(await caller.picwish("scale", { image_file: await discFile(), type: "clean" }));
    await session.advance(1000);
    const first = dataOf(await caller.poll("scale", task_id)).image;
    await session.advance(1_800_000);
    const second = dataOf(await caller.poll("scale", task_id)).image;
    expect(second).not.toBe(first);
    await session.advance(1_801_000);
    expect([(await get(first)).status, (await get(second)).status]).toEqual([403, 200]);
    // The task itself is forgotten by now; what was handed out for it is still good.
    expect((await caller.poll("scale", task_id)).status).toBe(404);
    expect((await get(second)).status).toBe(200);
  });

  it.each(editions)("may be asked for its head: %s", async (edition) => {
    const { link, caller } = await withLink(edition);
    const whole = await caller.download(link);
    const head = await caller.download(link, { method: "HEAD" });
    expect([head.status, head.bytes.byteLength]).toEqual([200, 0]);
    for (const name of ["content-type", "content-length"]) expect(head.headers.get(name)).toBe(whole.headers.get(name));
  });

  it.each(["POST", "PUT", "DELETE"])("is for reading, and not for a %s", async (method) => {
    const { link, caller, why } = await withLink();
    const refused = await caller.download(link, { method });
    expect([refused.status, refused.headers.get("content-type")]).toEqual([403, "application/xml"]);
    expect(why()).toBe(`the link was signed for a GET, and this is a ${method}`);
  });

  it("gives the same bytes each time", async () => {
    const { link, get } = await withLink();
    expect((await get(link)).bytes).toEqual((await get(link)).bytes);
  });

  it("may have doubled slashes", async () => {
    const { link, get } = await withLink();
    expect((await get(link.replace("/tasks/", "//tasks//"))).status).toBe(200);
  });

  it.each(editions)("tells nothing of session or credential: %s", async (edition) => {
    const { link, session } = await withLink(edition);
    for (const part of Object.values(session.credentials).flat()) expect(link).not.toContain(part);
  });

  it("lives for two hours where a vendor is read so", async () => {
    const { caller, session } = testSession({ readings: { picwish: { "link.life": "two-hours" } } });
    const data = await caller.finish("scale", { image_file: await discFile(), type: "clean" });
    const signed = Math.floor(session.clock.now() / 1000);
    expect(new URL(data.image).searchParams.get("Expires")).toBe(String(signed + 7200));
  });
});

describe("a link to what is not there", () => {
  it("is refused for its signature first", async () => {
    const { mock, caller } = testSession();
    expect((await caller.download("http://mock.test/tasks/output/scale/none.jpg?Expires=1&x=y")).status).toBe(403);
    expect(mock.journal.exchanges()[0]).toMatchObject({ operation: "fetch-result", fault: "the key id is missing" });
  });

  it("is a missing key in the store's own XML, when it is signed", async () => {
    const { mock, caller } = testSession();
    mock.faults.script([{ fault: "skip-check", with: { check: "link" }, times: "always" }]);
    const answer = await caller.download("http://mock.test/tasks/output/scale/none.jpg");
    expect([answer.status, answer.headers.get("content-type")]).toEqual([404, "application/xml"]);
    expect(answer.text).toContain("<Code>NoSuchKey</Code>");
    expect(mock.journal.exchanges()[0]?.fault).toBe("no task has a result under this path");
  });

  it("is one to a task that has not ended, or has failed", async () => {
    const { mock, caller, session } = testSession({ pace: "manual", qps: "off" });
    mock.faults.script([{ fault: "skip-check", with: { check: "link" }, times: "always" }]);
    session.faults.script([{ fault: "slow-task", with: { workMs: 50_000 } }]);
    const { task_id } = dataOf(await caller.picwish("scale", { image_file: await discFile(), type: "clean" }));
    const link = `http://mock.test/tasks/output/scale/${task_id}.jpg`;
    const reasons = [];
    for (const step of [0, 60_000]) {
      await session.advance(step);
      expect((await caller.download(link)).status).toBe(404);
      reasons.push(session.journal.exchanges().at(-1)?.fault);
    }
    expect(reasons).toEqual(["the task has not ended", "the task failed"]);
  });
});

describe("a result in the journal", () => {
  it("is told by its facts, with a link that opens nothing", async () => {
    const { link, get, session } = await withLink();
    const { bytes } = await get(link);
    const exchange = session.journal.exchanges().at(-1);
    expect(exchange).toMatchObject({ endpoint: "scale", operation: "fetch-result", vendor: "picwish" });
    expect(exchange?.response?.body).toMatchObject({ bytes: bytes.byteLength, picture: { format: "jpg", width: 384 } });
    expect(exchange?.request.url).toContain("Signature=[withheld]");
    expect(sizeOf(bytes)).toBe("jpg 384x288");
  });
});
