import { describe, expect, test } from "vitest";
import { formBlob } from "./form-blob.js";

function picture(bytes: number): File {
  return new File([new Uint8Array(bytes)], 'häß lich".jpg', { type: "image/jpeg" });
}

describe("a form as a blob", () => {
  test("is read as the form that it was made of", async () => {
    const form = new FormData();
    form.set("type", "clean");
    form.set("image_file", picture(5));
    const read = await new Response(formBlob(form)).formData();
    expect(read.get("type")).toBe("clean");
    const file = read.get("image_file") as File;
    expect([file.name, file.type, new Uint8Array(await file.arrayBuffer())]).toEqual([
      'häß lich".jpg',
      "image/jpeg",
      new Uint8Array(5),
    ]);
  });

  test("keeps its boundary, though types of blobs are small letters", async () => {
    const blob = formBlob(new FormData());
    const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(blob.type)?.[1];
    expect(await blob.text()).toContain(`--${boundary}--`);
  });

  test("can be stopped in the middle without anybody being left unheard", async () => {
    const unheard: unknown[] = [];
    const note = (reason: unknown) => void unheard.push(reason);
    process.on("unhandledRejection", note);
    const form = new FormData();
    form.set("image_file", picture(200_000));
    const { body } = new Request("http://mock.test", { method: "POST", body: formBlob(form) });
    const reader = body?.getReader();
    await reader?.read();
    await reader?.cancel(new Error("nobody reads on"));
    await new Promise((resolve) => setImmediate(resolve));
    process.off("unhandledRejection", note);
    expect(unheard).toEqual([]);
  });
});
