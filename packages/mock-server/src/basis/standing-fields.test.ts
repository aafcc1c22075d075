import { type AnyVendor, type EditionName, resolveReadings, toBase64, vendors } from "@graycard/core";
import { beforeAll, describe, expect, it } from "vitest";
import { Caller, dataOf, type Fields } from "../testing/caller.js";
import { discFile } from "../testing/pictures.js";
import { type TestSession, testSession } from "../testing/test-mock.js";
import type { Evidence } from "./evidence.js";
import { refusalFields, taskFields } from "./standing-fields.js";

let image: Uint8Array;
beforeAll(async () => {
  image = await discFile();
});

const box = JSON.stringify([{ x: 1, y: 1, width: 5, height: 5 }]);
const poll = async (caller: TestSession["caller"], endpoint: string, fields: Fields) => {
  const { task_id } = dataOf(await caller.picwish(endpoint, { image_file: image, ...fields }));
  for (let polls = 0; polls < 6; polls++) await caller.poll(endpoint, task_id);
};

/** Conversations that show every kind of answer. */
const conversations: readonly (readonly [string, (test: TestSession) => Promise<unknown>])[] = [
  ["scale, waited for", ({ caller }) => caller.finish("scale", { image_file: image, type: "clean" })],
  ["scale, polled", ({ caller }) => poll(caller, "scale", { type: "face" })],
  ["inpaint, polled", ({ caller }) => poll(caller, "inpaint", { rectangles: box, return_type: 2 })],
  ["segmentation of both, polled", ({ caller }) => poll(caller, "segmentation", { output_type: 1 })],
  ["segmentation of the mask", ({ caller }) => caller.finish("segmentation", { image_file: image, output_type: 3 })],
  ["a refused field", ({ caller }) => caller.picwish("scale", {})],
  [
    "a task that fails",
    ({ caller }) => caller.finish("scale", { image_file: Buffer.from("no picture"), type: "clean" }),
  ],
  ["watermark", ({ caller }) => caller.watermark({ image_url: "https://p.example/none.jpg", rectangles: box })],
  ["a refusal by the market", ({ caller }) => caller.watermark({})],
  ["a refusal by Meitu", ({ caller }) => caller.aiquality({})],
  [
    "two pictures for Meitu",
    ({ caller }) => {
      const medium = { media_data: toBase64(image), media_profiles: { media_data_type: "jpg" } };
      return caller.aiquality({ parameter: {}, media_info_list: [medium, medium] });
    },
  ],
];

/** The paths of a body, as the tree of an answer names them. */
function pathsIn(body: unknown, prefix = ""): readonly string[] {
  if (Array.isArray(body)) return pathsIn(body[0], `${prefix.replace(/\.$/, "")}[].`);
  if (typeof body !== "object" || body === null) return [];
  return Object.entries(body).flatMap(([name, value]) => {
    const path = `${prefix}${name}`;
    return [path, ...pathsIn(value, Array.isArray(value) ? path : `${path}.`)];
  });
}

interface Seen {
  readonly status: number;
  readonly body: unknown;
}

/** Talks to a mock, and gives every answer as it went out. */
async function answersTo(test: TestSession, talk: (test: TestSession) => Promise<unknown>): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  const fetch = async (request: Request) => {
    const response = await test.mock.fetch(request);
    seen.push({ status: response.status, body: await response.clone().json() });
    return response;
  };
  await talk({ ...test, caller: new Caller(fetch, test.session.credentials) });
  return seen;
}

/** The fields that are said to stand in an answer, given what the answer says of itself. */
function expectedPaths({ session }: TestSession, edition: EditionName, at: number, { status, body }: Seen) {
  const exchange = session.journal.exchanges()[at];
  const vendor = (vendors as readonly AnyVendor[]).find(({ id }) => id === exchange?.vendor);
  if (!exchange?.endpoint || !vendor) throw new Error("An exchange is of no endpoint.");
  const readings = resolveReadings(vendor, edition);
  const reading = vendor.readAnswer(status, body);
  if (reading.phase === "unreadable") throw new Error(reading.because);
  const { endpoint, operation } = exchange;
  const asked = { vendor, endpoint: vendor.endpoints[endpoint], operation, readings };
  if (reading.phase === "refused" && exchange.taskId === undefined) {
    const answered = {
      kind: "refused",
      fault: "invalid-parameter",
      form: undefined,
      rule: undefined,
      field: undefined,
    } as const;
    const evidence: Evidence = { ...asked, answered };
    return refusalFields(evidence, answered, readings);
  }
  const outputs =
    "outputs" in reading && endpoint === "segmentation" ? Object.keys(reading.outputs[0] ?? {}) : undefined;
  const { phase, code } = { code: 0, ...reading };
  const answered = {
    kind: "task",
    phase: phase === "refused" ? "failed" : phase,
    code,
    delivery: { mode: "sync", form: "link" },
    outputs,
    failure: undefined,
  } as const;
  return taskFields({ ...asked, answered }, answered, readings);
}

describe.each<EditionName>(["documented", "observed"])(
  "the fields that stand in answers, in the edition %s",
  (edition) => {
    it.each(conversations)("are those that are sent: %s", async (_, talk) => {
      const test = testSession({ edition });
      const seen = await answersTo(test, talk);
      expect(seen.length).toBeGreaterThan(0);
      for (const [at, answer] of seen.entries()) {
        const fields = expectedPaths(test, edition, at, answer).map(({ path }) => path);
        const sent = pathsIn(answer.body).filter((path) => !path.startsWith("data.foreground_rect."));
        // What is known of a task only by and by, a reader may not count on.
        const late = fields.filter((path) => !sent.includes(path));
        expect(sent.length).toBeGreaterThan(0);
        expect(sent.filter((path) => !fields.includes(path))).toEqual([]);
        expect(late.filter((path) => !["data.processed_at"].includes(path))).toEqual([]);
      }
    });
  },
);
