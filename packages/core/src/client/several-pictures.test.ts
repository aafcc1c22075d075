import { describe, expect, test } from "vitest";
import { toBase64 } from "../contract/base64.js";
import type { CallError } from "../errors/call-error.js";
import { PartialResultError } from "../errors/partial-result-error.js";
import { gradient } from "../picture/testing/sample-pictures.js";
import { meitu } from "../vendors/index.js";
import { createClient } from "./node.js";
import type { Transport } from "./transport.js";

const base64 = toBase64(await gradient(64, 48).jpeg().toBuffer());
const good = { media_data: base64, media_profiles: { media_data_type: "jpg" } } as const;

/** What becomes of several pictures in one submit that is answered with these. */
async function answered(sent: number, media: readonly unknown[]) {
  const bytes = new TextEncoder().encode(JSON.stringify({ media_info_list: media }));
  const transport: Transport = {
    send: () =>
      Promise.resolve({
        status: 200,
        headers: new Headers(),
        body: (async function* () {
          yield bytes;
        })(),
      }),
    close: () => Promise.resolve(),
  };
  const client = createClient(meitu, { credentials: ["key", "secret"], transport, qps: "off" });
  return client.aiquality({
    media_info_list: Array.from({ length: sent }, () => good),
    parameter: { rsp_media_type: "jpg" },
  });
}

describe("several pictures in one submit", () => {
  test("have their results in their order", async () => {
    const { items } = await answered(2, [good, good]);
    expect(items.map((item) => item.image.form)).toEqual(["base64", "base64"]);
  });

  test.each([
    ["one less than was sent", [good], [true], /results came for 1 among 1 items\. Which .* is not known/],
    ["one more", [good, good, good], [true, true, true], /came for 3 among 3 items\. Which .* is not known/],
    ["none at all", [], [], /came for 0 among 0 items/],
    ["an item without its picture", [{}, good], [false, true], /came for 1 of them\. Keep/],
    ["an item that is no picture", [good, { media_data: "AAAA" }], [true, false], /came for 1 of them\. Keep/],
  ])("are an error that says what was paid and has what came: %s", async (_, media, usable, words) => {
    const error: CallError = await answered(2, media).then(
      () => Promise.reject(new Error("it has a result")),
      (each) => each,
    );
    if (!(error instanceof PartialResultError)) throw error;
    expect(error).toMatchObject({ code: "GC_RESULT_PARTIAL", charged: "yes", retryable: false, sent: 2 });
    expect(error.items.map((item) => item !== undefined)).toEqual(usable);
    expect(error.message).toMatch(words);
    expect(error.message).toContain("meitu/aiquality: 2 pictures were sent in one submit, which was paid for");
  });
});
