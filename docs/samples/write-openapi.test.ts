import { picwish, vendors } from "@graycard/core";
import { writeOpenApi } from "@graycard/core/openapi";
import { expect, it } from "vitest";

it("is a plain object", () => {
  const document = writeOpenApi(picwish, { edition: "observed" });
  const submit = document.paths?.["/api/tasks/visual/scale"]?.post;
  expect(document.openapi).toBe("3.1.0");
  expect(submit?.operationId).toBe("picwish.scale.submit");
  expect(submit?.["x-graycard-clause"]).toMatchObject({ erratum: "routes.submit" });
});

it("can be one for all vendors", () => {
  const operations = Object.values(writeOpenApi(vendors).paths ?? {}).flatMap((item) => Object.values(item));
  expect(operations).toHaveLength(8);
});
