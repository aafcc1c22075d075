import { type AnyEndpoint, meitu, picwish } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { readSettings } from "./read-settings.js";

const endpoints: Readonly<Record<string, AnyEndpoint>> = { ...picwish.endpoints, ...meitu.endpoints };

function read(endpoint: string, ...texts: readonly string[]) {
  return readSettings(endpoints[endpoint] as AnyEndpoint, texts);
}

describe("a setting", () => {
  it.each([
    ["scale", "type=face", { type: "face" }],
    ["scale", "scale_factor=4", { scale_factor: 4 }],
    ["scale", "scale_factor=3", { scale_factor: 3 }],
    ["scale", "scale_factor=many", { scale_factor: "many" }],
    ["scale", "type=", { type: "" }],
    ["scale", "image_url=https://x.test/a.jpg?b=c", { image_url: "https://x.test/a.jpg?b=c" }],
    ["scale", "nothing.of.it=1", { nothing: { of: { it: "1" } } }],
    ["inpaint", 'rectangles=[{"x":1}]', { rectangles: [{ x: 1 }] }],
    ["aiquality", "parameter.rsp_media_type=url", { parameter: { rsp_media_type: "url" } }],
    ["aiquality", 'extra={"a":1}', { extra: { a: 1 } }],
  ] as const)("is read as its field wants it: %s, %s", (endpoint, text, settings) => {
    expect(JSON.parse(JSON.stringify(read(endpoint, text)))).toEqual(settings);
  });

  it.each([
    [["type"], /takes field=value, such as --set type=clean, not "type"/],
    [["=1"], /takes field=value/],
    [["a..b=1"], /takes field=value/],
    [["type=face", "type=clean"], /gives type twice/],
    [["a=1", "a.b=1"], /gives a\.b twice/],
    [["image_file=a.jpg"], /is a picture: give it with --image or --mask/],
  ])("is refused when it is none: %j", (texts, about) => {
    expect(() => read("scale", ...texts)).toThrow(about);
  });

  it("is refused when it should be JSON and is not", () => {
    expect(() => read("inpaint", "rectangles=1,2,3")).toThrow(/--set rectangles takes JSON/);
  });

  it("is a field of that name and nothing else", () => {
    const settings = read("scale", "__proto__.polluted=1");
    expect(Object.keys(settings)).toEqual(["__proto__"]);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });
});
