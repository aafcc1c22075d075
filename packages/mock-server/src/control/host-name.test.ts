import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostNameOf, isAddress, isLoopback, listensOnLoopback } from "./host-name.js";

describe("the name in a Host header", () => {
  it.each([
    ["localhost", "localhost"],
    ["LocalHost:4010", "localhost"],
    ["127.0.0.1:80", "127.0.0.1"],
    ["[::1]", "[::1]"],
    ["[FE80::1]:8080", "[fe80::1]"],
    ["my_mock.internal", "my_mock.internal"],
  ])("is read: %s", (host, name) => {
    expect(hostNameOf(host)).toBe(name);
  });

  it.each([
    "",
    ":80",
    "user@localhost",
    "localhost:80:80",
    "localhost/",
    "localhost#",
    "a b",
    "[::1",
    "::1",
    "localhost, evil",
    "[::1%25eth0]",
    "ⓛocalhost",
    "localhost\u0000",
  ])("is none: %j", (host) => {
    expect(hostNameOf(host)).toBeUndefined();
  });

  it("never has more in it than one name, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(hostNameOf(text) ?? "none").toMatch(/^[\w.-]+$|^\[[\da-f:.]+\]$/);
      }),
      { numRuns: 2000, seed: 20260102 },
    );
  });
});

describe("this machine", () => {
  it.each(["localhost", "127.0.0.1", "127.255.255.255", "[::1]"])("is %s", (name) => {
    expect(isLoopback(name)).toBe(true);
  });

  it.each([
    "localhost.",
    "localhost.evil.test",
    "127.1",
    "127.0.0.1.evil.test",
    "127.0.0.256",
    "127.0.0.01",
    "0177.0.0.1",
    "2130706433",
    "0x7f000001",
    "[::ffff:127.0.0.1]",
    "[::]",
    "0.0.0.0",
    "128.0.0.1",
  ])("is not surely %s", (name) => {
    expect(isLoopback(name)).toBe(false);
  });

  it("is every address from 127.0.0.0 to 127.255.255.255, and no other", () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(isLoopback(address)).toBe(address.startsWith("127."));
      }),
      { numRuns: 500, seed: 20260102 },
    );
    fc.assert(
      fc.property(fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)), (rest) => {
        expect(isLoopback(["127", ...rest].join("."))).toBe(true);
      }),
      { numRuns: 500, seed: 20260102 },
    );
  });

  it.each([
    ["127.0.0.1", true],
    ["localhost", true],
    ["LOCALHOST", true],
    ["::1", true],
    ["[::1]", true],
    ["0.0.0.0", false],
    ["::", false],
    ["", false],
    ["192.168.1.5", false],
    ["my-machine", false],
  ])("is all that is reached by listening on %j: %s", (host, local) => {
    expect(listensOnLoopback(host)).toBe(local);
  });
});

describe("the address of one machine", () => {
  it.each([
    ["192.168.1.5", true],
    ["[fe80::1]", true],
    ["0.0.0.0", false],
    ["0.1.2.3", false],
    ["[::]", false],
    ["[::0.0.0.0]", false],
    ["mock.internal", false],
    ["1.2.3", false],
  ])("is %s: %s", (name, address) => {
    expect(isAddress(name)).toBe(address);
  });
});
