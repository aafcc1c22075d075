import { createMock, type MockSession } from "@graycard/mock-server";
import { expect, it } from "vitest";

const mock = createMock({ pace: "instant" });

/** Asks for an enlargement without saying which kind. */
async function submitWithoutType(session: MockSession): Promise<number> {
  const headers = { "X-API-KEY": session.credentials.picwish?.[0] ?? "" };
  const body = new URLSearchParams({ image_url: "https://pictures.example/portrait.jpg", sync: "0" });
  const answer = await mock.fetch(new Request("http://mock/api/tasks/visual/scale", { method: "POST", headers, body }));
  return answer.status;
}

it("plays what the documents say unless told otherwise", async () => {
  expect(await submitWithoutType(mock.session())).toBe(400);
});

it("plays what public facts say instead", async () => {
  expect(await submitWithoutType(mock.session({ edition: "observed" }))).toBe(200);
});

it("plays a single reading", async () => {
  const readings = { picwish: { "scale.type-missing": "clean" } };
  expect(await submitWithoutType(mock.session({ readings }))).toBe(200);
});
