import { describe, expect, it } from "vitest";
import type { Happening } from "../journal/happening.js";
import { discFile } from "../testing/pictures.js";
import { testSession } from "../testing/test-mock.js";

/** Everything a mock tells about what was sent to it. */
function worldThatTells() {
  const happenings: Happening[] = [];
  const world = testSession({ onExchange: (happening) => happenings.push(happening) });
  const nobodys = world.mock.journal;
  const told = async () =>
    JSON.stringify([
      world.mock.sessions().map(({ journal, ledger }) => [journal.exchanges(), ledger.entries()]),
      world.session.journal.exchanges(),
      nobodys.exchanges(),
      happenings,
      await world.session.snapshot(),
    ]);
  return { ...world, told };
}

const explained = { "x-graycard-explain": "1" };

describe("a credential that strays", () => {
  it.each(["live_gc-9f8e7d6c5b4a3210", "sk/live+abc=0123456789", "s3cret-0123456789"])(
    "is told nowhere, wherever it stands: %s",
    async (key) => {
      const { caller, told } = worldThatTells();
      const credential = [key];
      const encoded = encodeURIComponent(key);
      const answers = [
        await caller.send("picwish", `/v2/${encoded}/scale`, {}, { credential, headers: explained }),
        await caller.send("picwish", `/api/tasks/visual/scale/${encoded}`, {}, { credential, headers: explained }),
        await caller.send("picwish", `/api/tasks/visual/scale?type=${encoded}`, { method: "POST" }, { credential }),
        await caller.send("picwish", "/nothing", {}, { credential, headers: { "user-agent": `sdk/${key}` } }),
      ];
      const fields = { image_file: await discFile(), type: "clean" };
      const { image } = await caller.finish("scale", fields, { credential });
      await caller.download(image, { headers: { "x-api-key": key, "user-agent": `sdk/${key}` } });
      const shown = [await told(), ...answers.map(({ headers }) => JSON.stringify([...headers]))].join("\n");
      expect(shown).toContain("[withheld]");
      for (const form of [key, encoded]) expect(shown).not.toContain(form);
    },
  );

  it.each(["QUJD+REVG/R0hJ==", "first0123;second0123", "first0123&second0123", "first0123=second0123"])(
    "is told nowhere, nor a part of it, with signs at which addresses are cut: %s",
    async (key) => {
      const { caller, told } = worldThatTells();
      const credential = [key];
      const encoded = encodeURIComponent(key);
      for (const form of [key, encoded]) {
        await caller.send("picwish", `/v2/${form}/scale`, {}, { credential });
        await caller.send("picwish", `/${form}`, {}, { credential });
        await caller.send("picwish", `/api/tasks/visual/scale/${form}`, {}, { credential });
        await caller.picwish("scale", { image_url: `https://h.example/${form}/a.jpg`, type: "clean" }, { credential });
        const long = `see https://h.example/${form}/a.jpg${"x".repeat(9000)}`;
        await caller.picwish("scale", { image_url: long, type: "clean" }, { credential });
        const { image } = await caller.finish("scale", { image_file: await discFile(), type: "clean" }, { credential });
        await caller.download(`${new URL(image).origin}/${form}/a.jpg`, { headers: { "x-api-key": key } });
      }
      const shown = await told();
      for (const part of key.split(/[=&;]/).filter((text) => text !== "")) {
        for (const form of [part, encodeURIComponent(part)]) expect(shown).not.toContain(form);
      }
    },
  );

  it("is told nowhere although it has letters like those of a trigger", async () => {
    const { caller, session } = worldThatTells();
    const url = "https://h.example/disc.jpg?token=gc-secret-deadbeef";
    await caller.picwish("scale", { image_url: url, type: "clean" });
    const exchanges = session.journal.exchanges();
    expect(JSON.stringify(exchanges)).toContain("is no trigger");
    expect(JSON.stringify(exchanges)).not.toContain("deadbeef");
  });
});

describe("a journal", () => {
  it("counts what its entries keep of headers, so that many long ones make the oldest go", async () => {
    const { caller, session } = testSession({ journalBytes: 100_000 });
    for (let at = 0; at < 100; at++) {
      await caller.poll("scale", "none", { headers: { accept: `${at}`.padEnd(12_000, "x") } });
    }
    expect(session.journal.evicted).toBeGreaterThan(0);
    expect(session.journal.bytes).toBeLessThanOrEqual(100_000);
    expect(JSON.stringify(session.journal.exchanges()).length).toBeLessThan(200_000);
  });
});
