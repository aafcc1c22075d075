import { describe, expect, it } from "vitest";
import { allowsAddress, allowsName, parseAllowEntry } from "./allow-list.js";

const entries = (...texts: string[]) => texts.map(parseAllowEntry);

describe("an allow list", () => {
  it.each([
    ["localhost", "localhost", 80, true],
    ["localhost", "localhost", 9000, true],
    ["localhost", "localhost.", 80, true],
    ["localhost.", "localhost", 80, true],
    ["LocalHost", "localhost", 80, true],
    ["pictures.test:8080", "pictures.test", 8080, true],
    ["pictures.test:8080", "pictures.test", 80, false],
    ["bücher.test", "xn--bcher-kva.test", 80, true],
    // Neither a part of a name nor a longer one is the name.
    ["test", "pictures.test", 80, false],
    ["pictures.test", "evil-pictures.test", 80, false],
    ["pictures.test", "pictures.test.evil.example", 80, false],
    ["pictures.test", "sub.pictures.test", 80, false],
  ])("with %s lets %s:%i through: %s", (entry, host, port, through) => {
    expect(allowsName(entries(entry), host, port)).toBe(through);
    expect(allowsAddress(entries(entry), "127.0.0.1", port)).toBe(false);
  });

  it.each([
    ["192.168.1.5", "192.168.1.5", 80, true],
    ["192.168.1.5", "::ffff:192.168.1.5", 80, true],
    ["::ffff:192.168.1.5", "192.168.1.5", 80, true],
    ["192.168.1.5", "192.168.1.50", 80, false],
    ["192.168.1.5:8080", "192.168.1.5", 8080, true],
    ["192.168.1.5:8080", "192.168.1.5", 80, false],
    ["::1", "::1", 80, true],
    ["[::1]", "0:0:0:0:0:0:0:1", 80, true],
    ["[::1]:9000", "::1", 9000, true],
    ["[::1]:9000", "::1", 80, false],
    ["10.0.0.0/8", "10.255.0.1", 80, true],
    ["10.0.0.0/8", "::ffff:10.255.0.1", 80, true],
    ["10.0.0.0/8", "11.0.0.1", 80, false],
    ["10.0.0.0/8", "fd00::1", 80, false],
    ["fd00::/8", "fd12::1", 80, true],
    ["fd00::/8", "10.0.0.1", 80, false],
    ["::ffff:10.0.0.0/104", "::ffff:10.255.0.1", 80, true],
    ["127.0.0.1", "no address", 80, false],
  ])("with %s lets the address %s at port %i through: %s", (entry, address, port, through) => {
    expect(allowsAddress(entries(entry), address, port)).toBe(through);
    expect(allowsName(entries(entry), address, port)).toBe(false);
  });

  it.each([
    "",
    "*",
    "*.test",
    "http://localhost",
    "localhost/",
    "localhost:0",
    "localhost:65536",
    "localhost:http",
    "user@localhost",
    "a b",
    "[localhost]",
    "[::1",
    "[127.0.0.1]",
    "10",
    "0x7f.1",
    "127.1",
    "10.0.0.0/33",
    "10/8",
    "fd00::/129",
    "1:2:3",
    ".",
    "a?b",
    "a#b",
    "a\\b",
  ])("has no entry %j", (entry) => {
    expect(() => parseAllowEntry(entry)).toThrow(RangeError);
    expect(() => parseAllowEntry(entry)).toThrow(`"${entry}" cannot be allowed: give a host name or an address`);
  });
});
