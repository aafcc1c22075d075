import { describe, expect, it } from "vitest";
import { type RawPart, rawMultipart, usualBoundary } from "../testing/raw-multipart.js";
import { testSession } from "../testing/test-mock.js";
import { expectNoMoreWork, workOf } from "./testing/work-of.js";

const path = "/api/tasks/visual/scale";
/** How many times the work of a harmless text of the same length: work that grows with the square is thousands. */
const mostTimes = 20;

/** The status of a submit. */
async function statusOf(address: string, headers: Readonly<Record<string, string>>, body: BodyInit) {
  const { caller, reports } = testSession();
  const { status } = await caller.send("picwish", address, { method: "POST", headers, body });
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
    const send = async (line: string) => {
      const parts = Array.from({ length: 300 }, (): RawPart => ({ headers: [line], body: "x" }));
      const body = new Uint8Array(rawMultipart(parts));
      expect(await statusOf(path, { "content-type": `multipart/form-data; boundary=${usualBoundary}` }, body)).toBe(
        400,
      );
    };
    const harmless = `X-Harmless: ${"a".repeat(header.length)}`;
    await expectNoMoreWork(() => send(header), await workOf(() => send(harmless)), mostTimes);
  });
});

describe("an address or a header of a megabyte", () => {
  const type = { "content-type": "application/json" };
  const multipart = (rest: string) => ({ "content-type": `multipart/form-data;${rest}` });
  /** An eighth of the text is an eighth of the work, or more; work that grows with the square is 64 times as much. */
  const mostGrowth = 24;

  it.each<[string, (bytes: number) => string, (bytes: number) => Readonly<Record<string, string>>, number]>([
    ["a query of many names", (bytes) => `${path}?${"a=1&".repeat(bytes / 4)}`, () => type, 400],
    ["a query of one name", (bytes) => `${path}?a=${"%41".repeat(bytes / 3)}`, () => type, 400],
    ["a path of many parts", (bytes) => `/api/tasks/visual/${"a/".repeat(bytes / 2)}`, () => type, 404],
    ["a path of one part", (bytes) => `/api/tasks/visual/${"a".repeat(bytes)}`, () => type, 404],
    ["a path of nothing but slashes", (bytes) => `/${"/".repeat(bytes)}`, () => type, 404],
    ["a path of encoded steps back", (bytes) => `${path}/${"%2e%2e%2f".repeat(bytes / 9)}`, () => type, 404],
    [
      "headers of no interest",
      () => path,
      (bytes) => ({ ...type, "x-odd": "a".repeat(bytes), accept: ",".repeat(bytes) }),
      400,
    ],
    ["a label", () => path, (bytes) => multipart(" ;a=b".repeat(bytes / 5)), 400],
    ["a boundary", () => path, (bytes) => multipart(` boundary="${"a".repeat(bytes)}"`), 400],
    ["a boundary of quotes", () => path, (bytes) => multipart(` boundary=${'"'.repeat(bytes)}`), 400],
  ])("costs as much as it is long: %s", async (_, address, headers, status) => {
    const send = async (bytes: number) => expect(await statusOf(address(bytes), headers(bytes), "{}")).toBe(status);
    await expectNoMoreWork(() => send(1_000_000), await workOf(() => send(125_000)), mostGrowth);
  });
});
