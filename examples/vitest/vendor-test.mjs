// A fixture for Vitest: each test has a world of its own, with its own key, clock, faults and journal. No port is open.
import { createMock } from "@graycard/mock-server";
import { test as base, expect } from "vitest";

export const test = base.extend({
  // One mock does for all tests of a file: they cannot see each other's sessions.
  mock: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern which fixtures are needed.
    async ({}, use) => {
      const mock = createMock({ pace: "manual", seed: "my tests" });
      await use(mock);
      await mock.close();
    },
    { scope: "file" },
  ],

  vendor: async ({ mock }, use) => {
    const session = mock.session();
    const [key] = session.credentials.picwish;
    await use({
      session,
      // What the client is given as its settings.
      settings: {
        baseUrl: "https://techsz.aoscdn.com",
        key,
        fetch: (url, init) => mock.fetch(new Request(url, init)),
        pause: () => session.clock.sleepUntil(session.clock.now() + 1000),
      },
    });
    // A fault that never struck means that the test did not see what it was written for.
    expect(session.faults.unused()).toEqual([]);
  },
});
