import { afterEach, beforeEach, expect } from "vitest";

/** Fails each test of a file in which a promise was rejected and nobody heard of it. */
export function refuseUnhandledRejections(): void {
  let unheard: unknown[] = [];
  const note = (reason: unknown) => void unheard.push(reason);
  beforeEach(() => {
    unheard = [];
    process.on("unhandledRejection", note);
  });
  afterEach(async () => {
    // Node tells of them once all that was runnable has run.
    await new Promise((resolve) => setImmediate(resolve));
    process.off("unhandledRejection", note);
    expect(unheard).toEqual([]);
  });
}
