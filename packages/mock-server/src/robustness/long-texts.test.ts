import { describe, expect, it } from "vitest";
import { type RawPart, rawMultipart, usualBoundary } from "../testing/raw-multipart.js";
import { testSession } from "../testing/test-mock.js";

const path = "/api/tasks/visual/scale";
/** Ample for text of these lengths, and over in no time for work that grows with their square. */
const mostMs = 5000;

/** The status of a submit, and whether it took long. */
async function statusOf(address: string, headers: Readonly<Record<string, string>>, body: BodyInit) {
  const { caller, reports } = testSession();
  const startedAt = performance.now();
  const { status } = await caller.send("picwish", address, { method: "POST", headers, body });
  expect(performance.now() - startedAt).toBeLessThan(mostMs);
  expect(reports).toEqual([]);
  return status;
}

describe("headers of parts that are made to be slow to read", () => {
  const disposition = (rest: string): string => `Content-Disposition: form-data${rest}\u540d`;

  it.each([
    ["blanks", disposition(`;${" ".repeat(15_000)}`)],
    ["parameters without a value", disposition(";a".repeat(7000))],
    ["quotes that do not end", disposition(';a="'.repeat(3500))],
    ["escapes of escapes", disposition(`; name="${"\\\\".repeat(7000)}`)],
    ["escaped quotes", disposition(`; name="${'\\"'.repeat(7000)}`)],
    [
      "file names in pieces",
      disposition(`;name=a${Array.from({ length: 700 }, (_, at) => `;filename*${at}*=%41`).join("")}`),
    ],
    ["file names that are encoded", disposition(`; name=a; filename="${"=?UTF-8?Q?".repeat(1500)}`)],
    ["equal signs", disposition(`;${"=".repeat(15_000)}`)],
    ["parameters of a type", `Content-Type: a/b${";a=b".repeat(3500)}`],
  ])("are read as fast as others: %s", async (_, header) => {
    const parts = Array.from({ length: 300 }, (): RawPart => ({ headers: [header], body: "x" }));
    const body = new Uint8Array(rawMultipart(parts));
    expect(await statusOf(path, { "content-type": `multipart/form-data; boundary=${usualBoundary}` }, body)).toBe(400);
  });
});

describe("an address or a header of a megabyte", () => {
  const type = { "content-type": "application/json" };

  it.each([
    ["a query of many names", `${path}?${"a=1&".repeat(250_000)}`, type, 400],
    ["a query of one name", `${path}?a=${"%41".repeat(350_000)}`, type, 400],
    ["a path of many parts", `/api/tasks/visual/${"a/".repeat(500_000)}`, type, 404],
    ["a path of one part", `/api/tasks/visual/${"a".repeat(1_000_000)}`, type, 404],
    ["a path of nothing but slashes", `/${"/".repeat(1_000_000)}`, type, 404],
    ["a path of encoded steps back", `${path}/${"%2e%2e%2f".repeat(100_000)}`, type, 404],
    ["headers of no interest", path, { ...type, "x-odd": "a".repeat(1_000_000), accept: ",".repeat(1_000_000) }, 400],
    ["a label", path, { "content-type": `multipart/form-data;${" ;a=b".repeat(200_000)}` }, 400],
    ["a boundary", path, { "content-type": `multipart/form-data; boundary="${"a".repeat(1_000_000)}"` }, 400],
    ["a boundary of quotes", path, { "content-type": `multipart/form-data; boundary=${'"'.repeat(1_000_000)}` }, 400],
  ])("is no harm: %s", async (_, address, headers, status) => {
    expect(await statusOf(address, headers, "{}")).toBe(status);
  });
});
