import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Browser, chromium, type Page } from "playwright-core";
import type { BundledPage } from "./bundle-page.js";

/** Where Debian's package puts the browser. */
const executablePath = "/usr/bin/chromium";

/** Nothing but the page is to be loaded from anywhere, and a machine may have neither a sandbox nor a display. */
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface OpenPage {
  readonly page: Page;
  /** What the page wrote to its console as an error. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

/**
 * Opens a bundled page in a real browser.
 *
 * @throws when there is no browser: a test that needs one and skips would read as if it had passed
 */
export async function openInBrowser(bundle: BundledPage): Promise<OpenPage> {
  if (!existsSync(executablePath)) {
    throw new Error(`There is no ${executablePath}, in which this test runs: apt-get install --yes chromium`);
  }
  const { url, close } = await serve(bundle);
  const browser: Browser = await chromium.launch({ executablePath, headless: true, args });
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(url);
  return {
    page,
    errors,
    async close() {
      await browser.close();
      await close();
    },
  };
}

async function serve({ files }: BundledPage): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://page").pathname;
    const body = files.get(path);
    response.writeHead(body === undefined ? 404 : 200, { "content-type": contentTypeOf(path) }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

function contentTypeOf(path: string): string {
  if (path.endsWith(".js")) return "text/javascript";
  return path === "/" ? "text/html" : "application/octet-stream";
}
