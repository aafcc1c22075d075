import { readFileSync } from "node:fs";
import { auditExchanges, clientRules, outcomeOf } from "@graycard/conformance";
import { vendors } from "@graycard/core";
import { createMock } from "@graycard/mock-server";
import { expect, it } from "vitest";

it("asks for a task no more once it has ended", async () => {
  const mock = createMock({ pace: "instant" });
  const session = mock.session();
  const [key = ""] = session.credentials.picwish ?? [];
  const body = new FormData();
  body.set("image_file", new Blob([readFileSync("../examples/images/portrait.jpg")]), "portrait.jpg");
  body.set("type", "face");
  body.set("sync", "1");
  // Stands for your own client, told to use `mock.fetch`.
  await mock.fetch(
    new Request("https://techsz.aoscdn.com/api/tasks/visual/scale", {
      method: "POST",
      headers: { "X-API-KEY": key },
      body,
    }),
  );
  const run = auditExchanges({
    recordings: [session.journal.exchanges()],
    vendors,
    edition: "documented",
    rules: clientRules,
    select: ["picwish/scale/client/polls-end"],
    subject: "my client",
    version: "1.0.0",
    now: () => Date.now(),
  });
  expect(run.checks.filter(({ verdict }) => verdict === "fail")).toEqual([]);
  expect(outcomeOf(run)).toBe("conforms");
});
