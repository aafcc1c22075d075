import { describe, expect, test } from "vitest";
import { examplePicture } from "../testing/example-requests.js";
import { editionsOf } from "../testing/readings-in-force.js";
import { aliyunMarket, meitu, picwish, vendors } from "../vendors/index.js";
import { readCredential } from "./auth.js";
import { readRequest } from "./read-request.js";
import type { AnyEndpoint, AnyVendor } from "./vendor.js";
import { type RequestDraft, writePoll, writeSubmit } from "./write-request.js";

const baseUrl = "http://127.0.0.1:4010";
const { scale } = picwish.endpoints;

function draft(vendor: AnyVendor, endpoint: AnyEndpoint, more: Partial<RequestDraft> = {}): RequestDraft {
  const readings = editionsOf(vendor)[0]?.readings;
  return { vendor, endpoint, baseUrl, fields: endpoint.example(examplePicture), readings, ...more };
}

/** The fields as a server finds them in the body. */
async function fieldsOf(request: Request): Promise<Record<string, unknown>> {
  const type = request.headers.get("content-type") ?? "";
  if (type === "application/json") return (await request.json()) as Record<string, unknown>;
  const entries = [...(await request.formData())].map(async ([name, value]) => {
    if (typeof value === "string") return [name, value] as const;
    return [
      name,
      { bytes: new Uint8Array(await value.arrayBuffer()), mediaType: value.type, fileName: value.name },
    ] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

describe.each(vendors.flatMap((vendor) => Object.values(vendor.endpoints).map((endpoint) => ({ vendor, endpoint }))))(
  "a submit to $vendor.id/$endpoint.id",
  ({ vendor, endpoint }) => {
    const [readings] = editionsOf(vendor);

    test("goes by the documented method to the documented path, below any base", () => {
      const { method, path } = endpoint.routes.submit;
      for (const base of [baseUrl, `${baseUrl}/`, `${baseUrl}/below//`]) {
        const request = writeSubmit(draft(vendor, endpoint, { baseUrl: base }));
        expect(request.method).toBe(method);
        expect(request.url).toBe(`${base.replace(/\/+$/, "")}${path}`);
      }
    });

    test("carries the credential it is given, and none otherwise", () => {
      const parts = vendor.auth.by === "query" ? ["key", "secret"] : ["key"];
      const read = (request: Request) => readCredential(vendor.auth, new URL(request.url), request.headers);
      expect(read(writeSubmit(draft(vendor, endpoint, { credential: parts })))).toEqual({ ok: true, parts });
      expect(read(writeSubmit(draft(vendor, endpoint)))).toMatchObject({ ok: false });
    });

    test("says what its fields say, in the encoding it chooses by itself", async () => {
      const fields = endpoint.example(examplePicture);
      const expected = readRequest(endpoint.fields, fields, readings?.readings);
      const found = await fieldsOf(writeSubmit(draft(vendor, endpoint)));
      const reading = readRequest(endpoint.fields, found, readings?.readings);
      expect(simplified(reading)).toEqual(simplified(expected));
    });

    test("says the same in every encoding it may have, as long as it has no file", async () => {
      const example = Object.entries(endpoint.example(examplePicture)).filter(([name]) => !name.endsWith("_file"));
      const fields = {
        ...Object.fromEntries(example),
        ...("image_url" in endpoint.fields ? { image_url: examplePicture.url } : {}),
      };
      for (const encoding of endpoint.encodings(readings?.readings as never)) {
        const found = await fieldsOf(writeSubmit(draft(vendor, endpoint, { fields, encoding })));
        const reading = readRequest(endpoint.fields, found, readings?.readings);
        expect(reading, encoding).toEqual(readRequest(endpoint.fields, fields, readings?.readings));
        expect(reading.ok, encoding).toBe(true);
      }
    });
  },
);

/** Files by their bytes, which is all that is read of them. */
function simplified(reading: unknown): unknown {
  return JSON.parse(
    JSON.stringify(reading, (name, value) =>
      /^(fileName|mediaType|url|width|height)$/.test(name) ? undefined : value,
    ),
  );
}

describe("a submit", () => {
  test("brings a file as a part with its name and type", async () => {
    const request = writeSubmit(draft(picwish, scale));
    expect(request.headers.get("content-type")).toMatch(/^multipart\/form-data; boundary=/);
    const { image_file: file } = await fieldsOf(request);
    expect(file).toEqual({ bytes: examplePicture.bytes, fileName: "photo.jpg", mediaType: "image/jpeg" });
  });

  test("leaves out fields without a value, and writes boxes as JSON text in a form", async () => {
    const fields = { image_url: "https://a.example/x?a=1&b=2", rectangles: [{ x: 0 }], mask_url: undefined };
    const { watermark } = aliyunMarket.endpoints;
    const request = writeSubmit(draft(aliyunMarket, watermark, { fields }));
    expect(request.headers.get("content-type")).toMatch(/^application\/x-www-form-urlencoded/);
    expect(await fieldsOf(request)).toEqual({ image_url: fields.image_url, rectangles: '[{"x":0}]' });
  });

  test("is JSON where the vendor takes nothing else, and has a file in it as base64", async () => {
    const fields = { parameter: {}, file: { bytes: Uint8Array.of(1, 2, 3) } };
    const request = writeSubmit(draft(meitu, meitu.endpoints.aiquality, { fields, encoding: "json" }));
    expect(request.headers.get("content-type")).toBe("application/json");
    expect(await request.json()).toEqual({ parameter: {}, file: "AQID" });
  });
});

describe("a poll", () => {
  test("asks for the task by its id, and carries the credential", () => {
    const request = writePoll({ vendor: picwish, endpoint: scale, baseUrl: `${baseUrl}/`, credential: ["key"] }, "t-1");
    expect([request.method, request.url]).toEqual(["GET", `${baseUrl}/api/tasks/visual/scale/t-1`]);
    expect(request.headers.get("x-api-key")).toBe("key");
  });

  test.each(["../other", "a/b", "a?b#c", "ü"])("keeps the id %j within its own step of the path", (taskId) => {
    const { pathname, search, hash } = new URL(writePoll({ vendor: picwish, endpoint: scale, baseUrl }, taskId).url);
    expect(decodeURIComponent(pathname.split("/").at(-1) ?? "")).toBe(taskId);
    expect(pathname.split("/")).toHaveLength(6);
    expect(search + hash).toBe("");
  });

  test("cannot be written for an endpoint without tasks", () => {
    const { watermark } = aliyunMarket.endpoints;
    expect(() => writePoll({ vendor: aliyunMarket, endpoint: watermark, baseUrl }, "t-1")).toThrow(
      new TypeError("aliyun-market/watermark has no tasks to ask for."),
    );
  });
});
