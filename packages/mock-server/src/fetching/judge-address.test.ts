import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeAddress } from "./judge-address.js";

describe("an address", () => {
  it.each([
    "8.8.8.8",
    "1.1.1.1",
    "172.15.255.255",
    "172.32.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "169.253.0.1",
    "2606:4700:4700::1111",
    "2a00:1450:4001::200e",
    "::ffff:8.8.8.8",
  ])("is public: %s", (address) => {
    expect(judgeAddress(address)).toEqual({ kind: "public", what: "a public address" });
  });

  it.each([
    ["127.0.0.1", "a loopback address"],
    ["127.255.255.254", "a loopback address"],
    ["::1", "a loopback address"],
    ["::ffff:127.0.0.1", "a loopback address"],
    ["::ffff:7f00:1", "a loopback address"],
    ["0:0:0:0:0:ffff:127.0.0.1", "a loopback address"],
    ["10.0.0.0", "a private address"],
    ["10.255.255.255", "a private address"],
    ["172.16.0.1", "a private address"],
    ["172.31.255.255", "a private address"],
    ["192.168.1.1", "a private address"],
    ["::ffff:10.0.0.1", "a private address"],
    ["fc00::1", "a private address"],
    ["fdff::1", "a private address"],
    ["100.64.0.1", "a private address of a carrier's network"],
    ["100.127.255.255", "a private address of a carrier's network"],
  ])("is nearby: %s, %s", (address, what) => {
    expect(judgeAddress(address)).toEqual({ kind: "nearby", what });
  });

  it.each([
    ["169.254.169.254", "a link-local address"],
    ["::ffff:169.254.169.254", "a link-local address"],
    ["::ffff:a9fe:a9fe", "a link-local address"],
    ["fe80::1", "a link-local address"],
    ["fe80::1%eth0", "a link-local address"],
    ["0.0.0.0", "the address of no host"],
    ["0.1.2.3", "the address of no host"],
    ["::", "the address of no host"],
    ["255.255.255.255", "a broadcast address"],
    ["224.0.0.1", "a multicast address"],
    ["239.255.255.255", "a multicast address"],
    ["ff02::1", "a multicast address"],
    ["2002:7f00:1::", "a 6to4 address, behind which another one is"],
    ["2001:0:4136:e378:8000:63bf:3fff:fdd2", "a Teredo address, behind which another one is"],
    ["64:ff9b::7f00:1", "a translated address (NAT64), behind which another one is"],
    ["64:ff9b::808:808", "a translated address (NAT64), behind which another one is"],
    ["64:ff9b:1::a00:1", "a translated address (NAT64), behind which another one is"],
    ["::ffff:0:127.0.0.1", "a translated address, behind which another one is"],
    ["::7f00:1", "a reserved address"],
    ["240.0.0.1", "a reserved address"],
    ["192.0.0.8", "a reserved address"],
    ["192.0.2.1", "a reserved address"],
    ["192.88.99.1", "a reserved address"],
    ["198.18.0.1", "a reserved address"],
    ["198.51.100.1", "a reserved address"],
    ["203.0.113.1", "a reserved address"],
    ["100::1", "a reserved address"],
    ["2001:db8::1", "a reserved address"],
    ["fec0::1", "a reserved address"],
    ["3fff::1", "a reserved address"],
    ["4000::1", "a reserved address"],
    ["localhost", "no address"],
    ["127.0.0.1 ", "no address"],
    ["", "no address"],
  ])("is nowhere a picture comes from: %s, %s", (address, what) => {
    expect(judgeAddress(address)).toEqual({ kind: "special", what });
  });

  it("is the same in IPv6 form as in IPv4 form", () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(judgeAddress(`::ffff:${address}`)).toEqual(judgeAddress(address));
      }),
    );
  });

  it("of IPv4 is never public inside of a network that is not", () => {
    const first = fc.constantFrom(
      "10",
      "127",
      "0",
      "192.168",
      "169.254",
      "172.16",
      "172.31",
      "100.64",
      "100.127",
      "224",
      "255",
    );
    fc.assert(
      fc.property(first, fc.array(fc.nat(255), { minLength: 3, maxLength: 3 }), (prefix, rest) => {
        const address = [...prefix.split("."), ...rest].slice(0, 4).join(".");
        expect(judgeAddress(address).kind).not.toBe("public");
      }),
    );
  });

  it("of IPv6 is only public where such addresses are handed out", () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        if (judgeAddress(address).kind === "public" && !address.includes(".")) {
          expect(new URL(`http://[${address}]`).hostname).toMatch(/^\[(?:[23][0-9a-f]{3}:|::ffff:)/);
        }
      }),
      { examples: [["::7f00:1"], ["::a00:1"], ["4000::1"]] },
    );
  });
});
