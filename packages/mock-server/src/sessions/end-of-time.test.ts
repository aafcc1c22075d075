import { describe, expect, it } from "vitest";
import { testMock, testSession } from "../testing/test-mock.js";

describe("time", () => {
  it.each(["manual", "instant"] as const)("does not go beyond dates that links can carry: %s", async (pace) => {
    const { session } = testSession({ pace });
    await expect(session.advance(1e15)).rejects.toThrow("Time ends with the year 9999");
    const latest = Date.UTC(10_000, 0) - 1;
    await session.advance(latest - session.clock.now() - 60_000);
    expect(new Date(session.clock.now()).getUTCFullYear()).toBe(9999);
  });

  it("is refused beyond them over HTTP as well", async () => {
    const { mock } = testMock({ pace: "manual" });
    const call = (body: object) =>
      mock.fetch(
        new Request(`http://localhost/_graycard/sessions/${mock.session().id}/clock`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        }),
      );
    expect((await call({ advanceTo: 1e300 })).status).toBe(400);
    expect((await call({ advanceMs: 1000 })).status).toBe(200);
  });
});
