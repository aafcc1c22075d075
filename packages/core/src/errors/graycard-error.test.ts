import { describe, expect, test } from "vitest";
import { GraycardError } from "./graycard-error.js";
import { UnknownReadingError } from "./unknown-reading-error.js";

describe("an error of Graycard", () => {
  test("has a name, a stable code, a message and a cause", () => {
    const cause = new Error("below");
    const error = new UnknownReadingError("what failed", { cause });
    expect(error).toMatchObject({
      name: "UnknownReadingError",
      code: "GC_EDITION_UNKNOWN_READING",
      message: "what failed",
      cause,
    });
    expect(error).toBeInstanceOf(Error);
  });

  test("is known as one, even from another copy of the package", () => {
    class Elsewhere extends Error {
      readonly code = "GC_TASK_FAILED";
    }
    expect(GraycardError.isInstance(new UnknownReadingError("x"))).toBe(true);
    expect(GraycardError.isInstance(new Elsewhere("x"))).toBe(true);
  });

  test.each([
    new Error("GC_TASK_FAILED"),
    Object.assign(new Error("x"), { code: "ENOENT" }),
    Object.assign(new Error("x"), { code: 5 }),
    { code: "GC_TASK_FAILED", message: "x" },
    "GC_TASK_FAILED",
    null,
    undefined,
  ])("is not what %o is", (value) => {
    expect(GraycardError.isInstance(value)).toBe(false);
  });
});
