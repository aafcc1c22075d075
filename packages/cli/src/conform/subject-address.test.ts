import { picwish } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { isLoopbackAddress, isPublicAddress } from "./judge-address.js";
import { systemNetwork } from "./network.js";
import { subjectAddress } from "./subject-address.js";

const leadsTo = (...addresses: readonly string[]) => ({ resolve: async () => addresses });

describe("whether a subject is this machine", () => {
  it.each([
    ["http://some.name", ["127.0.0.1"], true],
    ["http://some.name", ["127.9.8.7", "::1"], true],
    ["http://some.name", ["::ffff:127.0.0.1"], true],
    ["http://localhost", ["203.0.113.7"], false],
    ["http://127.0.0.1.example", ["203.0.113.7"], false],
    ["http://some.name", ["127.0.0.1", "203.0.113.7"], false],
    ["http://some.name", ["10.0.0.1"], false],
    ["http://some.name", ["0.0.0.0"], false],
    ["http://some.name", ["::"], false],
  ])("%s that leads to %j: %s", async (text, addresses, isLoopback) => {
    expect(await subjectAddress("--subject", text, picwish, leadsTo(...addresses))).toMatchObject({
      addresses,
      isLoopback,
    });
  });

  it.each([
    ["http://2130706433", true],
    ["http://0x7f.1", true],
    ["http://[::ffff:127.0.0.1]:9000", true],
    ["http://[::1]", true],
    ["http://192.168.0.1", false],
  ])("an address is what it stands for, however it is written: %s", async (text, isLoopback) => {
    expect((await subjectAddress("--subject", text, picwish, systemNetwork)).isLoopback).toBe(isLoopback);
  });

  it("live is the vendor's own first host", async () => {
    expect((await subjectAddress("--subject", "live", picwish, leadsTo("203.0.113.7"))).baseUrl).toBe(
      "https://techsz.aoscdn.com",
    );
  });
});

it.each([
  ["127.0.0.1", true, false],
  ["169.254.169.254", false, false],
  ["::ffff:10.0.0.1", false, false],
  ["nonsense", false, false],
  ["64:ff9b::a9fe:a9fe", false, false],
  ["::7f00:1", false, false],
  ["2606:4700:4700::1111", false, true],
  ["8.8.8.8", false, true],
])("%s is loopback: %s, public: %s", (address, loopback, open) => {
  expect([isLoopbackAddress(address), isPublicAddress(address)]).toEqual([loopback, open]);
});
