import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { meitu, picwish, systemClock } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { runSuite } from "../../runner.js";
import { urlSubject } from "../../url-subject.js";
import { scenarios } from "../index.js";

/** Judges a server that answers everything in one way. */
async function verdictsOn(vendor: typeof picwish | typeof meitu, status: number, body: string, select: string) {
  const server = createServer((request, response) => {
    request.resume().on("end", () => response.writeHead(status, { "content-type": "text/html" }).end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credential = ["graycard-test", "graycard-test"];
  const subject = urlSubject({
    baseUrl,
    vendor,
    edition: "documented",
    credential,
    qps: "off",
    clock: systemClock,
    fetch,
  });
  const run = await runSuite({ subjects: [subject], scenarios, select: [select], version: "test", now: () => 0 });
  server.closeAllConnections();
  server.close();
  return new Set(run.checks.map((check) => check.verdict));
}

describe("a server that refuses everybody", () => {
  it("has shown nothing about credentials", async () => {
    const refusal = '{"status":401,"message":"no"}';
    expect(await verdictsOn(picwish, 401, refusal, "picwish/scale/auth/**")).toEqual(new Set(["inconclusive"]));
    expect(await verdictsOn(meitu, 404, "not here", "meitu/**/auth/**")).toEqual(new Set(["inconclusive"]));
  });
});

describe("a server that answers with a page", () => {
  it("has none of the documented fields, and no status in its body", async () => {
    const page = "<html>Bad gateway</html>";
    for (const scenario of ["answer-fields", "status-agreement"]) {
      const select = `picwish/scale/envelope/${scenario}`;
      expect(await verdictsOn(picwish, 502, page, select)).toEqual(new Set(["fail"]));
    }
  });
});
