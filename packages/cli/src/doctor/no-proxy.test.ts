import { expect, it } from "vitest";
import { isExempt } from "./no-proxy.js";

it.each([
  ["api.test", "api.test", true],
  ["test", "api.test", true],
  [".api.test", "api.test", true],
  ["*.test", "api.test", true],
  ["*", "api.test", true],
  ["a.test, API.test:443", "api.test", true],
  ["api.test:80", "api.test", false],
  ["pi.test", "api.test", false],
  ["x.api.test", "api.test", false],
  ["", "api.test", false],
  ["[::1]", "::1", true],
  ["::1", "::1", true],
  ["[::1]:443", "::1", true],
  ["127.0.0.1", "127.0.0.1", true],
])("NO_PROXY=%j, for %s: %s", (list, host, isFree) => {
  expect(isExempt(list, host, 443)).toBe(isFree);
});
