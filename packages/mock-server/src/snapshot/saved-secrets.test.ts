import { vendors } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { Caller, dataOf } from "../testing/caller.js";
import { discFile } from "../testing/pictures.js";
import { testMock } from "../testing/test-mock.js";

const canary = "CANARY-4f1d9c2b7a";

const addresses = [
  `https://files.test/portrait.jpg?token=${canary}`,
  `https://files.test/${canary}/portrait.jpg`,
  `https://${canary}:${canary}@files.test/portrait.jpg`,
  `https://files.test/portrait.jpg#${canary}`,
  `https://files.test/${encodeURIComponent(`${canary}/`)}/portrait.jpg`,
  `https://files.test/nothing/${canary}`,
];

describe("a saved session, whose requests had secrets in their fields,", () => {
  it.each(addresses)("does not have that of an address: %s", async (image_url) => {
    const { mock } = testMock({ pace: "manual" });
    const session = mock.session();
    const caller = new Caller(mock.fetch, session.credentials);
    const { body } = await caller.picwish("scale", { image_url, type: "clean", sync: 0 });
    const snapshot = await session.snapshot();
    const saved = JSON.stringify(snapshot);
    // The path of an address is told in the journal, and only there.
    const isInPath = new URL(image_url).pathname.includes("CANARY");
    expect(isInPath ? JSON.stringify(snapshot.tasks) : saved).not.toMatch(/CANARY/i);
    // And what the task was to do is still known.
    const again = mock.restore(JSON.parse(saved));
    await again.advance(2000);
    const ended = await new Caller(mock.fetch, again.credentials).poll("scale", body.data?.task_id ?? "");
    expect(dataOf(ended)).toMatchObject({
      state: image_url.endsWith(canary) && image_url.includes("nothing") ? -3 : 1,
    });
  });

  it("does not have those of file names, of names that no contract has, or of what a contract leaves open", async () => {
    const { mock } = testMock({ pace: "manual" });
    const session = mock.session();
    const caller = new Caller(mock.fetch, session.credentials);
    const form = new FormData();
    form.set("image_file", new Blob([new Uint8Array(await discFile())]), `${canary}.jpg`);
    for (const [name, value] of Object.entries({ type: "clean", sync: "0", extra: canary, [canary]: "1" }))
      form.set(name, value);
    await caller.send("picwish", "/api/tasks/visual/scale", { method: "POST", body: form });
    const media = {
      media_data: `https://files.test/portrait.jpg?key=${canary}`,
      media_profiles: { media_data_type: "url" },
    };
    const request = {
      parameter: { rsp_media_type: "url" },
      media_info_list: [{ ...media, media_extra: { note: canary, [canary]: canary } }],
      extra: { trace: canary, deep: [{ trace: canary }] },
    };
    await session.passUntil(caller.submit("meitu", "aiquality", request, { encoding: "json" }));
    const snapshot = await session.snapshot();
    expect(snapshot.tasks).toHaveLength(2);
    expect(JSON.stringify(snapshot)).not.toMatch(/CANARY/i);
  });

  it("does not have its credentials, nor those of keys that came along", async () => {
    const { mock } = testMock({ pace: "manual" });
    const stranger = new Caller(mock.fetch, Object.fromEntries(vendors.map(({ id }) => [id, [canary, canary]])));
    await stranger.picwish("scale", { image_url: `https://files.test/${canary}/portrait.jpg`, type: "clean", sync: 0 });
    const [met] = mock.sessions();
    const saved = await mock.fetch(`http://127.0.0.1/_graycard/sessions/${met?.id}/snapshot`);
    expect(saved.status).toBe(200);
    expect(await saved.text()).not.toMatch(/CANARY/i);
  });
});
