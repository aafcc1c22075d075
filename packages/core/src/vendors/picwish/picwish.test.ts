import { describe, expect, test } from "vitest";
import { buildAnswer } from "../../contract/answer.js";
import { findErrorForm } from "../../contract/error-form.js";
import { resolveReadings } from "../../contract/readings.js";
import { requestFaults } from "../../contract/refusal.js";
import { answerCases, exampleTask } from "../../testing/answer-cases.js";
import { describeVendor } from "../../testing/describe-vendor.js";
import { picwish } from "./index.js";
import type { PicwishReadings } from "./vocabulary.js";

describeVendor(picwish);

const under = (overrides: Record<string, string> = {}) =>
  resolveReadings(picwish, "documented", overrides) as unknown as PicwishReadings;
const { scale } = picwish.endpoints;

/** The data of the first answer about a scale task in a phase. */
function dataOf(phase: string, readings: PicwishReadings): Record<string, unknown> {
  const cases = answerCases(picwish, scale, readings as never, exampleTask);
  const found = cases.find(({ facts }) => facts.phase === phase);
  if (!found) throw new Error(`no answer is in the phase ${phase}`);
  return buildAnswer(found.shape, found.facts);
}

describe("what is special about PicWish", () => {
  test("is the order of its states, which is not that of their numbers", () => {
    expect(picwish.schedule(under()).map(([state]) => state)).toEqual(["queued", "preparing", "waiting", "processing"]);
    expect(picwish.schedule(under({ "task.schedule": "processing-only" }))).toEqual([["processing", 1]]);
  });

  test("is that a task is asked for below the path that made it", () => {
    for (const { routes } of Object.values(picwish.endpoints)) {
      expect(routes.poll).toMatchObject({ method: "GET", path: `${routes.submit.path}/{task_id}` });
    }
  });

  test("is that a refusal has its number in the status, the body or both", () => {
    for (const fault of requestFaults) {
      const { httpStatus, code } = picwish.refusal(fault, under());
      expect(httpStatus).toBe(code);
      const jsonOnly = picwish.refusal(fault, under({ "http.status-carrier": "json-only" }));
      expect(jsonOnly).toMatchObject({ httpStatus: 200, code });
    }
  });

  test("is that every status is told in HTTP or in JSON, with a message or without", () => {
    expect(picwish.errorForms.map(({ id }) => id)).toEqual(
      ["http", "json"].flatMap((style) =>
        [400, 401, 404, 413, 429, 500].flatMap((status) => [`${style}-${status}`, `${style}-${status}-bare`]),
      ),
    );
    const bare = findErrorForm(picwish.errorForms, { form: "json-429-bare" });
    expect(bare?.body.kind === "json" && bare.body.write({ id: "", code: 429, message: bare.message })).toEqual({
      status: 429,
    });
    expect(bare).toMatchObject({ httpStatus: 200, fault: "rate-limited", retryable: true, charged: false });
  });

  test("is that newer numbers for failed work are there, and sent only when they are asked for", () => {
    expect(picwish.failureCode("processing", undefined, under())).toBe(-1);
    expect(picwish.failureCode("processing", undefined, under({ "state.newer-codes": "sent" }))).toBe(-9);
    expect(picwish.failureCode("timeout", undefined, under({ "state.newer-codes": "sent" }))).toBe(-8);
    const empty = under({ "segmentation.nothing-found": "empty-result" });
    expect(picwish.failureCode("processing", "nothing-found", empty)).toBe(-11);
    expect(picwish.failureCode("processing", undefined, empty)).toBe(-1);
  });

  test("is that failed work is an accepted request with few fields", () => {
    expect(picwish.failedHttpStatus(-7, under())).toBe(200);
    const fields = ["created_at", "processed_at", "progress", "state", "task_id"];
    expect(dataOf("failed", under())).toMatchObject({ status: 200, message: "success" });
    expect(Object.keys(dataOf("failed", under()).data as object)).toEqual(fields);
  });

  test("is that what is said of the request is no word about its work", () => {
    const read = (message: string) => picwish.readAnswer(200, { status: 200, message, data: { state: -7 } });
    expect(["success", "no face was found"].map((message) => read(message))).toMatchObject([
      { phase: "failed", message: undefined },
      { phase: "failed", message: "no face was found" },
    ]);
  });

  test("is a success with the fields of the samples, in their order", () => {
    expect(dataOf("succeeded", under())).toEqual({
      status: 200,
      message: "success",
      data: {
        completed_at: 1767323047,
        created_at: 1767323045,
        image: `${exampleTask.text}#image`,
        processed_at: 1767323045,
        progress: 100,
        return_type: 1,
        state: 1,
        task_id: exampleTask.id,
        type: "clean",
      },
    });
  });

  test("is that captures show more fields than the documents list", () => {
    const rich = dataOf("succeeded", under({ "answer.extras": "rich" })).data;
    expect(rich).toMatchObject({ image_width: 1280, image_height: 960, state_detail: "Complete", time_elapsed: 1500 });
    expect(dataOf("succeeded", under()).data).not.toHaveProperty("state_detail");
  });

  test("is that an accepted request is answered by the id of its task alone", () => {
    expect(dataOf("accepted", under())).toEqual({ status: 200, message: "success", data: { task_id: exampleTask.id } });
  });

  test("is that polls are answered without a message where captures are followed", () => {
    expect(dataOf("running", under({ "answer.poll-message": "absent" }))).not.toHaveProperty("message");
    expect(dataOf("accepted", under({ "answer.poll-message": "absent" }))).toHaveProperty("message", "success");
  });
});
