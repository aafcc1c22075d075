import { builtinModules } from "node:module";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMock } from "../create-mock.js";
import { type BundledPage, bundlePage } from "../testing/browser/bundle-page.js";
import { type OpenPage, openInBrowser } from "../testing/browser/open-browser.js";
import type { PageFunctions } from "../testing/browser/page.js";
import { playEveryEndpoint } from "../testing/browser/play-every-endpoint.js";

let bundle: BundledPage;
let browser: OpenPage;
beforeAll(async () => {
  bundle = await bundlePage();
  browser = await openInBrowser(bundle);
}, 120_000);
afterAll(() => browser?.close());

/** Calls a function of the page. */
function inPage<Name extends keyof PageFunctions>(name: Name): Promise<Awaited<ReturnType<PageFunctions[Name]>>> {
  const call = async (which: string) =>
    (globalThis as unknown as { page: Record<string, () => unknown> }).page[which]?.();
  return browser.page.evaluate(call, name) as Promise<Awaited<ReturnType<PageFunctions[Name]>>>;
}

describe("the mock in a page", () => {
  it("brings no module of Node's and no native one along", () => {
    const forbidden = ["sharp", "undici", "@img/", "@hono/node-server", "bmp-ts", "selfsigned", "playwright-core"];
    for (const name of forbidden)
      expect(bundle.modules.filter((id) => id.includes(`node_modules/${name}`))).toEqual([]);
    // What a bundler cannot resolve for a browser, it replaces with nothing, without a word.
    expect(bundle.modules.filter((id) => /browser-external|platform\/node\/|client\/node/.test(id))).toEqual([]);
    const imports = [...bundle.code.matchAll(/^import .*from ["']([^"']+)["']|\bimport\(["']([^"']+)["']\)/gm)];
    const named = imports.map(([, first, second]) => first ?? second ?? "");
    expect(named.filter((name) => name.startsWith("node:") || builtinModules.includes(name))).toEqual([]);
    expect(bundle.modules.some((id) => id.includes("platform/browser/canvas"))).toBe(true);
  });

  it("makes of a picture what it makes of it in Node, at every endpoint", async () => {
    const inNode = await playEveryEndpoint(createMock({ pace: "instant", seed: 1 }));
    expect(Object.keys(inNode).length).toBeGreaterThan(3);
    for (const made of Object.values(inNode)) expect(made).toBeTypeOf("object");
    expect(await inPage("playEveryEndpoint")).toEqual(inNode);
  });

  it("answers the page's own fetch at a vendor's real host, down to the picture", async () => {
    const { link, polls, made } = await inPage("enlargeThroughWorker");
    expect(new URL(link).host).toBe("techsz.aoscdn.com");
    expect(polls).toBeGreaterThan(1);
    // A long edge of 600 pixels is doubled.
    expect(made).toMatchObject({ format: "jpg", width: 1200, height: 800 });
  });

  it("answers the client that a page gets, which has no files and asks for none", async () => {
    const { polls, made, file } = await inPage("enlargeThroughClient");
    expect(polls.map((each) => each.split(" ")[0])).toEqual(["submit", "poll", "fetch-result", "fetch-result"]);
    // The credential goes to the vendor, and not along with the link.
    expect(polls.at(-1)).not.toMatch(/api-key/i);
    expect(made).toMatchObject({ format: "jpg", width: 1200, height: 800 });
    expect(file).toMatch(/no files here/);
  });

  it("refuses a link that was changed", async () => {
    expect(await inPage("changeLink")).toBe(403);
  });

  it("says that there are no ports", async () => {
    expect(await inPage("askForPort")).toBe("GC_LISTEN_NO_PORTS");
  });

  it("writes no error to the console", () => {
    expect(browser.errors).toEqual([]);
  });
});
