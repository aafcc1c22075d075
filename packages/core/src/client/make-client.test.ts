import { describe, expect, test } from "vitest";
import { picwish } from "../vendors/index.js";
import { createClient } from "./node.js";
import type { Transport } from "./transport.js";

const silent: Transport = { send: () => Promise.reject(new Error("Nothing is to be sent.")), close: async () => {} };
const client = createClient(picwish, { credentials: "key", transport: silent });
const foreign = { vendor: "other", endpoint: "scale", taskId: "t", acceptedAt: 0 };

describe("a step of a client that cannot be taken", () => {
  test.each<readonly [string, () => Promise<unknown>, RegExp]>([
    ["submit to no endpoint", () => client.submit("nowhere" as never, {} as never), /no endpoint "nowhere"/],
    ["poll of no endpoint", () => client.poll("nowhere" as never, "t"), /no endpoint "nowhere"/],
    ["wait for a task of another vendor", () => client.wait(foreign), /one of other; this is a client of picwish/],
    ["resume of a task of another vendor", () => client.resume(foreign), /one of other; this is a client of picwish/],
  ])("is a promise that fails, never a throw: %s", async (_, take, message) => {
    await expect(take()).rejects.toMatchObject({ code: "GC_CLIENT_SETUP", message: expect.stringMatching(message) });
  });
});

const ring: unknown[] = [];
ring.push(ring);

describe("a value that JSON does not have", () => {
  test.each<readonly [string, unknown, string]>([
    ["a bigint", 2n, "it is 2"],
    ["no number", Number.NaN, "it is NaN"],
    ["a function", () => 2, "it is a function"],
    ["a ring", ring, "it is an object"],
    ["a text", "3", 'it is "3"'],
  ])("is refused like any other: %s", async (_, scale_factor, words) => {
    const input = { image: "http://a.example/b.jpg", type: "face", scale_factor };
    await expect(client.scale(input as never)).rejects.toMatchObject({
      code: "GC_CLIENT_INPUT",
      field: "scale_factor",
      message: expect.stringContaining(words),
    });
  });
});
