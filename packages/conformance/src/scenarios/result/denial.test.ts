import { describe, expect, it } from "vitest";
import type { Answer } from "../../conversation.js";
import { readDenial } from "./denial.js";

const read = (text: string) => readDenial({ bytes: new TextEncoder().encode(text) } as Answer)?.fields;

describe("the refusal of a download", () => {
  it.each([
    ["in one line", "<Error><Code>AccessDenied</Code><EC>1</EC></Error>"],
    [
      "with a declaration, space and another order",
      '<?xml version="1.0"?>\n<Error>\n <EC> 1 </EC>\n <Code>AccessDenied</Code>\n</Error>\n',
    ],
    [
      "with attributes and character data",
      '<Error xmlns="urn:x"><Code a="b"><![CDATA[AccessDenied]]></Code><EC>1</EC></Error>',
    ],
  ])("is read %s", (_, text) => {
    expect(read(text)).toEqual({ Code: "AccessDenied", EC: "1" });
  });

  it.each([["<html>403</html>"], ['{"Code":"AccessDenied"}'], [""], ["<Errors><Code>1</Code></Errors>"]])(
    "is none in %s",
    (text) => {
      expect(read(text)).toBeUndefined();
    },
  );
});
