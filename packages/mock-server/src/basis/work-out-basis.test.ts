import { type AnswerBasis, type AnyVendor, type EditionName, picwish, toBase64 } from "@graycard/core";
import { beforeAll, describe, expect, it } from "vitest";
import type { MockOptions } from "../mock.js";
import { dataOf, type Fields } from "../testing/caller.js";
import { discFile, maskFile, picture } from "../testing/pictures.js";
import { type TestSession, testSession } from "../testing/test-mock.js";

let image: Uint8Array;
let mask: Uint8Array;
let tiny: Uint8Array;
beforeAll(async () => {
  [image, mask, tiny] = await Promise.all([discFile("jpg"), maskFile(20, 20, () => true), picture(5, 5)]);
});

const box = JSON.stringify([{ x: 1, y: 1, width: 5, height: 5 }]);
const requests: Readonly<Record<string, () => Fields>> = {
  scale: () => ({ image_file: image, type: "clean" }),
  inpaint: () => ({ image_file: image, rectangles: box }),
  segmentation: () => ({ image_file: image }),
};
const media = (parameter: Fields = {}) => ({
  parameter,
  media_info_list: [{ media_data: toBase64(image), media_profiles: { media_data_type: "jpg" } }],
});

/** The basis of the last answer of a session. */
function lastBasis({ session }: TestSession): AnswerBasis {
  const basis = session.journal.exchanges().at(-1)?.basis;
  if (!basis) throw new Error("The last exchange has no basis.");
  return basis;
}

/** A basis as a word, and what is less than documented in it. */
function inShort({ is, leans }: AnswerBasis): readonly string[] {
  return [is, ...leans.map(({ about, clause, reading }) => [about, clause, reading].filter(Boolean).join(" "))];
}

async function basisAfter(
  act: (test: TestSession) => Promise<unknown>,
  options: MockOptions = {},
): Promise<AnswerBasis> {
  const test = testSession(options);
  await act(test);
  return lastBasis(test);
}

const asynchronous = "delivery async erratum:sync.absent async";

describe("the usual course, as documented", () => {
  it.each(Object.keys(requests))("of %s rests on the documents, once it is taken on", async (endpoint) => {
    const test = testSession();
    const { caller, session } = test;
    const fields = requests[endpoint]?.() ?? {};
    const { task_id } = dataOf(await caller.picwish(endpoint, fields));
    expect(inShort(lastBasis(test))).toEqual(["inferred", asynchronous]);
    let link: string | undefined;
    while (link === undefined) {
      const data = dataOf(await caller.poll(endpoint, task_id));
      expect([data.state, ...inShort(lastBasis(test))]).toEqual([data.state, "documented"]);
      expect(lastBasis(test).clauses).toEqual([
        "picwish.status.200",
        (picwish as AnyVendor).states.rows[data.state]?.clause,
      ]);
      link = data.image;
    }
    expect((await caller.download(link)).status).toBe(200);
    expect(inShort(lastBasis(test))).toEqual(["documented"]);
    await caller.finish(endpoint, fields);
    expect(inShort(lastBasis(test))).toEqual(["documented"]);
    expect(session.journal.exchanges().every(({ basis }) => basis !== undefined)).toBe(true);
  });

  it("names the clauses of status and state, and the readings that had a say", async () => {
    const basis = await basisAfter(({ caller }) => caller.finish("scale", requests.scale?.() ?? {}));
    expect(basis).toEqual({
      is: "documented",
      clauses: ["picwish.status.200", "picwish.state.succeeded"],
      readings: { "answer.sync-message": "present", "answer.extras": "documented" },
      leans: [],
    });
  });

  it("of watermark rests on the documents, download and all", async () => {
    const test = testSession();
    test.session.files.put("face.jpg", image);
    const fields = { image_url: "https://pictures.example/face.jpg", rectangles: box };
    const data = dataOf(await test.caller.watermark(fields));
    expect([data.state, ...inShort(lastBasis(test))]).toEqual([1, "documented"]);
    await test.caller.download(data.image);
    expect(inShort(lastBasis(test))).toEqual(["documented"]);
  });

  it("of aiquality rests on a sample: no words of its document name a status", async () => {
    const test = testSession();
    const { caller } = test;
    await caller.aiquality(media());
    expect(inShort(lastBasis(test))).toEqual(["sample", "status 200 meitu.response.http-200"]);
    const { body } = await caller.aiquality(media({ rsp_media_type: "url" }));
    expect(lastBasis(test).is).toBe("sample");
    await caller.download(body.media_info_list[0]?.media_data ?? "");
    expect(inShort(lastBasis(test))).toEqual(["sample", "status 200 meitu.request.rsp-media-type-url"]);
  });
});

describe("a request that leans on less than the documents", () => {
  it.each<[string, Fields, ...string[]]>([
    ["scale", { sync: "0" }, "field sync=0 erratum:sync.values zero-or-one", asynchronous],
    [
      "scale",
      { sync: "1", image_file: "", image_url: "https://p.example/no.jpg" },
      "field image_url erratum:sources.image-url everywhere",
    ],
    ["inpaint", { sync: "1", image_file: "", image_url: "https://p.example/no.jpg" }],
    ["segmentation", { sync: "1", return_type: "2" }],
  ])("to %s with %j is found by its fields and values", async (endpoint, fields, ...leans) => {
    const basis = await basisAfter(({ caller }) => caller.picwish(endpoint, { ...requests[endpoint]?.(), ...fields }));
    expect(inShort(basis)).toEqual([leans.length === 0 ? "documented" : "inferred", ...leans]);
  });

  it.each(["jpg", "png"])("to aiquality is one for %s, a word that only answers use", async (rsp_media_type) => {
    const basis = await basisAfter(({ caller }) => caller.aiquality(media({ rsp_media_type })));
    expect(inShort(basis)).toEqual([
      "inferred",
      "status 200 meitu.response.http-200",
      `field parameter.rsp_media_type=${rsp_media_type} erratum:response.media-type word-of-result`,
    ]);
  });

  it("is taken only since a reading was switched", async () => {
    const options = { readings: { picwish: { "scale.type-missing": "clean" } } };
    const without = await basisAfter(({ caller }) => caller.finish("scale", { image_file: image }), options);
    expect(inShort(without)).toEqual(["observed", "request erratum:scale.type-missing clean"]);
    const beside = await basisAfter(({ caller }) => caller.finish("scale", requests.scale?.() ?? {}), options);
    expect(inShort(beside)).toEqual(["documented"]);
  });

  it("brings a picture in a way that only an agreement allows", async () => {
    const options = { readings: { "aliyun-market": { "sources.uploads": "enabled" } } };
    const upload = { image_file: image, rectangles: box };
    const basis = await basisAfter(({ caller }) => caller.watermark(upload, { encoding: "multipart" }), options);
    expect(inShort(basis)).toEqual(["inferred", "request erratum:sources.uploads enabled"]);
    const both = { ...upload, image_url: "https://pictures.example/no.jpg" };
    const beside = await basisAfter(({ caller }) => caller.watermark(both, { encoding: "multipart" }), options);
    expect(inShort(beside)).toEqual(["inferred", "request erratum:sources.uploads enabled"]);
    const unread = await basisAfter(({ caller }) => caller.watermark(both, { encoding: "multipart" }));
    expect(inShort(unread)).toEqual(["documented"]);
  });
});

describe("a refusal", () => {
  it.each<[string, (test: TestSession) => Promise<unknown>, ...string[]]>([
    ["of a field, as the table has it,", ({ caller }) => caller.picwish("scale", { image_file: image }), "documented"],
    ["of a task that is unknown", ({ caller }) => caller.poll("scale", "x"), "documented"],
    [
      "without any picture where one is not demanded",
      ({ caller }) => caller.picwish("segmentation", {}),
      "inferred",
      "rule erratum:sources.none refused",
    ],
    [
      "by aiquality",
      ({ caller }) => caller.aiquality({}),
      "sample",
      "status 400 meitu.error.http-400",
      "code 10000 meitu.error.invalid-parameter",
    ],
  ])("%s rests on what it cites", async (_, act, ...expected) => {
    expect(inShort(await basisAfter(act))).toEqual(expected);
  });

  it("of a task that was kept for as long as we think rests on that", async () => {
    const basis = await basisAfter(async ({ caller, session }) => {
      const { task_id } = dataOf(await caller.picwish("scale", requests.scale?.() ?? {}));
      await session.advance(3_700_000);
      await caller.poll("scale", task_id);
    });
    expect(inShort(basis)).toEqual(["inferred", "rule erratum:task.life hour"]);
  });

  it.each<[EditionName, ...string[]]>([
    ["documented", "documented"],
    ["observed", "observed", "status 400 erratum:gateway.address gateway"],
  ])("by the market of an address, in the edition %s", async (edition, ...expected) => {
    const act = ({ caller }: TestSession) =>
      caller.send("aliyun-market", "/tasks/visual/watermarks", { method: "POST" });
    const [is, first] = inShort(await basisAfter(act, { edition }));
    expect([is, first].filter(Boolean)).toEqual(expected);
  });

  it.each<[EditionName, string]>([
    ["documented", "inferred"],
    ["observed", "observed"],
  ])("of a credential by Meitu is settled by an erratum, in the edition %s %s", async (edition, is) => {
    const test = testSession({ edition });
    await test.caller.aiquality(media(), { credential: ["invalid", "invalid"] });
    expect(test.mock.journal.exchanges().at(-1)?.basis).toMatchObject({
      is,
      readings: { "auth.refusal": edition === "documented" ? "body-90002" : "http-401" },
    });
  });

  it.each<[string, ...string[]]>([
    ["json-429", "documented"],
    ["throttled-by-user", "observed", "status 403 erratum:gateway.throttling back-end"],
  ])("that was planned as %s rests on what its form cites", async (form, ...expected) => {
    const basis = await basisAfter(async ({ caller, session }) => {
      session.faults.script([{ fault: "http-error", with: { form } }]);
      await caller.watermark({});
    });
    expect(inShort(basis)).toEqual(expected);
  });
});

describe("the end of a task", () => {
  it.each<[string, Fields, ...string[]]>([
    ["scale", { image_file: "tiny" }, "state -7 erratum:scale.below-ten-pixels invalid-image"],
    ["inpaint", { rectangles: "", mask_file: "mask" }, "state -7 erratum:mask.size-mismatch fail"],
  ])("of %s with %j fails for a reason that only an erratum knows", async (endpoint, change, lean) => {
    const files: Readonly<Record<string, Uint8Array>> = { tiny, mask };
    const changed = Object.entries(change).map(([name, value]) => [name, files[String(value)] ?? value]);
    const fields = { ...requests[endpoint]?.(), ...Object.fromEntries(changed) };
    const test = testSession();
    expect((await test.caller.finish(endpoint, fields)).state).toBe(-7);
    expect(inShort(lastBasis(test))).toEqual(["inferred", lean]);
  });

  it.each<[number, ...string[]]>([
    [-1, "documented"],
    [-9, "observed", "state -9 erratum:state.newer-codes never-sent"],
    [-6, "inferred", "state -6"],
  ])("with the number %i rests on its row", async (code, ...expected) => {
    const basis = await basisAfter(async ({ caller, session }) => {
      session.faults.script([{ fault: "task-outcome", with: { code } }]);
      await caller.finish("scale", requests.scale?.() ?? {});
    });
    expect(inShort(basis)).toEqual(expected);
    // Whoever asks for a number does not go by the reading that would have chosen another.
    expect(Object.hasOwn(basis.readings, "state.newer-codes")).toBe(code !== -6);
  });

  it("goes by another number where a reading was switched", async () => {
    const readings = { meitu: { "image.fault-code": "specific" } };
    const broken = { parameter: {}, media_info_list: [{ media_data: "AAAA", media_profiles: {} }] };
    const basis = await basisAfter(({ caller }) => caller.aiquality(broken), { readings });
    expect(basis).toMatchObject({ is: "observed", readings: { "image.fault-code": "specific" } });
  });
});

describe("an answer in the edition observed", () => {
  it("is observed where facts show in it, and documented where they do not", async () => {
    const test = testSession({ edition: "observed" });
    const { caller } = test;
    const { task_id } = dataOf(await caller.picwish("scale", requests.scale?.() ?? {}));
    expect(inShort(lastBasis(test))).toEqual(["inferred", asynchronous]);
    const { image: link } = dataOf(await caller.poll("scale", task_id));
    expect(inShort(lastBasis(test))).toEqual([
      "observed",
      "no message erratum:answer.poll-message absent",
      "data.download_time, data.image_height, data.image_width, data.state_detail, data.time_elapsed erratum:answer.extras rich",
    ]);
    await caller.download(link);
    expect(inShort(lastBasis(test))).toEqual(["documented"]);
  });

  it("of a vendor's that speaks alike in both is what it is in the other", async () => {
    const basis = await basisAfter(({ caller }) => caller.aiquality({}), { edition: "observed" });
    expect(basis.is).toBe("sample");
  });
});

describe("a link", () => {
  it("that has died rests on the words about its life; one that was changed, on a sample", async () => {
    const test = testSession();
    const { image: link } = await test.caller.finish("scale", requests.scale?.() ?? {});
    await test.caller.download(link.replace("Signature=", "Signature=x"));
    expect(inShort(lastBasis(test))).toEqual(["sample", "status 403 picwish.link.access-denied-xml"]);
    await test.session.advance(3_601_000);
    await test.caller.download(link);
    expect(lastBasis(test)).toMatchObject({ is: "documented", readings: { "link.life": "hour" } });
  });

  it("of a vendor that says nothing of its life dies by our reckoning", async () => {
    const test = testSession();
    const { body } = await test.caller.aiquality(media({ rsp_media_type: "url" }));
    await test.session.advance(3_601_000);
    await test.caller.download(body.media_info_list[0]?.media_data ?? "");
    expect(inShort(lastBasis(test))).toEqual(["inferred", "status 403", "life of the link erratum:link.life hour"]);
  });
});

describe("what no document has a say in", () => {
  it("has no basis: answers in the words of the mock itself", async () => {
    const test = testSession();
    await test.caller.picwish("scale", {}, { headers: { "x-graycard-trigger": "no such word" } });
    expect(test.session.journal.exchanges().at(-1)).not.toHaveProperty("basis");
    await test.mock.fetch(new Request("http://mock.test/nothing/like/it"));
    expect(test.mock.journal.exchanges().at(-1)).not.toHaveProperty("basis");
  });
});
