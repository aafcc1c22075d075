import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { healthySurroundings, systemError } from "../testing/healthy-surroundings.js";
import { checks } from "./checks.js";
import { examine } from "./examine.js";
import type { Level } from "./finding.js";

type Changes = Parameters<typeof healthySurroundings>[0];

async function findings(check: string, changes: Changes) {
  const all = await examine(healthySurroundings(changes));
  return all.filter((each) => each.check === check);
}

const env = (variables: Readonly<Record<string, string>>): Changes => ({ env: variables });
const rejects = (code: string) => () => Promise.reject(systemError(code));
const proxied = "http://proxy.test:3128";

/** What is wrong, which check tells, how bad it is, and what it says. */
const wrong: readonly (readonly [string, string, Changes, Level, RegExp])[] = [
  ["an old Node.js", "node-version", { nodeVersion: "20.18.3" }, "fail", /it is 20\.18\.3/],
  ["an older line of Node.js", "node-version", { nodeVersion: "18.20.0" }, "fail", /it is 18/],
  ["a wish that is none", "node-version", { nodeWanted: "20.x" }, "not-checked", /names no least version/],
  ["no picture library", "pictures", { tryPictures: rejects("ERR_DLOPEN_FAILED") }, "fail", /ERR_DLOPEN_FAILED/],
  ["a folder that takes no files", "temp-folder", { disk: { tryWrite: rejects("EROFS") } }, "fail", /EROFS/],
  ["little room", "temp-folder", { disk: { freeBytes: async () => 5 * 1024 ** 2 } }, "warn", /5 MB are free/],
  ["room that nobody tells", "temp-folder", { disk: { freeBytes: rejects("ENOSYS") } }, "not-checked", /ENOSYS/],
  ["a port that is taken", "mock-port", { tryPort: async () => "EADDRINUSE" }, "warn", /something listens there/],
  [
    "a wanted port that is taken",
    "mock-port",
    { ...env({ GRAYCARD_PORT: "4020" }), tryPort: async (port) => (port === 4020 ? "EADDRINUSE" : undefined) },
    "fail",
    /something listens there/,
  ],
  ["a port without the right to it", "mock-port", { tryPort: async () => "EACCES" }, "warn", /EACCES/],
  ["a port that is none", "mock-port", env({ GRAYCARD_PORT: "http" }), "fail", /it is no port/],
  [
    "a clock behind its files",
    "clock",
    { now: () => Date.UTC(2025, 0, 1) },
    "fail",
    /2025-01-01T00:00:00Z.*2026-01-01/,
  ],
  ["files without dates", "clock", { disk: { modifiedAt: rejects("ENOENT") } }, "not-checked", /ENOENT/],
  ["certificates unchecked", "tls", env({ NODE_TLS_REJECT_UNAUTHORIZED: "0" }), "fail", /no certificate is checked/],
  [
    "certificates that are not there",
    "tls",
    { ...env({ NODE_EXTRA_CA_CERTS: "/none" }), disk: { read: rejects("ENOENT") } },
    "fail",
    /cannot be read \(ENOENT\)/,
  ],
  [
    "a file without certificates",
    "tls",
    { ...env({ NODE_EXTRA_CA_CERTS: "/empty" }), disk: { read: async () => "none" } },
    "fail",
    /holds no certificate/,
  ],
  ["keys of connections kept", "tls", { nodeFlags: ["--tls-keylog=/keys"] }, "warn", /opens every encrypted/],
  ["the same by NODE_OPTIONS", "tls", env({ NODE_OPTIONS: "--tls-keylog=/keys" }), "warn", /opens every encrypted/],
  ["a proxy to vendors", "proxy", env({ HTTPS_PROXY: proxied }), "warn", /does not name techsz\.aoscdn\.com/],
  ["a proxy to the mock", "proxy", env({ http_proxy: proxied }), "warn", /does not name localhost, 127\.0\.0\.1, ::1/],
  ["a proxy for all", "proxy", env({ ALL_PROXY: proxied, NO_PROXY: "*.aoscdn.com" }), "warn", /name ark\.market/],
  ["a proxy without http://", "proxy", env({ HTTP_PROXY: "proxy.test:3128" }), "fail", /not the address of a proxy/],
  ["Node's own fetch told", "proxy", proxyOn("24.1.0"), "warn", /the fetch of Node\.js goes by it/],
  ["Node's own fetch told in vain", "proxy", proxyOn("20.19.0"), "warn", /too old to know it/],
  ["NODE_DEBUG for requests", "debug-output", env({ NODE_DEBUG: "timers,HTTP" }), "fail", /stand in the address/],
  ["NODE_DEBUG for anything", "debug-output", env({ NODE_DEBUG: "und*" }), "fail", /in a header/],
  ["DEBUG for requests", "debug-output", env({ DEBUG: "follow-redirects" }), "fail", /requests are written out/],
  ["DEBUG for anything", "debug-output", env({ DEBUG: "*" }), "fail", /requests are written out/],
  ["no address", "addresses", env({ GRAYCARD_PICWISH_BASE_URL: "localhost:4010" }), "fail", /no http or https/],
  ["an open way", "addresses", env({ GRAYCARD_MEITU_BASE_URL: "http://x.test" }), "fail", /x\.test over http/],
  ["a stranger", "addresses", env({ GRAYCARD_MEITU_BASE_URL: "https://x.test" }), "warn", /neither this machine/],
  ["half of a pair", "credentials", env({ GRAYCARD_MEITU_API_KEY: "k1" }), "fail", /API_SECRET is missing beside/],
  ["the other half", "credentials", env({ GRAYCARD_MEITU_API_SECRET: "s1" }), "fail", /API_KEY is missing beside/],
  ["nothing but blanks", "credentials", key("  "), "warn", /set, and empty/],
  ["a line break at the end", "credentials", key("abc\n"), "warn", /blanks or line breaks/],
  ["a line break within", "credentials", key("abc\ndef"), "fail", /no header can carry/],
  ["quotes", "credentials", key('"abc"'), "fail", /quotation mark/],
  ["a quote at the end", "credentials", key("abc'"), "fail", /quotation mark/],
  ["a letter of another script", "credentials", key("аbc"), "fail", /beyond ASCII/],
  ["Bearer", "credentials", key("Bearer abc"), "fail", /name of a scheme/],
  ["an AppCode in another's place", "credentials", key("APPCODE abc"), "fail", /it is of another kind/],
  ["its own word", "credentials", env({ GRAYCARD_ALIYUN_APPCODE: "appcode abc" }), "fail", /stand there twice/],
  ["the whole header", "credentials", key("x-api-key: abc"), "fail", /X-API-KEY itself/],
  ["the whole parameter", "credentials", pair("api_key=abc", "s"), "fail", /api_key itself/],
  ["our own dots", "credentials", key("..."), "fail", /samples have/],
  ["angle brackets", "credentials", key("<your key>"), "fail", /samples have/],
  ["the vendor's own sample", "credentials", pair("abc", "xxx"), "fail", /samples have/],
  ["one for mocks", "credentials", key("demo"), "warn", /for mocks/],
  ["a word that breaks mocks", "credentials", key("abc.gc-429"), "warn", /for mocks/],
  [
    "one for mocks in a live shell",
    "credentials",
    { env: { ...key("demo")?.env, GRAYCARD_LIVE: "1" } },
    "fail",
    /LIVE/,
  ],
  ["a pair of twins", "credentials", pair("abc", "abc"), "warn", /both hold the same/],
  [
    "one for two vendors",
    "credentials",
    env({ GRAYCARD_PICWISH_API_KEY: "abc", GRAYCARD_ALIYUN_APPCODE: "abc" }),
    "warn",
    /both hold the same/,
  ],
  ["what only the vendor knows", "credentials", key("abc"), "not-checked", /only the vendor knows/],
  ["consent for good", "live", env({ GRAYCARD_LIVE: "1" }), "warn", /--live is all/],
  ["consent that is none", "live", env({ GRAYCARD_LIVE: "yes" }), "warn", /it is no consent/],
];

function key(value: string): Changes {
  return env({ GRAYCARD_PICWISH_API_KEY: value });
}

function pair(first: string, second: string): Changes {
  return env({ GRAYCARD_MEITU_API_KEY: first, GRAYCARD_MEITU_API_SECRET: second });
}

function proxyOn(nodeVersion: string): Changes {
  return { ...env({ HTTPS_PROXY: proxied, NODE_USE_ENV_PROXY: "1" }), nodeVersion };
}

describe("the doctor", () => {
  it.each(wrong)("tells of %s", async (_, check, changes, level, text) => {
    const found = (await findings(check, changes)).filter((each) => each.level === level && text.test(each.found));
    expect(found).toHaveLength(1);
    if (level === "warn" || level === "fail") expect(found[0]?.advice).toMatch(/\.$/);
    // Nothing else is said to be wrong on account of it.
    const others = (await examine(healthySurroundings(changes))).filter((each) => each.check !== check);
    expect(others.filter((each) => each.level === "fail")).toEqual([]);
  });

  it("finds nothing wrong on a healthy machine, and says what it did not check", async () => {
    const all = await examine(healthySurroundings());
    expect(all.filter(({ level }) => level === "warn" || level === "fail")).toEqual([]);
    expect(all.filter(({ level }) => level === "not-checked").map(({ looked }) => looked)).toEqual([
      "whether the clock runs ahead",
    ]);
  });

  it.each<[string, string, Changes]>([
    ["a proxy that lets all be reached without it", "proxy", env({ HTTPS_PROXY: proxied, NO_PROXY: "*" })],
    ["a port of chance", "mock-port", { ...env({ GRAYCARD_PORT: "0" }), tryPort: async () => "EADDRINUSE" }],
    ["files a little younger than the clock", "clock", { now: () => Date.UTC(2026, 0, 1) - 60_000 }],
    ["a later line of Node.js", "node-version", { nodeVersion: "24.0.0" }],
    ["checks that are on", "tls", env({ NODE_TLS_REJECT_UNAUTHORIZED: "1", NODE_EXTRA_CA_CERTS: "/certs" })],
    [
      "debugging of something else",
      "debug-output",
      env({ NODE_DEBUG: "timers,tls", DEBUG: "-axios,mine:*,forgotten" }),
    ],
    ["addresses of this machine", "addresses", env({ GRAYCARD_PICWISH_BASE_URL: "http://localhost:4010" })],
    ["a pair", "credentials", pair("abc", "def")],
  ])("has nothing against %s", async (_, check, changes) => {
    const all = await findings(check, changes);
    expect(all.length).toBeGreaterThan(0);
    expect(all.filter(({ level }) => level === "warn" || level === "fail")).toEqual([]);
  });

  it("has every check seen telling of something", () => {
    expect([...new Set(wrong.map(([, check]) => check))].sort()).toEqual(checks.map(({ id }) => id).sort());
  });

  it("goes on when a check breaks, and takes it for not checked", async () => {
    const all = await examine({
      ...healthySurroundings(),
      tryPort: () => {
        throw systemError("EPERM");
      },
    });
    expect(all.filter(({ check }) => check === "mock-port")).toMatchObject([
      { level: "not-checked", found: expect.stringContaining("EPERM") },
    ]);
    expect(new Set(all.map(({ check }) => check)).size).toBe(checks.length);
  });

  it("has one check for each file of its folder, named after it", () => {
    const files = readdirSync(fileURLToPath(new URL("checks", import.meta.url)));
    expect(checks.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
  });
});
