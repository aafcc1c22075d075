import { describe, expect, test } from "vitest";
import { CallAbortedError } from "./call-aborted-error.js";
import { ConnectionError } from "./connection-error.js";

const handle = { vendor: "acme", endpoint: "scale", taskId: "t-1", acceptedAt: 0 };
const facts = { vendor: "acme", endpoint: "scale", retryable: true, charged: "no" } as const;

describe("whether money was taken", () => {
  test("is no only for a submit that did nothing", () => {
    expect(new ConnectionError("x", { ...facts, operation: "submit" }).charged).toBe("no");
  });

  test("is not known of a task that was accepted, though the step that failed costs nothing", () => {
    expect(new ConnectionError("x", { ...facts, operation: "poll", handle }).charged).toBe("unknown");
    expect(new CallAbortedError("x", { ...facts, operation: "poll", handle }).charged).toBe("unknown");
  });

  test("is yes where there is a result to fetch", () => {
    expect(new ConnectionError("x", { ...facts, operation: "fetch-result" }).charged).toBe("yes");
    expect(new ConnectionError("x", { ...facts, operation: "fetch-result", handle }).charged).toBe("yes");
  });

  test("stays what it is said to be otherwise", () => {
    expect(new ConnectionError("x", { ...facts, charged: "yes", operation: "poll", handle }).charged).toBe("yes");
  });
});
