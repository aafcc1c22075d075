import { describe, expect, it } from "vitest";
import { base64 } from "../testing/encode-body.js";
import { picture, sizeOf } from "../testing/pictures.js";
import { testSession } from "../testing/test-mock.js";

interface Wishes {
  readonly data?: string;
  readonly type?: string;
  readonly answer?: string;
}

async function request({ data, type, answer }: Wishes = {}) {
  const media_data = data ?? base64(await picture(60, 50));
  const media_profiles = type === undefined ? {} : { media_data_type: type };
  const parameter = answer === undefined ? {} : { rsp_media_type: answer };
  return { parameter, media_info_list: [{ media_data, media_profiles }] };
}

describe("the form of a repaired picture", () => {
  it.each([
    [undefined, "jpg"],
    ["jpg", "jpg"],
    ["base64", "jpg"],
    ["png", "png"],
    ["webp", "jpg"],
    ["anything", "jpg"],
  ])("is base64 text: rsp_media_type %j", async (answer, word) => {
    const { caller } = testSession();
    const { status, body } = await caller.aiquality(await request({ answer: answer as string }));
    const [medium] = body.media_info_list;
    expect([status, body.parameter.rsp_media_type, medium?.media_profiles.media_data_type]).toEqual([200, word, word]);
    expect(sizeOf(Buffer.from(medium?.media_data ?? "", "base64"))).toBe(`${word} 60x50`);
  });

  it("is a link when asked for", async () => {
    const { caller } = testSession();
    const { body } = await caller.aiquality(await request({ answer: "url" }));
    const [medium] = body.media_info_list;
    expect([body.parameter.rsp_media_type, medium?.media_profiles.media_data_type]).toEqual(["url", "url"]);
    expect(sizeOf((await caller.download(medium?.media_data ?? "")).bytes)).toBe("jpg 60x50");
  });
});

describe("a list of media", () => {
  it.each([
    [50, false],
    [51, true],
    [400, true],
  ])("of %i is refused for its length: %s", async (count, isRefused) => {
    const { caller, session } = testSession();
    const items = Array.from({ length: count }, () => ({ media_data: "AAAA" }));
    const { status } = await caller.aiquality({ parameter: {}, media_info_list: items });
    const because = session.journal.exchanges()[0]?.because ?? "";
    expect(because.includes(`has ${count} items, and this mock takes 50`)).toBe(isRefused);
    if (isRefused) expect(status).toBe(400);
  });
});

describe("a medium", () => {
  it.each(["jpg", "png"] as const)("is taken as %s, by its bytes", async (format) => {
    const { caller } = testSession();
    const data = base64(await picture(50, 48, format));
    for (const type of ["jpg", "png", undefined]) {
      const { body } = await caller.aiquality(await request({ data, ...(type ? { type } : {}) }));
      expect(sizeOf(Buffer.from(body.media_info_list[0]?.media_data ?? "", "base64"))).toBe("jpg 50x48");
    }
  });

  it("is taken from an address", async () => {
    const { caller, session } = testSession();
    session.files.put("a.png", await picture(50, 48, "png"));
    const { status } = await caller.aiquality(await request({ data: "https://pictures.example/a.png", type: "url" }));
    expect(status).toBe(200);
  });

  it("may have line breaks in its text", async () => {
    const { caller } = testSession();
    const lines = base64(await picture(60, 50)).replace(/.{76}/g, "$&\r\n");
    expect((await caller.aiquality(await request({ data: lines }))).status).toBe(200);
  });

  it("is one of several, each answered in its place", async () => {
    const { caller } = testSession();
    const sizes = [
      [60, 50],
      [50, 60],
      [48, 48],
    ] as const;
    const media = await Promise.all(
      sizes.map(async ([width, height]) => ({ media_data: base64(await picture(width, height)), media_profiles: {} })),
    );
    for (const [answer, links] of [
      ["jpg", false],
      ["url", true],
    ] as const) {
      const { body } = await caller.aiquality({ parameter: { rsp_media_type: answer }, media_info_list: media });
      const files = body.media_info_list.map(({ media_data }) =>
        links ? caller.download(media_data).then(({ bytes }) => bytes) : Buffer.from(media_data, "base64"),
      );
      expect((await Promise.all(files)).map(sizeOf)).toEqual(["jpg 60x50", "jpg 50x60", "jpg 48x48"]);
    }
  });

  it("fails the whole call when it is the one bad among several", async () => {
    const { caller } = testSession();
    const good = { media_data: base64(await picture(60, 50)), media_profiles: {} };
    const bad = { media_data: base64(await picture(47, 50)), media_profiles: {} };
    const { status, body } = await caller.aiquality({ parameter: {}, media_info_list: [good, bad] });
    expect([status, body]).toEqual([400, { ErrorCode: 20001, ErrorMsg: "PROCESS_ERROR", Data: null }]);
  });

  it.each([
    ["47 px", () => picture(47, 60), 20001],
    ["48 px", () => picture(48, 48), undefined],
    ["4096 px", () => picture(4096, 48), undefined],
    ["4097 px", () => picture(4097, 48), 20001],
    ["a GIF", () => picture(60, 50, "gif"), 20001],
    ["WebP", () => picture(60, 50, "webp"), 20001],
    ["text", async () => new TextEncoder().encode("no picture"), 20001],
  ])("is judged by its picture: %s", async (_, file, code) => {
    const { caller } = testSession();
    const { status, body } = await caller.aiquality(await request({ data: base64(await file()) }));
    expect([status, body.ErrorCode]).toEqual([code === undefined ? 200 : 400, code]);
  });

  it.each([
    [2_097_152, undefined],
    [2_097_153, 20001],
  ])("weighs what its text decodes to: %i bytes", async (bytes, code) => {
    const { caller } = testSession();
    const padded = new Uint8Array(bytes);
    padded.set(await picture(60, 50));
    const { body } = await caller.aiquality(await request({ data: base64(padded) }));
    expect(body.ErrorCode).toBe(code);
  });

  it("fails the call when its address leads nowhere", async () => {
    const { caller } = testSession();
    for (const data of ["https://pictures.example/none.png", "not an address"]) {
      const { body } = await caller.aiquality(await request({ data, type: "url" }));
      expect(body).toEqual({ ErrorCode: 20001, ErrorMsg: "PROCESS_ERROR", Data: null });
    }
  });
});

describe("a request to Meitu that does not do", () => {
  const medium = { media_data: "AAAA", media_profiles: {} };
  it.each<[object, string]>([
    [{ media_info_list: [medium] }, "parameter"],
    [{ parameter: {} }, "media_info_list"],
    [{ parameter: {}, media_info_list: [] }, "media_info_list"],
    [{ parameter: {}, media_info_list: medium }, "media_info_list"],
    [{ parameter: {}, media_info_list: ["AAAA"] }, "media_info_list[0]"],
    [{ parameter: {}, media_info_list: [{ media_profiles: {} }] }, "media_info_list[0].media_data"],
    [{ parameter: {}, media_info_list: [medium, { media_data: "A" }] }, "media_info_list[1].media_profiles"],
    [{ parameter: "{}", media_info_list: [medium] }, "parameter"],
    [{ parameter: {}, media_info_list: [medium], extra: "x" }, "extra"],
    [
      { parameter: {}, media_info_list: [{ ...medium, media_profiles: { media_data_type: "gif" } }] },
      "media_info_list[0].media_profiles.media_data_type",
    ],
    [
      { parameter: {}, media_info_list: [{ ...medium, media_data: "data:image/png;base64,AAAA" }] },
      "media_info_list[0].media_data",
    ],
  ])("is refused by name: %j", async (fields, name) => {
    const answer = await testSession().caller.aiquality({ ...fields });
    const ErrorMsg = expect.stringContaining(`Invalid parameter: ${name} `);
    expect([answer.status, answer.body]).toEqual([400, { ErrorCode: 10000, ErrorMsg, Data: null }]);
  });

  it("may carry anything in extra and media_extra", async () => {
    const body = await request();
    const media_info_list = body.media_info_list.map((each) => ({ ...each, media_extra: { a: [1] } }));
    const answer = await testSession().caller.aiquality({ ...body, media_info_list, extra: { deep: { er: true } } });
    expect(answer.status).toBe(200);
  });
});
