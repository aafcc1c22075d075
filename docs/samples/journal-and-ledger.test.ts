import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { builtInPictures, createMock } from "@graycard/mock-server";
import { expect, it } from "vitest";
import { enlarge } from "./client.js";

const mock = createMock({ pace: "instant", seed: "my tests" });
const picture = new Blob([await readFile(join(builtInPictures, "portrait.jpg"))]);

it("submits once, polls to the end and fetches what it paid for", async () => {
  const session = mock.session();
  const [key = ""] = session.credentials.picwish ?? [];
  const server = await mock.listen();
  const link = await enlarge({ baseUrl: server.url, key, pause: async () => {} }, picture);
  await (await fetch(link)).arrayBuffer();

  expect(session.journal.count({ operation: "submit", status: 200 })).toBe(1);
  const [{ taskId = "" } = {}] = session.journal.exchanges({ operation: "submit" });
  const story = session.journal.ofTask(taskId).map(({ operation }) => operation);
  expect([story[0], story.at(-1)]).toEqual(["submit", "fetch-result"]);

  expect(session.ledger.summary()).toMatchObject({ submits: 1, credits: 2, wastedCredits: 0 });
  session.verify({ waste: "none" });
  await server.close();
});

it("pays twice when it submits again after an answer that was lost", async () => {
  const session = mock.session();
  const [key = ""] = session.credentials.picwish ?? [];
  const body = () => {
    const form = new FormData();
    form.set("image_file", picture, "photo.jpg");
    form.set("type", "clean");
    return form;
  };
  const submit = () =>
    mock.fetch(
      new Request("http://mock/api/tasks/visual/scale", {
        method: "POST",
        headers: { "X-API-KEY": key },
        body: body(),
      }),
    );
  session.faults.script([{ fault: "lost-response" }]);
  await expect(submit()).rejects.toThrow();
  await submit();

  expect(session.ledger.entries().map(({ fate }) => fate)).toEqual(["orphaned", "duplicate"]);
  expect(() => session.verify({ waste: "none" })).toThrow("the same work had been taken on before");
});

it("is told which field it misspelt", async () => {
  const session = mock.session();
  const [key = ""] = session.credentials.picwish ?? [];
  const answer = await mock.fetch(
    new Request("http://mock/api/tasks/visual/scale", {
      method: "POST",
      headers: { "X-API-KEY": key, "x-graycard-explain": "1" },
      body: new URLSearchParams({ type: "clean", image_ulr: "https://example.com/portrait.jpg" }),
    }),
  );
  expect(await answer.json()).toEqual({
    status: 400,
    message: "Missing parameter: one of image_file, image_url is required",
  });
  expect(answer.headers.get("x-graycard-because")).toContain("image_ulr is no field of scale; did you mean image_url?");
});
