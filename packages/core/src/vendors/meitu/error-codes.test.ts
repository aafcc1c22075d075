import { expect, test } from "vitest";
import { type MeituErrorCode, meituErrorCodes } from "./error-codes.js";

const codes: [string, MeituErrorCode][] = Object.entries(meituErrorCodes);

test("only the two numbers that the document prints are documented", () => {
  expect(codes.filter(([, code]) => code.basis === "documented").map(([number]) => number)).toEqual(["10000", "20001"]);
});

test("the two documented numbers have their names", () => {
  expect(meituErrorCodes[10000].name).toBe("INVALID_PARAMETER");
  expect(meituErrorCodes[20001].name).toBe("PROCESS_ERROR");
});

test("a name is the vendor's in capitals or a phrase in small letters", () => {
  for (const [number, { name }] of codes) expect(name, number).toMatch(/^([A-Z]+(_[A-Z]+)*|[a-z]+( [a-zA-Z0-9]+)*)$/);
});

test("a refused rate is worth another try, refused credentials are not", () => {
  expect(meituErrorCodes[90024].retryable).toBe(true);
  expect(meituErrorCodes[90002].retryable).toBe(false);
});
