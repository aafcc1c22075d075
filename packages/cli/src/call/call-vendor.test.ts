import { readdir } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { exitCodes } from "../exit-codes.js";
import { call, callsInFolder, folder, put } from "../testing/calls-in-folder.js";

callsInFolder();

describe("a vendor itself", () => {
  it("is not called without a credential: the sentence names the variable and the mock", async () => {
    await put("photo.bmp", 1);
    const { code, error } = await call("picwish scale --image photo.bmp --set type=clean");
    expect(code).toBe(exitCodes.usage);
    expect(error).toContain("set GRAYCARD_PICWISH_API_KEY in the environment");
    expect(error).toContain("--base-url http://127.0.0.1:4010");
  });

  it.each(["demo", "demo.gc-429", "graycard-mock-0011"])("is never sent the mock's credential %s", async (key) => {
    await put("photo.bmp", 1);
    const env = { GRAYCARD_PICWISH_API_KEY: key };
    const { code, error } = await call("picwish scale --image photo.bmp --set type=clean", { env });
    expect(code).toBe(exitCodes.usage);
    expect(error).toContain("hold a credential of a mock");
    expect(error).not.toContain(key);
  });

  const env = { GRAYCARD_PICWISH_API_KEY: "k".repeat(32) };
  /** Not this machine by its name, and nobody there: what is asked before anything is sent can be seen. */
  const elsewhere = "picwish scale --set type=clean --base-url http://nobody.invalid";

  it("is called for many pictures only with --yes, or when whoever sits there agrees", async () => {
    await put("in/a.bmp", 1);
    await put("in/b.bmp", 2);
    const unasked = await call(`${elsewhere} --image in -o out`, { env });
    expect(unasked.code).toBe(exitCodes.usage);
    expect(unasked.error).toMatch(/up to 2 submits to nobody\.invalid, which costs money: up to 4 credits \(2 each\)/);
    expect(unasked.error).toMatch(/want --yes/);
    expect(await readdir(folder)).not.toContain(".graycard-call.jsonl");

    const declined = await call(`${elsewhere} --image in -o out`, { env, ask: async () => "no" });
    expect(declined.code).toBe(exitCodes.budgetStop);
    expect(declined.error).toMatch(/nothing was sent/);

    for (const [flags, ask] of [
      ["--yes", undefined],
      ["", async () => " Y "],
    ] as const) {
      // It goes on, as far as the cap lets it.
      const agreed = await call(`${elsewhere} --image in -o out --max-submits 0 ${flags}`.trim(), { env, ask });
      expect(agreed.code).toBe(exitCodes.budgetStop);
      expect(agreed.error).toMatch(/the cap on submits or credits was reached/);
    }
  });

  it("is called for one picture with a line about the price", async () => {
    await put("photo.bmp", 1);
    const { code, error } = await call(`${elsewhere} --image photo.bmp`, { env });
    expect(code).toBe(exitCodes.unreachable);
    expect(error).toMatch(
      /^graycard call: 1 submit to nobody\.invalid, which costs money: 2 credits \(2 each\)\. The cred/,
    );
  });

  it("needs both parts of a credential that has two", async () => {
    await put("photo.bmp", 1);
    const { error } = await call("meitu aiquality --image photo.bmp", { env: { GRAYCARD_MEITU_API_KEY: "k" } });
    expect(error).toMatch(/there is no credential: set GRAYCARD_MEITU_API_SECRET in/);
  });
});
