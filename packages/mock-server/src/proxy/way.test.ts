import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkPass, placeOfTarget, placeOfUrl, wayTo } from "./way.js";

const rules = { played: ["images.vendor.example"], pass: ["db.example", "shop.example:8443", "[2001:db8::1]"] };

describe("the way to a place", () => {
  it.each([
    ["images.vendor.example", 443, "mock"],
    ["IMAGES.vendor.example.", 80, "mock"],
    ["127.0.0.1", 4010, "mock"],
    ["localhost", 4010, "mock"],
    ["[::1]", 9000, "onward"],
    ["127.0.0.1", 9000, "onward"],
    ["db.example", 443, "onward"],
    ["DB.example", 5432, "onward"],
    ["shop.example", 8443, "onward"],
    ["shop.example", 443, "nowhere"],
    ["[2001:db8::1]", 443, "onward"],
    ["sub.images.vendor.example", 443, "nowhere"],
    ["images.vendor.example.evil.example", 443, "nowhere"],
    ["127.0.0.1.evil.example", 4010, "nowhere"],
    ["0.0.0.0", 4010, "nowhere"],
    ["169.254.169.254", 80, "nowhere"],
  ])("%s:%i leads to %s", (host, port, way) => {
    expect(wayTo({ host, port }, rules, 4010)).toBe(way);
  });

  it("leads off this machine for no host but those that are let through", () => {
    fc.assert(
      fc.property(fc.domain(), fc.integer({ min: 1, max: 65_535 }), (host, port) => {
        expect(wayTo({ host, port }, rules, 4010)).toBe("nowhere");
        expect(wayTo({ host, port }, { ...rules, pass: [host] }, 4010)).toBe("onward");
      }),
    );
  });
});

describe("the target of CONNECT", () => {
  it.each([
    ["a.example:443", { host: "a.example", port: 443 }],
    ["[::1]:80", { host: "[::1]", port: 80 }],
    ["A.example:65535", { host: "a.example", port: 65_535 }],
  ])("%s is a place", (target, place) => {
    expect(placeOfTarget(target)).toEqual(place);
  });

  it.each([
    "a.example",
    "a.example:0",
    "a.example:65536",
    "user@a.example:443",
    "a b:443",
    ":443",
    "",
    "http://a.example:80",
  ])("%j is none", (target) => {
    expect(placeOfTarget(target)).toBeUndefined();
  });

  it("is that of a URL where the port is left out", () => {
    expect(placeOfUrl(new URL("https://a.example/x"))).toEqual({ host: "a.example", port: 443 });
    expect(placeOfUrl(new URL("http://a.example/x"))).toEqual({ host: "a.example", port: 80 });
    expect(placeOfUrl(new URL("http://[::1]:81/"))).toEqual({ host: "[::1]", port: 81 });
  });
});

describe("a list of hosts to let through", () => {
  it("takes names and addresses, with and without a port", () => {
    expect(checkPass({ ...rules, pass: ["DB.example", "10.0.0.1:80"] })).toEqual(["db.example", "10.0.0.1:80"]);
  });

  it.each(["https://db.example", "*.example", "", "a b", "db.example/x"])("refuses %j with a sentence", (text) => {
    expect(() => checkPass({ ...rules, pass: [text] })).toThrow(/no host that can be let through/);
  });

  it.each(["images.vendor.example", "Images.vendor.example:443"])("refuses %s, which the mock plays", (text) => {
    expect(() => checkPass({ ...rules, pass: [text] })).toThrow(/never let through: calls to it would be charged/);
  });
});
