import { outcomeOf } from "@graycard/conformance";
import { type AnyVendor, picwish, vendors } from "@graycard/core";
import { writeOpenApi } from "@graycard/core/openapi";
import { describe, expect, it } from "vitest";
import { editions } from "./documents.js";
import { type WatchedRun, watchedRun } from "./prism/watched-run.js";

/** What Prism says of a request for which the document has no operation. */
const unknownRoute = "Selected route not found";

/** A field that is sent empty counts as left out, which a document for typed fields has no words for. */
const sentEmpty = /request\.body\.scale_factor .* must be (?:integer|equal to one of the allowed values)/;

/** What counts: everything about answers, and about requests that were taken all the same. */
async function findings(vendor: AnyVendor, { watched }: WatchedRun): Promise<readonly string[]> {
  const lines = watched.map(async ({ method, path, response, violations }) => {
    const body: unknown = await response.json().catch(() => undefined);
    const isRefused = vendor.readAnswer(response.status, body).phase === "refused";
    return violations
      .filter(({ location, message }) => message !== unknownRoute && (location[0] === "response" || !isRefused))
      .map(({ location, message }) => `${method} ${path} ${response.status}: ${location.join(".")} ${message}`);
  });
  return (await Promise.all(lines)).flat();
}

/** The paths of requests for which the document has no operation, without the links to results. */
function strays({ watched }: WatchedRun): readonly string[] {
  return watched
    .filter(({ violations }) => violations.some(({ message }) => message === unknownRoute))
    .filter(({ response }) => response.headers.get("content-type")?.startsWith("application/json"))
    .map(({ path }) => path);
}

// A run is a few seconds of work; a machine that has other things to do takes longer.
const patienceMs = 300_000;

describe.each(editions)("Prism in front of the mock, in the %s edition", (edition) => {
  it("finds nothing wrong in a full conformance run of every vendor", { timeout: patienceMs }, async () => {
    const runs = vendors.map(async (vendor) => {
      const done = await watchedRun({ vendor, edition });
      return { id: vendor.id, found: await findings(vendor, done), strays: strays(done), ...done };
    });
    for (const { id, found, run, watched, tooLong, strays } of await Promise.all(runs)) {
      expect([id, found.filter((line) => !sentEmpty.test(line))]).toEqual([id, []]);
      // Once to be taken on, by what the defaults are; never anywhere else.
      expect(found.length).toBeLessThanOrEqual(2);
      // The run is a full one: nothing is lost on the way, and everything is judged.
      const undone = run.checks.filter(
        ({ verdict, reason }) => verdict !== "pass" && !(verdict === "not-applicable" && reason),
      );
      expect([id, undone, run.problems, outcomeOf(run)]).toEqual([id, [], [], "conforms"]);
      expect(watched.length).toBeGreaterThan(run.checks.length);
      expect(tooLong).toBeLessThan(10);
      // The suite asks for addresses that there are not, and for nothing else that the document does not have.
      expect(strays.length).toBeLessThan(5);
    }
  });
});

describe("Prism finds", () => {
  const select = ["picwish/scale/task/*", "picwish/scale/envelope/*"];
  const always = { times: "always" } as const;

  it.each([
    [
      "a number that has become text",
      { fault: "retyped-field", with: { path: "data.state", to: "string" }, ...always },
    ],
    ["a field that is required and not there", { fault: "missing-field", with: { path: "data.task_id" }, ...always }],
  ] as const)("%s in answers", { timeout: patienceMs }, async (_, fault) => {
    const prepare: Parameters<typeof watchedRun>[0]["prepare"] = (session) => session.faults.script([fault]);
    const done = await watchedRun({ vendor: picwish, edition: "documented", select, prepare });
    const found = await findings(picwish, done);
    expect(found.filter((line) => line.includes(": response.body"))).not.toEqual([]);
  });

  it("an answer that only another edition allows", { timeout: patienceMs }, async () => {
    const document = writeOpenApi(picwish, { edition: "documented" });
    const done = await watchedRun({ vendor: picwish, edition: "observed", document, select });
    expect((await findings(picwish, done)).join("\n")).toContain("must have required property 'message'");
  });

  it("a request that is taken although the document does not allow it", { timeout: patienceMs }, async () => {
    const prepare: Parameters<typeof watchedRun>[0]["prepare"] = (session) =>
      session.faults.script([{ fault: "skip-check", with: { check: "validate" }, ...always }]);
    const validation = ["picwish/scale/validation/*"];
    const done = await watchedRun({ vendor: picwish, edition: "documented", select: validation, prepare });
    const found = await findings(picwish, done);
    expect(found.join("\n")).toContain("request.body.scale_factor Request body property scale_factor must be equal to");
  });
});
