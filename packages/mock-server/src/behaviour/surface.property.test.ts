import { type AnyVendor, resolveReadings, vendors } from "@graycard/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type WildRequest, wildRequest } from "../testing/arbitrary-request.js";
import { judgeAnswer } from "../testing/judge-answer.js";
import { discFile, maskFile, picture } from "../testing/pictures.js";
import { part, rawMultipart, usualBoundary } from "../testing/raw-multipart.js";
import { countedBody, inChunks } from "../testing/streams.js";
import { testSession } from "../testing/test-mock.js";

const files = [
  await discFile(),
  await discFile("png"),
  await maskFile(96, 72, (x, y) => x + y < 60),
  await picture(60, 50, "webp"),
  await picture(9, 9, "gif"),
  (await discFile()).subarray(0, 500),
  new Uint8Array(),
];

const hostnames = vendors.map(({ hosts }) => hosts[0]);
const wild = wildRequest(vendors as readonly AnyVendor[], files);

async function play({ vendor, endpoint, encoding, fields, readings }: WildRequest, edition: "documented" | "observed") {
  const world = testSession({ edition, readings: { [vendor.id]: readings } });
  world.session.files.put("a.jpg", files[0] ?? new Uint8Array());
  const judged = { vendor, endpoint, readings: resolveReadings(vendor, edition, readings) as never };
  const response = await world.caller.submit(vendor.id, endpoint.id, fields, { encoding });
  const taskId = await judgeAnswer(response, judged);
  for (let poll = 0; taskId !== undefined && poll < 5; poll++) {
    const path = endpoint.routes.poll?.path.replace("{task_id}", taskId) ?? "";
    await judgeAnswer(await world.caller.send(vendor.id, path), judged);
  }
  expect(world.reports).toEqual([]);
  expect(JSON.stringify(world.session.journal.exchanges())).not.toContain('"status":500');
}

describe("any request whatever", () => {
  it.each(["documented", "observed"] as const)(
    "is answered as the vendor's own contract, read strictly, allows: %s",
    async (edition) => {
      await fc.assert(
        fc.asyncProperty(wild, (request) => play(request, edition)),
        { numRuns: 120, seed: 20260102 },
      );
    },
    30_000,
  );

  it("is answered without a mistake of the mock's, whatever its body, label and address", async () => {
    const paths = ["/api/tasks/visual/scale", "/api/tasks/visual/inpaint", "/tasks/visual/watermark", "/v1/aiquality"];
    const types = [
      "application/json",
      "application/x-www-form-urlencoded",
      `multipart/form-data; boundary=${usualBoundary}`,
      "multipart/form-data; boundary=",
      'multipart/form-data; boundary="\u00ff"',
      "text/plain",
      "image/png",
      "",
    ];
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .constantFrom("\r\n", "--", `--${usualBoundary}`, `\r\n--${usualBoundary}--`, "\n\n", "\r\n\r\n")
        .map((text) => Buffer.from(text)),
      fc
        .constantFrom('{"type":', '"clean"', "}", "[", "type=clean&", "image_url=https://h/a.jpg&")
        .map((text) => Buffer.from(text)),
      fc.string().map((text) => rawMultipart([part(`name="${text}"`, text)], { unfinished: true })),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.constantFrom(...types),
        fc.array(piece, { maxLength: 12 }),
        fc.integer({ min: 1, max: 300 }),
        async (path, type, pieces, size) => {
          const { caller, reports } = testSession();
          const body = countedBody(inChunks(Buffer.concat(pieces), size)).stream;
          const headers: Record<string, string> = type === "" ? {} : { "content-type": type };
          const vendor = path.startsWith("/v1") ? "meitu" : path.startsWith("/api") ? "picwish" : "aliyun-market";
          const response = await caller.send(vendor, path, { method: "POST", headers, body });
          JSON.parse(await response.text());
          expect([[200, 400].includes(response.status), reports]).toEqual([true, []]);
        },
      ),
      { numRuns: 300, seed: 20260102 },
    );
  }, 30_000);

  it("is answered at any address, host and method", async () => {
    const segment = fc.oneof(
      fc.constantFrom(
        "api",
        "tasks",
        "visual",
        "scale",
        "output",
        "v1",
        "aiquality",
        "mtlab",
        "_graycard",
        "files",
        "..",
        ".",
      ),
      fc.string({ maxLength: 8 }).map(encodeURIComponent),
      fc.constantFrom("%", "%zz", "%00", "", "a.jpg"),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(segment, { maxLength: 6 }),
        fc.constantFrom("mock.test", ...hostnames),
        fc.constantFrom("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"),
        fc.oneof(
          fc.constant(""),
          fc.constant("?Expires=1&OSSAccessKeyId=a&Signature=b"),
          fc.webQueryParameters().map((text) => `?${text}`),
        ),
        async (segments, host, method, query) => {
          const { mock, reports } = testSession();
          const request = new Request(`https://${host}/${segments.join("/")}${query}`, { method });
          const response = await mock.fetch(request);
          expect(response.status === 200 || (response.status >= 400 && response.status < 500)).toBe(true);
          expect(reports).toEqual([]);
        },
      ),
      { numRuns: 300, seed: 20260102 },
    );
  });
});
