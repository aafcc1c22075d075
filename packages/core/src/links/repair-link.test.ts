import { describe, expect, test } from "vitest";
import { repairLink } from "./repair-link.js";

const link = "https://b.example/x.jpg?Expires=1&OSSAccessKeyId=k&Signature=s%2Bt%3D";

describe("a link that came in an answer", () => {
  test("stays as it is where nothing is wrong with it, percent signs and all", () => {
    expect(repairLink(link)?.href).toBe(link);
  });

  test.each(["\\u0026", "\\U0026", "&amp;", "&AMP;", "&#38;", "&#x26;"])(
    "has its & back where it reads %s",
    (written) => {
      expect(repairLink(link.replaceAll("&", written))?.href).toBe(link);
    },
  );

  test("may have white space around it", () => {
    expect(repairLink(` ${link}\n`)?.href).toBe(link);
  });

  test.each([
    "",
    "x.jpg",
    "/9j/4AAQSkZJRg",
    "ftp://b.example/x",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "https://",
  ])("is none when it reads %s", (text) => {
    expect(repairLink(text)).toBeUndefined();
  });
});
