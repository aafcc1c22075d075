import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { builtInPictures, createMock } from "@graycard/mock-server";
import { createControlClient } from "@graycard/mock-server/control";
import { expect, it } from "vitest";
import { enlarge } from "./client.js";

it("shows what my client does when the work fails", async () => {
  // In real life: `graycard mock`, in a process or a container of its own.
  await using mock = createMock({ pace: "manual" });
  const { url } = await mock.listen();

  const control = createControlClient({ baseUrl: url });
  const { session, credentials } = await control.sessions.create({ pace: "instant" });
  const mine = control.session(session.id);
  await mine.faults.script({ faults: [{ fault: "task-outcome", with: { code: -7 } }] });

  const picture = new Blob([await readFile(join(builtInPictures, "portrait.jpg"))]);
  const settings = { baseUrl: url, key: credentials.picwish?.[0] ?? "", pause: async () => {} };
  await expect(enlarge(settings, picture)).rejects.toThrow("failed with state -7");

  expect(await mine.verify()).toEqual({ ok: true, problems: [] });
  const { exchanges } = await mine.journal.read({ operation: "submit" });
  expect(exchanges).toHaveLength(1);
});
