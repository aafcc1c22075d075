import { beforeAll, describe, expect, it } from "vitest";
import { dataOf, type Fields, read, type TaskBody } from "../testing/caller.js";
import { base64, encodeBody } from "../testing/encode-body.js";
import { discFile, paddedPicture } from "../testing/pictures.js";
import { part, rawMultipart, usualBoundary } from "../testing/raw-multipart.js";
import { countedBody, endless } from "../testing/streams.js";
import { testSession } from "../testing/test-mock.js";

/** 15 MiB, the most a picture may weigh as it is received. */
const most = 15_728_640;
const rectangles = '[{"x":1,"y":1,"width":2,"height":2}]';
const multipart = `multipart/form-data; boundary=${usualBoundary}`;

let atLimit: Uint8Array;
let overLimit: Uint8Array;
let textAtLimit: string;
let small: Uint8Array;

beforeAll(async () => {
  overLimit = await paddedPicture(most + 1);
  atLimit = overLimit.subarray(0, -1);
  textAtLimit = base64(await paddedPicture((most / 4) * 3));
  small = await discFile();
});

async function repaired(fields: Fields, encoding: "multipart" | "form" | "json") {
  const { caller } = testSession();
  return caller.picwish("inpaint", { sync: 1, ...fields }, { encoding });
}

describe("a picture in the body", () => {
  it("may weigh 15 MiB to the byte as a file, and not a byte more", async () => {
    expect(dataOf(await repaired({ image_file: atLimit, rectangles }, "multipart")).state).toBe(1);
    const refused = await repaired({ image_file: overLimit, rectangles }, "multipart");
    expect([refused.status, refused.body]).toEqual([413, { status: 413, message: "File too large: image_file" }]);
  });

  it("may weigh as much as a mask", async () => {
    expect(dataOf(await repaired({ image_file: small, mask_file: atLimit }, "multipart")).state).toBe(1);
    const refused = await repaired({ image_file: small, mask_file: overLimit }, "multipart");
    expect([refused.status, refused.body]).toEqual([413, { status: 413, message: "File too large: mask_file" }]);
  });

  it.each(["multipart", "form", "json"] as const)("is weighed as the text that was received: %s", async (encoding) => {
    expect(textAtLimit).toHaveLength(most);
    expect(dataOf(await repaired({ image_base64: textAtLimit, rectangles }, encoding)).state).toBe(1);
    const refused = await repaired({ image_base64: `${textAtLimit}\n`, rectangles }, encoding);
    expect([refused.status, refused.body]).toEqual([413, { status: 413, message: "File too large: image_base64" }]);
  });

  it("is weighed as a mask's text, too", async () => {
    const image_base64 = base64(small);
    expect(dataOf(await repaired({ image_base64, mask_base64: textAtLimit }, "json")).state).toBe(1);
    const refused = await repaired({ image_base64, mask_base64: `${textAtLimit} ` }, "json");
    expect(refused.body).toEqual({ status: 413, message: "File too large: mask_base64" });
  });

  it("is refused before anything else is found wrong with the request", async () => {
    const refused = await repaired({ image_base64: `${textAtLimit}=`, sync: 7 }, "json");
    expect(refused.status).toBe(413);
  });
});

describe("a picture that does not count", () => {
  it.each(["form", "json"] as const)("may weigh anything: %s", async (encoding) => {
    const { caller, session } = testSession();
    session.files.put("a.jpg", small);
    const fields = { image_url: "https://h/a.jpg", image_base64: `${textAtLimit}\n`, rectangles, sync: 1 };
    expect(dataOf(await caller.picwish("inpaint", fields, { encoding })).state).toBe(1);
  });

  it("may weigh anything beside a file", async () => {
    const fields = {
      image_base64: `${textAtLimit}\n`,
      mask_base64: `${textAtLimit}\n`,
      image_file: small,
      mask_file: small,
    };
    expect(dataOf(await repaired(fields, "multipart")).state).toBe(1);
  });

  it("is still there where several exclude each other", async () => {
    const { caller } = testSession({ edition: "observed" });
    const fields = { image_base64: `${textAtLimit}\n`, image_file: small, rectangles, sync: 1 };
    const refused = await caller.picwish("inpaint", fields);
    expect(refused.body).toEqual({ status: 400, message: expect.stringContaining("image_file and image_base64") });
  });
});

describe("a body that is too long", () => {
  const chunk = new Uint8Array(64 * 1024).fill(65);
  const begin = (disposition: string) =>
    Buffer.from(rawMultipart([part(disposition, "")], { unfinished: true })).subarray(0, -2);

  async function send(first: Uint8Array, contentType: string, path = "/api/tasks/visual/inpaint", vendor = "picwish") {
    const world = testSession();
    const body = countedBody(endless(first, chunk, 200 * 1024 * 1024));
    const init = { method: "POST", headers: { "content-type": contentType }, body: body.stream };
    const response = await world.caller.send(vendor, path, init);
    return { ...world, response, body };
  }

  it.each(["image_file", "mask_file"])("is refused as soon as its file passes the limit: %s", async (name) => {
    const { response, body, reports } = await send(begin(`name="${name}"; filename="a"`), multipart);
    expect((await read<TaskBody>(response)).body).toEqual({ status: 413, message: `File too large: ${name}` });
    expect(body.pulled()).toBeLessThan(most + 2 * chunk.byteLength);
    // A body that was cancelled is a connection that broke before the answer was read.
    expect([body.cancelled(), reports]).toEqual([false, []]);
  });

  it.each([
    ["a part nobody knows", multipart, () => begin('name="other"'), 8],
    ["text that is a picture of lower rank", multipart, () => begin('name="image_base64"'), 8],
    ["a preamble", multipart, () => Buffer.from("preamble"), 8],
    // Two pictures as text, and as much again for what escapes may add.
    ["a form", "application/x-www-form-urlencoded", () => Buffer.from("image_base64="), 4],
    ["JSON", "application/json", () => Buffer.from('{"image_base64":"'), 4],
  ])("is refused when it passes what all its pictures could weigh: %s", async (_, contentType, first, pictures) => {
    const { response, body, session } = await send(first(), contentType);
    expect(response.status).toBe(413);
    expect(body.pulled()).toBeLessThan(pictures * most + 1024 ** 2 + 2 * chunk.byteLength);
    expect(body.cancelled()).toBe(false);
    expect(session.journal.exchanges()[0]?.request.body?.bytes).toBe(body.pulled());
  });

  it("is refused after fewer bytes where the endpoint has fewer pictures", async () => {
    const first = Buffer.from('{"image_base64":"');
    const { response, body } = await send(first, "application/json", "/api/tasks/visual/scale");
    expect((await read<TaskBody>(response)).body).toEqual({ status: 413, message: "File too large" });
    expect(body.pulled()).toBeLessThan(2 * most + 1024 ** 2 + 2 * chunk.byteLength);
  });

  it("has an end also where a fault leaves the limit out", async () => {
    const world = testSession();
    world.session.faults.script([{ fault: "skip-check", with: { check: "size" } }]);
    const body = countedBody(endless(Buffer.from('{"image_base64":"'), chunk, 1024 ** 3));
    const init = { method: "POST", headers: { "content-type": "application/json" }, body: body.stream };
    const response = await world.caller.send("picwish", "/api/tasks/visual/scale", init);
    expect(response.status).toBe(413);
    expect(body.pulled()).toBeLessThan(130 * 1024 ** 2);
  });

  it("is refused in Meitu's own words", async () => {
    const { response, body } = await send(Buffer.from('{"x":"'), "application/json", "/v1/aiquality", "meitu");
    expect([response.status, await response.json()]).toEqual([
      400,
      { ErrorCode: 20001, ErrorMsg: "PROCESS_ERROR", Data: null },
    ]);
    expect(body.pulled()).toBeLessThan(64 * 1024 ** 2 + 2 * chunk.byteLength);
  });

  it("is not read at all where the request is refused before", async () => {
    const { mock, caller } = testSession();
    const body = countedBody(endless(chunk, chunk, 1024 ** 3));
    const init = { method: "POST", headers: { "content-type": multipart }, body: body.stream };
    const response = await caller.send("picwish", "/api/tasks/visual/scale", init, { credential: "none" });
    expect([response.status, body.pulled(), mock.journal.exchanges().length]).toEqual([401, 0, 1]);
  });

  it("is refused although the length it claims is short", async () => {
    const { caller } = testSession();
    const { body, contentType = "" } = encodeBody({ image_base64: `${textAtLimit}\n`, rectangles }, "json");
    const headers = { "content-type": contentType, "content-length": "10" };
    const response = await caller.send("picwish", "/api/tasks/visual/inpaint", { method: "POST", headers, body });
    expect(response.status).toBe(413);
  });
});

describe("the limit", () => {
  it("is 15 times a million bytes where a megabyte is read so", async () => {
    const { caller } = testSession({ readings: { picwish: { "size.megabyte": "mega" } } });
    const fields = { rectangles, sync: 1 };
    expect((await caller.picwish("inpaint", { ...fields, image_file: overLimit.subarray(0, 15_000_000) })).status).toBe(
      200,
    );
    expect((await caller.picwish("inpaint", { ...fields, image_file: overLimit.subarray(0, 15_000_001) })).status).toBe(
      413,
    );
  });

  it("is 20 MiB for an enlargement as observed", async () => {
    const { caller } = testSession({ edition: "observed" });
    expect((await caller.picwish("scale", { image_file: overLimit, sync: 1 })).status).toBe(200);
    expect((await caller.picwish("scale", { image_file: await paddedPicture(20_971_521), sync: 1 })).status).toBe(413);
  });
});
