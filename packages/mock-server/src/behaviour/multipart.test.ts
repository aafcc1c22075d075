import { describe, expect, it } from "vitest";
import { dataOf, read, type TaskBody } from "../testing/caller.js";
import { base64 } from "../testing/encode-body.js";
import { picture, sizeOf } from "../testing/pictures.js";
import { part, type RawMultipart, type RawPart, rawMultipart, usualBoundary } from "../testing/raw-multipart.js";
import { countedBody, inChunks } from "../testing/streams.js";
import { testSession } from "../testing/test-mock.js";

const file = await picture(20, 16);
const filePart = part('name="image_file"; filename="a.jpg"', file, "Content-Type: image/jpeg");
const usual = [part('name="type"', "clean"), part('name="sync"', "1"), filePart];
const usualType = `multipart/form-data; boundary=${usualBoundary}`;

async function post(body: BodyInit, contentType = usualType, path = "/api/tasks/visual/scale") {
  const world = testSession();
  const headers = { "content-type": contentType };
  const answer = await read<TaskBody>(await world.caller.send("picwish", path, { method: "POST", headers, body }));
  expect(world.reports).toEqual([]);
  return { ...world, answer };
}

/** What becomes of a body: the size of the result, or the message of the refusal. */
async function outcome(parts: readonly RawPart[], style: RawMultipart = {}, contentType?: string): Promise<string> {
  const { caller, answer } = await post(new Uint8Array(rawMultipart(parts, style)), contentType);
  if (answer.status !== 200) return `${answer.status} ${answer.body.message}`;
  const data = dataOf(answer);
  return data.state === 1 ? sizeOf((await caller.download(data.image)).bytes) : `state ${data.state}`;
}

const served = "jpg 80x64";

describe("a multipart body of another client", () => {
  it.each<[string, readonly RawPart[], RawMultipart]>([
    [
      "with a preamble and an epilogue",
      usual,
      { preamble: "This is a preamble.\r\n", epilogue: "and this is the end" },
    ],
    ["with a line end before its first boundary", usual, { preamble: "\r\n" }],
    ["with an epilogue longer than its parts", usual, { epilogue: "x".repeat(300_000) }],
    ["without anything after its last boundary", usual, { epilogue: "" }],
    ["with a file that has no Content-Type", [...usual.slice(0, 2), part('name="image_file"; filename="a"', file)], {}],
    ["with a file that has no file name", [...usual.slice(0, 2), part('name="image_file"', file)], {}],
    [
      "with text that has a file name and a type",
      [part('name="type"; filename="type"', "clean", "Content-Type: application/octet-stream"), ...usual.slice(1)],
      {},
    ],
    ["with a name that is not quoted", [part("name=type", "clean"), ...usual.slice(1)], {}],
    [
      "with header names in any case",
      [{ headers: ['CONTENT-disposition: form-data; NAME="type"'], body: "clean" }, ...usual.slice(1)],
      {},
    ],
    [
      "with headers of no interest",
      [part('name="type"', "clean", "X-Other: 1", "Content-Length: 5"), ...usual.slice(1)],
      {},
    ],
    ["with a part that has no name", [{ headers: ["Content-Disposition: form-data"], body: "?" }, ...usual], {}],
    ["with a part that has no header", [{ headers: [], body: "?" }, ...usual], {}],
    [
      "with a part of another disposition",
      [{ headers: ['Content-Disposition: attachment; name="type"'], body: "?" }, ...usual],
      {},
    ],
    ["with unknown parts", [part('name="constructor"', "1"), part('name="__proto__"', "1"), ...usual], {}],
    ["with an empty part for another source", [part('name="image_url"', ""), ...usual], {}],
  ])("is read: %s", async (_, parts, style) => {
    expect(await outcome(parts, style)).toBe(served);
  });

  it.each([
    ["quoted", `"${usualBoundary}"`, usualBoundary],
    ["of one character", "x", "x"],
    ["of 70 characters", "b".repeat(70), "b".repeat(70)],
    ["of odd characters, quoted", '"\'()+_,-./:=?"', "'()+_,-./:=?"],
    ["of digits", "00000000000000000000", "00000000000000000000"],
    ["with blanks inside, quoted", '"a b c"', "a b c"],
  ])("may have a boundary %s", async (_, parameter, boundary) => {
    expect(await outcome(usual, { boundary }, `multipart/form-data; boundary=${parameter}`)).toBe(served);
  });

  it.each([
    `multipart/form-data; charset=utf-8; boundary=${usualBoundary}`,
    `Multipart/Form-Data; Boundary=${usualBoundary}`,
    `multipart/form-data;boundary=${usualBoundary}`,
  ])("may be announced as %j", async (contentType) => {
    expect(await outcome(usual, {}, contentType)).toBe(served);
  });

  it.each([
    'filename="图片 1.jpg"',
    "filename=\"a.jpg\"; filename*=UTF-8''%E5%9B%BE.jpg",
    'filename="C:\\\\fakepath\\\\b.jpg"',
    'filename="../../etc/c.jpg"',
    'filename=""',
  ])("may name its file as it likes: %s", async (fileName) => {
    expect(await outcome([...usual.slice(0, 2), part(`name="image_file"; ${fileName}`, file)])).toBe(served);
  });

  it("means the last of several parts with one name", async () => {
    const other = part('name="image_file"; filename="b.jpg"', await picture(30, 16));
    expect(await outcome([part('name="type"', "face"), ...usual, part('name="type"', "dog")])).toBe(
      "400 Invalid task type",
    );
    expect(await outcome([...usual, other])).toBe("jpg 120x64");
    expect(await outcome([other, ...usual])).toBe(served);
  });

  it("carries bytes that look like the beginning of a boundary", async () => {
    const tail = Buffer.concat([
      file,
      Buffer.from(`\r\n--\r\n--${usualBoundary.slice(0, -1)}\r\n-`),
      Buffer.from([0, 13, 10]),
    ]);
    const { session } = await post(
      new Uint8Array(rawMultipart([...usual.slice(0, 2), part('name="image_file"; filename="a.jpg"', tail)])),
    );
    const field = session.journal.exchanges()[0]?.request.body?.fields?.image_file;
    expect(field).toMatchObject({ bytes: tail.byteLength });
  });
});

describe("a multipart boundary", () => {
  /** A body as it stands on the wire, with the boundary XyZ. */
  const onWire = (text: string) => new Uint8Array(Buffer.from(text));
  const contentType = "multipart/form-data; boundary=XyZ";
  const head = 'Content-Disposition: form-data; name="image_file"; filename="a.jpg"\r\n\r\n';

  it.each([
    ["with more behind it", "one\r\n--XyZ2 more\r\n--XyZ two"],
    ["at the beginning of a part", "--XyZ2 more"],
    ["with spaces and more behind it", "one\r\n--XyZ \t more"],
    ["with one dash or a bare line end behind it", "one\r\n--XyZ-\r\n--XyZ\n\r\n--XyZ\rtwo"],
    ["with far too many spaces behind it", `one\r\n--XyZ${" ".repeat(1025)}\r\ntwo`],
  ])("is content %s, however it is cut", async (_, content) => {
    const body = onWire(`no --XyZ\r\n--XyZ2\r\n--XyZ\r\n${head}${content}\r\n--XyZ--\r\n`);
    for (const size of [1, 5, body.byteLength]) {
      const { session } = await post(countedBody(inChunks(body, size)).stream, contentType);
      const field = session.journal.exchanges()[0]?.request.body?.fields?.image_file;
      expect([size, field]).toMatchObject([size, { bytes: content.length }]);
    }
  });

  it("may be the beginning of what a body starts with", async () => {
    const body = onWire(`--XyZ2\r\n--XyZ\r\n${head}one\r\n--XyZ--`);
    const { session } = await post(body, contentType);
    expect(session.journal.exchanges()[0]?.request.body?.fields?.image_file).toMatchObject({ bytes: 3 });
  });

  it.each([1, 5, 1000])("may have spaces behind it, as gateways add them, in chunks of %i bytes", async (size) => {
    const type = 'Content-Disposition: form-data; name="type"\r\n\r\ndog';
    const body = onWire(`--XyZ \t \r\n${head}one\r\n--XyZ \r\n${type}\r\n--XyZ--`);
    const { session } = await post(countedBody(inChunks(body, size)).stream, contentType);
    const fields = session.journal.exchanges()[0]?.request.body?.fields;
    expect(fields).toMatchObject({ image_file: { bytes: 3 }, type: "dog" });
  });
});

describe("a multipart body in pieces", () => {
  const whole = rawMultipart(usual, { preamble: "p\r\n", epilogue: "e" });

  it.each([1, 2, 3, 7, usualBoundary.length, 64, 1000])("is read in chunks of %i bytes", async (size) => {
    const { answer } = await post(countedBody(inChunks(whole, size)).stream);
    expect(dataOf(answer).state).toBe(1);
  });

  it("is read wherever its first boundary is cut", async () => {
    const small = rawMultipart([part('name="type"', "dog"), part('name="image_url"', "https://h/a.jpg")]);
    for (let at = 1; at < usualBoundary.length + 80; at++) {
      const chunks = [small.subarray(0, at), small.subarray(at)];
      const { answer } = await post(countedBody(chunks).stream);
      expect([at, answer.body.message]).toEqual([at, "Invalid task type"]);
    }
  });
});

describe("a multipart body that is broken", () => {
  const wrong = expect.stringMatching(/^400 Invalid request body: /);

  it.each<[string, readonly RawPart[], RawMultipart, string?]>([
    ["ends without its last boundary", usual, { unfinished: true }],
    ["has no parts and no end", [], { unfinished: true }],
    ["has the line ends of another system", usual, { lineEnd: "\n" }],
    ["does not say its boundary", usual, {}, "multipart/form-data"],
    ["has another boundary than it says", usual, { boundary: "another" }],
    ["has 1,001 parts", Array.from({ length: 1001 }, (_, at) => part(`name="f${at}"`, "1")), {}],
    ["has 10,000 parts", Array.from({ length: 10_000 }, (_, at) => part(`name="f${at}"`, "1")), {}],
    ["has 10,000 parts of one name", Array.from({ length: 10_000 }, () => part('name="type"', "clean")), {}],
  ])("is refused: it %s", async (_, parts, style, contentType) => {
    expect(await outcome(parts, style, contentType)).toEqual(wrong);
  });

  it.each([
    ["is empty", ""],
    ["is a line end", "\r\n"],
    ["is no multipart at all", "type=clean&sync=1"],
    ["ends in a header", `--${usualBoundary}\r\nContent-Disposition: form-da`],
    ["ends in a part", `--${usualBoundary}\r\nContent-Disposition: form-data; name="type"\r\n\r\ncle`],
  ])("is refused: it %s", async (_, body) => {
    const { answer } = await post(body);
    expect(`${answer.status} ${answer.body.message}`).toEqual(wrong);
  });

  it("is refused for what it lacks where it ends before its first part", async () => {
    expect(await outcome([], {})).toBe("400 Invalid task type");
  });

  it.each([
    ["longer than any", [`X-Long: ${"a".repeat(200_000)}`]],
    ["more than any", Array.from({ length: 200 }, (_, at) => `X-${at}: 1`)],
  ])("is refused where the headers of a part are %s", async (_, headers) => {
    const refusal = "400 Invalid request body: the headers of a part are too long, or too many";
    expect(await outcome([part('name="type"', "clean", ...headers), ...usual.slice(1)])).toBe(refusal);
    const before = { headers: [...headers, 'Content-Disposition: form-data; name="type"'], body: "clean" };
    expect(await outcome([before, ...usual.slice(1)])).toBe(refusal);
  });

  it("is refused by an endpoint that takes none", async () => {
    const world = testSession({ readings: { "aliyun-market": { "body.multipart": "refused" } } });
    const answer = await world.caller.watermark({ image_url: "https://h/a.jpg" }, { encoding: "multipart" });
    expect(answer.body).toEqual({ status: 400, message: "Unsupported request body" });
  });

  it("is refused by the gateway in its own words, where that is what answers", async () => {
    const readings = { "aliyun-market": { "body.multipart": "refused", "gateway.encoding": "gateway" } };
    const answer = await testSession({ readings }).caller.watermark({}, { encoding: "multipart" });
    expect([answer.status, answer.headers.get("x-ca-error-message")]).toEqual([400, "Unsupported Multipart"]);
  });
});

describe("a multipart body within a part", () => {
  const inner = rawMultipart([part('name="type"', "face"), part('name="image_file"; filename="b.jpg"', "no picture")], {
    boundary: "inner",
  });

  it("is no more than the bytes of that part", async () => {
    const mixed = part('name="files"', inner, "Content-Type: multipart/mixed; boundary=inner");
    expect(await outcome([...usual, mixed])).toBe(served);
    const file = part('name="image_file"; filename="a"', inner, "Content-Type: multipart/form-data; boundary=inner");
    expect(await outcome([...usual.slice(0, 2), file])).toBe("state -7");
  });
});

describe("text in a multipart body", () => {
  it.each([
    ["UTF-16", Buffer.from("clean", "utf16le")],
    ["no encoding at all", Buffer.from([0xff, 0xfe, 0x80, 0xc0])],
  ])("in another encoding than UTF-8 is another text: %s", async (_, text) => {
    const type = part('name="type"', text, "Content-Type: text/plain; charset=utf-16");
    expect(await outcome([type, ...usual.slice(1)])).toBe("400 Invalid task type");
  });

  it("may say an encoding that nobody knows, where its letters are the same in all of them", async () => {
    const type = part('name="type"', "clean", "Content-Type: text/plain; charset=nonsense");
    expect(await outcome([type, ...usual.slice(1)])).toBe(served);
  });

  it("that is far too long breaks the rule of its field", async () => {
    const long = "c".repeat(3_000_000);
    expect(await outcome([part('name="type"', `clean${long}`), ...usual.slice(1)])).toBe("400 Invalid task type");
    expect(await outcome([...usual, part('name="scale_factor"', `2${long}`)])).toContain("scale_factor");
    expect(await outcome([...usual, part('name="unknown"', long)])).toBe(served);
  });

  it("carries base64 as well as a form does", async () => {
    const fields = [part('name="image_base64"', base64(file)), part('name="sync"', "1")];
    const rectangles = part(
      'name="rectangles"',
      '[{"x":1,"y":1,"width":2,"height":2}]',
      "Content-Type: application/json",
    );
    const body = new Uint8Array(rawMultipart([...fields, rectangles]));
    const { answer } = await post(body, usualType, "/api/tasks/visual/inpaint");
    expect(dataOf(answer).state).toBe(1);
  });
});
