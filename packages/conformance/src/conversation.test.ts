import { aliyunMarket, picwish, writeSubmit } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { Conversation } from "./conversation.js";
import { SpendGuard } from "./guard/spend-guard.js";
import { mockSubject } from "./testing/mock-subject.js";

/** A subject that refuses everything for its rate, in these words, and how often it was asked. */
function refusing(body: object) {
  let asked = 0;
  const between = async () => {
    asked++;
    return Response.json(body, { status: 429 });
  };
  return { subject: mockSubject(picwish, { between }), asked: () => asked };
}

function submitTo(conversation: Conversation) {
  const { baseUrl, credential, readings } = conversation.subject;
  const endpoint = picwish.endpoints.scale;
  const fields = { image_url: "https://pictures.graycard.invalid/a.jpg", type: "clean" };
  const make = () => writeSubmit({ vendor: picwish, endpoint, baseUrl, credential, fields, readings });
  return conversation.ask(make, endpoint, "submit");
}

describe("a submit that is refused for the rate", () => {
  it("is sent again, and costs nothing", async () => {
    const { subject, asked } = refusing({ status: 429, message: "Too many requests" });
    const guard = new SpendGuard({ clock: subject.clock, receipt: () => {} });
    await expect(submitTo(new Conversation(subject, guard))).rejects.toThrow(/keeps refusing requests for their rate/);
    expect(asked()).toBeGreaterThan(1);
    expect(guard.receipt).toEqual([]);
  });

  it("is not sent again when the refusal names a task, which is on the receipt", async () => {
    const { subject, asked } = refusing({ status: 429, data: { task_id: "paid-for" } });
    const guard = new SpendGuard({ clock: subject.clock, receipt: () => {} });
    const { reading } = await submitTo(new Conversation(subject, guard));
    expect(reading).toMatchObject({ phase: "refused", code: 429, taskId: "paid-for" });
    expect(asked()).toBe(1);
    expect(guard.receipt.map(({ taskId, outcome }) => [taskId, outcome])).toEqual([["paid-for", "accepted"]]);
  });

  it("is not sent again when a gateway refuses it under the same number for something else", async () => {
    let asked = 0;
    const between = async () => {
      asked++;
      const headers = { "x-ca-error-message": "Quota Exhausted", "x-ca-request-id": "1" };
      return new Response(null, { status: 403, headers });
    };
    const { clock, baseUrl, credential, readings, ...subject } = mockSubject(aliyunMarket, {
      edition: "observed",
      between,
    });
    const endpoint = aliyunMarket.endpoints.watermark;
    const make = () => writeSubmit({ vendor: aliyunMarket, endpoint, baseUrl, credential, fields: {}, readings });
    const conversation = new Conversation({ ...subject, clock, baseUrl, credential, readings });
    expect((await conversation.ask(make, endpoint, "submit")).reading).toMatchObject({ phase: "refused", code: 403 });
    expect(asked).toBe(1);
  });
});
