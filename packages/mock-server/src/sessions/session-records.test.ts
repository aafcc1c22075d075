import { expect, it } from "vitest";
import { EvidenceLostError } from "../journal/evidence-lost-error.js";
import { Caller } from "../testing/caller.js";
import { testMock } from "../testing/test-mock.js";

it("lists what every session has on record, those of keys that just came along last", async () => {
  const { mock } = testMock({ journalBytes: 1 });
  const session = mock.session();
  const brought = new Caller(mock.fetch, { picwish: ["a key of its own"] });
  for (let polls = 0; polls < 2; polls++) await brought.poll("scale", "no-such-task");
  const [given, met] = mock.sessions();
  expect(mock.sessions()).toHaveLength(2);
  expect(given?.id).toBe(session.id);
  expect(given?.journal.count()).toBe(0);
  expect(met?.journal.exchanges()).toMatchObject([{ operation: "poll", vendor: "picwish" }]);
  expect(() => given?.verify()).not.toThrow();
  expect(() => met?.verify()).toThrow(EvidenceLostError);
  expect(JSON.stringify(mock.sessions())).not.toContain("a key of its own");
});
