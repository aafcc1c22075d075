// npx vitest run --root examples vitest/enlarge.test.mjs
import { readFile } from "node:fs/promises";
import { probePicture } from "@graycard/core";
import { expect } from "vitest";
import { enlarge } from "./enlarge.mjs";
import { test } from "./vendor-test.mjs";

const picture = new Blob([await readFile(new URL("../images/portrait.jpg", import.meta.url))]);

test("gets a picture of twice the size", async ({ vendor: { session, settings } }) => {
  // Time stands still unless somebody moves it; this moves it as far as the client has to wait.
  const result = await session.passUntil(enlarge(settings, picture));
  expect(probePicture(result)).toMatchObject({ ok: true, facts: { format: "jpg", width: 960, height: 1200 } });
  const operations = session.journal.exchanges().map(({ operation }) => operation);
  expect([operations.at(0), operations.at(1), operations.at(-1)]).toEqual(["submit", "poll", "fetch-result"]);
});

test("says why the work failed", async ({ vendor: { session, settings } }) => {
  session.faults.script([{ fault: "task-outcome", with: { code: -7 } }]);
  await expect(session.passUntil(enlarge(settings, picture))).rejects.toThrow("failed with state -7");
});

test("gives up on a task that never ends, after thirty polls", async ({ vendor: { session, settings } }) => {
  session.faults.script([{ fault: "stuck-task" }]);
  const startedAt = session.clock.now();
  await expect(session.passUntil(enlarge(settings, picture))).rejects.toThrow("has not ended");
  expect(session.clock.now() - startedAt).toBe(30_000);
});
