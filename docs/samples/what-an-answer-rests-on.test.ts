import { createMock, type MockSession } from "@graycard/mock-server";
import { expect, it } from "vitest";

const mock = createMock({ pace: "instant" });

async function enlarge({ credentials }: MockSession, fields: Record<string, string>): Promise<Response> {
  const headers = { "X-API-KEY": credentials.picwish?.[0] ?? "", "x-graycard-explain": "1" };
  const body = new URLSearchParams({ type: "clean", ...fields });
  return await mock.fetch(new Request("http://mock/api/tasks/visual/scale", { method: "POST", headers, body }));
}

it("tells what an answer rests on", async () => {
  const session = mock.session();
  const answer = await enlarge(session, { sync: "7", image_url: "https://pictures.example/portrait.jpg" });
  expect(answer.headers.get("x-graycard-basis")).toMatch(
    /^documented; clause=picwish\.status\.400,picwish\.request\.sync/,
  );

  await enlarge(session, { sync: "1", image_url: "https://pictures.example/portrait.jpg" });
  expect(session.journal.exchanges().at(-1)?.basis).toMatchObject({
    is: "inferred",
    clauses: ["picwish.status.200", "picwish.state.succeeded"],
    leans: [
      { about: "field image_url", basis: "inferred", clause: "erratum:sources.image-url", reading: "everywhere" },
    ],
  });
});

it("fails a test that leaned on a guess", async () => {
  const session = mock.session({ strict: "documented" });
  await enlarge(session, { sync: "1", image_url: "https://pictures.example/portrait.jpg" });
  expect(() => session.verify()).toThrow("field image_url: erratum sources.image-url, read as everywhere");
});
