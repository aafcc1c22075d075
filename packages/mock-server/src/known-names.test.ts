import { describe, expect, it } from "vitest";
import { createMock } from "./create-mock.js";
import { testSession } from "./testing/test-mock.js";

describe("a name that means nothing", () => {
  const { session } = testSession();
  it.each<[string, () => unknown, string]>([
    ["of a mock", () => createMock({ pcae: "manual" } as object), 'createMock has no "pcae"; did you mean pace?'],
    ["of a session", () => createMock().session({ sead: 1 } as object), 'A session has no "sead"; did you mean seed?'],
    ["of a verification", () => session.verify({ wast: "none" } as object), 'has no "wast"; did you mean waste?'],
    ["of a demand", () => session.verify({ waste: "non" as "none" }), 'waste can be "none" or "allowed"; it is "non".'],
    ["of a query", () => session.journal.count({ operatoin: "poll" } as object), "did you mean operation?"],
    ["of an operation", () => session.journal.exchanges({ operation: "pol" as "poll" }), 'no operation "pol"'],
    ["of nothing at all", () => createMock(5 as unknown as object), "createMock takes an object"],
  ])("is refused: %s", (_, act, message) => {
    expect(act).toThrow(message);
  });
});

describe("mock.fetch", () => {
  it("takes what any fetch takes", async () => {
    const { mock } = testSession();
    const url = "http://mock.test/api/tasks/visual/scale";
    const answers = [mock.fetch(url, { method: "POST" }), mock.fetch(new URL(url)), mock.fetch(new Request(url))];
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([401, 401, 401]);
  });
});
