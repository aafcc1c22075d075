import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { bent } from "../testing/bent.js";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

it.each(["before-headers", "within-body"])(
  "a caller who gives up hears of it although all has been collected meanwhile: a hang %s",
  async (at) => {
    const world = await bent({ fault: "hang", with: { at } });
    const gaveUp = new AbortController();
    const { credentials } = world.session;
    const headers = { "x-api-key": credentials.picwish?.[0] ?? "" };
    const url = "http://mock.test/api/tasks/visual/scale/none";
    let ended = false;
    // Nothing holds the request but the call itself.
    world.mock
      .fetch(new Request(url, { headers, signal: gaveUp.signal }))
      .then((response) => response.text())
      .catch(() => {})
      .finally(() => {
        ended = true;
      });
    while (world.session.journal.count() === 0) await new Promise((resolve) => setImmediate(resolve));
    for (let turn = 0; turn < 5; turn++) {
      collect();
      await new Promise((resolve) => setImmediate(resolve));
    }
    gaveUp.abort();
    for (let turn = 0; turn < 20 && !ended; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(ended).toBe(true);
  },
);
