import { describe, expect, test } from "vitest";
import { harEntry, submitOf } from "../../testing/har-entry.js";
import { digest, gif, gifText, only, scale } from "../../testing/read-har-entries.js";

describe("a body that was sent", () => {
  const bodyOf = (request: object) => only(harEntry({ request }))?.request.body;
  const form = "application/x-www-form-urlencoded";
  const multipart = "multipart/form-data; boundary=xyz";
  const parts = (file: string) =>
    `--xyz\r\nContent-Disposition: form-data; name="type"\r\n\r\nclean\r\n` +
    `--xyz\r\nContent-Disposition: form-data; name="image_file"; filename="Jane.gif"\r\nContent-Type: image/gif\r\n\r\n` +
    `${file}\r\n--xyz--\r\n`;
  const whole = parts(gifText).length;
  const facts = {
    bytes: gif.length,
    format: "gif",
    picture: { format: "gif", width: 1, height: 1, alpha: true, animated: false },
    fileName: "[withheld].gif",
    sha256: digest,
  };

  test.each([
    ["text of a form", submitOf("type=clean&sync=1&note=x", form)],
    [
      "its parameters",
      submitOf(undefined, form, { postData: { mimeType: form, params: ["type=clean", "sync=1", "note=x"].map(pair) } }),
    ],
    ["JSON that is called a form", submitOf('{"type":"clean","sync":"1","note":"x"}', form)],
    [
      "base64",
      submitOf(undefined, form, {
        postData: { mimeType: form, text: btoa("type=clean&sync=1&note=x"), encoding: "base64" },
      }),
    ],
  ])("is read from %s", (_title, request) => {
    expect(bodyOf(request)?.fields).toEqual({ type: "clean", sync: "1", note: "[withheld]" });
  });

  function pair(text: string) {
    const [name, value] = text.split("=");
    return { name, value };
  }

  test("is read from JSON, whose values keep their types", () => {
    const body = bodyOf(submitOf('{"type":"clean","sync":1,"later":{"key":"x"}}', "application/json; charset=utf-8"));
    expect(body).toEqual({
      bytes: 45,
      mediaType: "application/json",
      fields: { type: "clean", sync: 1, later: { key: "[withheld]" } },
    });
  });

  test("shortens pictures as base64 text", () => {
    const [request] = [submitOf(JSON.stringify({ image_base64: "A".repeat(5000) }), "application/json")];
    expect(JSON.stringify(bodyOf(request))).not.toContain("A".repeat(121));
  });

  test.each([
    ["one character for each byte", submitOf(parts(gifText), multipart, { bodySize: whole })],
    [
      "base64",
      submitOf(undefined, multipart, {
        postData: { mimeType: multipart, text: btoa(parts(gifText)), encoding: "base64" },
      }),
    ],
    [
      "strays as lone surrogates",
      submitOf(parts(gifText.replace(/[\x80-\xff]/g, (c) => String.fromCharCode(0xdc00 | c.charCodeAt(0)))), multipart),
    ],
    ["a label without its boundary", submitOf(parts(gifText), "multipart/form-data", { bodySize: whole })],
  ])("of several parts is read from %s", (_title, request) => {
    expect(bodyOf(request)).toEqual({
      bytes: whole,
      mediaType: "multipart/form-data",
      fields: { type: "clean", image_file: facts },
    });
  });

  test.each([
    ["left out", submitOf(parts(""), multipart, { bodySize: whole }), gif.length],
    [
      "taken for text",
      submitOf(parts(gifText.replace(/[\x80-\xff]/g, "\uFFFD")), multipart, { bodySize: whole }),
      gif.length,
    ],
    [
      "taken for text, of a length nobody told",
      submitOf(parts(gifText.replace(/[\x80-\xff]/g, "\uFFFD")), multipart),
      0,
    ],
    [
      "only named",
      submitOf(undefined, multipart, {
        postData: {
          mimeType: multipart,
          params: [
            { name: "type", value: "clean" },
            { name: "image_file", value: "(binary)", fileName: "Jane.gif", contentType: "image/gif" },
          ],
        },
      }),
      0,
    ],
  ])("whose file was %s has no facts of it but its length, where that is known", (_title, request, bytes) => {
    const exchange = only(harEntry({ request }));
    expect(exchange?.request.body?.fields).toEqual({
      type: "clean",
      image_file: { bytes, fileName: "[withheld].gif" },
    });
    expect(exchange?.notes).toEqual(["The recording does not have the bytes of image_file."]);
  });

  test.each([
    ["no text", submitOf(undefined, multipart, { bodySize: 4711 }), { bytes: 4711, mediaType: "multipart/form-data" }],
    ["parts that break off", submitOf(parts("x").slice(0, -20), multipart), { mediaType: "multipart/form-data" }],
    ["JSON that breaks off", submitOf('{"type":"cl', "application/json"), { bytes: 11, mediaType: "application/json" }],
    [
      "an encoding nobody knows",
      submitOf(undefined, form, { bodySize: 9, postData: { mimeType: form, text: "x", encoding: "gzip" } }),
      { bytes: 9 },
    ],
    [
      "base64 that is none",
      submitOf(undefined, form, { bodySize: 9, postData: { mimeType: form, text: "*", encoding: "base64" } }),
      { bytes: 9 },
    ],
  ])("of %s is a length and a type", (_title, request, expected) => {
    const body = bodyOf(request);
    expect(body).toMatchObject(expected);
    expect(body).not.toHaveProperty("fields");
    expect(body).not.toHaveProperty("json");
  });

  test("that the recording lacks is a length and a type, and that is noted", () => {
    const headers = [
      { name: "Content-Type", value: multipart },
      { name: "Content-Length", value: "1109" },
    ];
    const request = { ...submitOf(undefined, multipart), headers, bodySize: 0, postData: undefined };
    const exchange = only(harEntry({ request }));
    expect(exchange?.request.body).toEqual({ bytes: 1109, mediaType: "multipart/form-data" });
    expect(exchange?.notes).toEqual(["The recording does not have the body of the request."]);
    expect(only(harEntry())).not.toHaveProperty("notes");
  });

  test("has the fields of the query beside it, which count where the body has none", () => {
    const url = `${scale}?type=clean&sync=1&api=x`;
    expect(bodyOf(submitOf("sync=0", form, { url }))?.fields).toEqual({ sync: "0", type: "clean" });
    const queryString = [{ name: "type", value: "clean" }];
    const exchange = only(harEntry({ request: submitOf("sync=0", form, { queryString }) }));
    expect(exchange?.request.url).toBe(`${scale}?type=clean`);
    expect(exchange?.request.body?.fields).toEqual({ sync: "0", type: "clean" });
  });

  test("with the names of the language's own things is read like any other", () => {
    const body = bodyOf(submitOf('{"__proto__":{"type":"x"},"constructor":"x","toString":"x"}', "application/json"));
    expect(JSON.stringify(body?.fields)).toBe(
      '{"[withheld]":{"type":"x"},"constructor":"[withheld]","toString":"[withheld]"}',
    );
    expect(({} as { type?: unknown }).type).toBeUndefined();
  });
});
