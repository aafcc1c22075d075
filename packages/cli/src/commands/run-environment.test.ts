import { existsSync, readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { credentialVariables, vendors } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { runEnvironment } from "./run-environment.js";

const url = "http://127.0.0.1:4567";
const credentials = Object.fromEntries(
  vendors.map(({ id, auth }) => [id, credentialVariables(auth).map((name) => `mock-${name}`)]),
);

function environment(env: Readonly<Record<string, string>> = {}) {
  const setting = { vendors, credentials, url, port: 4567, played: ["a.example"], pass: ["b.example:80"] };
  return runEnvironment({ ...setting, env, trusted: "/tmp/trusted.pem" });
}

describe("the environment of a program that is run against a mock", () => {
  it("names the mock, for all vendors and for each", () => {
    const names = [
      "GRAYCARD_BASE_URL",
      ...vendors.map(({ id }) => `GRAYCARD_${id.toUpperCase().replace("-", "_")}_BASE_URL`),
    ];
    expect(names).toContain("GRAYCARD_ALIYUN_MARKET_BASE_URL");
    for (const name of names) expect(environment()[name], name).toBe(url);
  });

  it("has a credential for every vendor, unless the user has some", () => {
    const variables = vendors.flatMap(({ auth }) => credentialVariables(auth));
    expect(variables).toHaveLength(4);
    for (const name of variables) {
      expect(environment()[name]).toBe(`mock-${name}`);
      expect(environment({ [name]: "" })[name]).toBe(`mock-${name}`);
      expect(environment({ [name]: "the user's" })[name]).toBe("the user's");
    }
  });

  it("leads through the proxy, in place of any other, in every spelling", () => {
    const own = { https_proxy: "http://corporate.example:3128", HTTP_PROXY: "http://corporate.example:3128" };
    for (const name of ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"]) {
      expect(environment(own)[name]).toBe(url);
      expect(environment(own)[name.toLowerCase()]).toBe(url);
    }
  });

  it("leaves out of it this machine, and nothing else that the user leaves out", () => {
    const NO_PROXY = "*, .aoscdn.com,localhost:9000 127.0.0.0/8,10.0.0.0/8,::1";
    for (const name of ["NO_PROXY", "no_proxy"]) {
      expect(environment()[name]).toBe("localhost,127.0.0.1,::1");
      expect(environment({ NO_PROXY })[name]).toBe("localhost,127.0.0.1,::1,localhost:9000,127.0.0.0/8");
    }
  });

  it("names the certificates to trust in every variable that programs look for", () => {
    const names = ["SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "DENO_CERT"];
    for (const name of names) expect(environment({ [name]: "/own.pem" })[name]).toBe("/tmp/trusted.pem");
  });

  it("adds to the options of Node.js, and keeps the rest", () => {
    const { NODE_OPTIONS, NODE_USE_ENV_PROXY, LANG, GRAYCARD_RUN } = environment({
      NODE_OPTIONS: "--no-warnings",
      LANG: "C",
    });
    expect(NODE_OPTIONS).toMatch(/^--no-warnings --require ".*stay-here\.cjs"$/);
    const file = JSON.parse(NODE_OPTIONS?.split("--require ")[1] ?? "");
    expect(existsSync(file)).toBe(true);
    // It is published with the package, beside what is built.
    const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    expect(manifest.files).toContain(basename(dirname(file)));
    expect([NODE_USE_ENV_PROXY, LANG]).toEqual(["1", "C"]);
    expect(JSON.parse(GRAYCARD_RUN ?? "")).toEqual({ port: 4567, played: ["a.example"], pass: ["b.example:80"] });
  });
});
