import { describe, expect, it } from "vitest";
import { unlessAborted } from "./unless-aborted.js";

const never = new Promise<never>(() => {});

describe("work that is waited for", () => {
  it("comes to what it comes to", async () => {
    const { signal } = new AbortController();
    expect(await unlessAborted(Promise.resolve("done"), signal)).toBe("done");
    await expect(unlessAborted(Promise.reject(new Error("failed")), signal)).rejects.toThrow("failed");
  });

  it("is not waited for any more once the signal aborts", async () => {
    const leaving = new AbortController();
    const waiting = unlessAborted(never, leaving.signal);
    leaving.abort(new Error("home time"));
    await expect(waiting).rejects.toThrow("home time");
  });

  it("is not waited for when the signal has aborted before", async () => {
    await expect(unlessAborted(never, AbortSignal.abort(new Error("too late")))).rejects.toThrow("too late");
  });

  it("may fail unheard when nobody waits for it any more", async () => {
    const leaving = new AbortController();
    let fail = (_: Error) => {};
    const work = new Promise<never>((_, reject) => {
      fail = reject;
    });
    const waiting = unlessAborted(work, leaving.signal);
    leaving.abort(new Error("home time"));
    await expect(waiting).rejects.toThrow("home time");
    // A rejection that nobody handles would fail the run.
    fail(new Error("failed"));
  });
});
