import { picwish, resolveReadings } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { answerContract } from "./answer-contract.js";

describe("the contract of an answer", () => {
  const readings = resolveReadings(picwish, "documented") as never;
  const contract = answerContract(picwish.endpoints.scale.answer as never, "succeeded", readings);
  const told = (data: unknown, clause: string) => {
    const found = contract({ status: 200, message: "success", data }).find(({ node }) => node.clause === clause);
    return found && !found.ok ? found.expected : undefined;
  };

  it.each([
    ["a time in milliseconds", { created_at: 1795862171000 }, "created-at", "9999999999 or less"],
    ["a time of no account", { created_at: 7 }, "created-at", "1000000000 or more"],
    ["a number as text", { state: "1" }, "state", "of type number"],
    ["nothing", {}, "task-id", "of type string"],
    ["an empty text", { task_id: "" }, "task-id", "not empty"],
  ])("says what %s falls short of", (_, data, fact, demand) => {
    expect(told(data, `picwish.response.${fact}`)).toContain(`, ${demand}, in an answer that is succeeded`);
  });

  it("says no more of a part than that what it is a part of is missing", () => {
    expect(told(undefined, "picwish.response.state")).toContain(", of the documented type, in an answer");
  });
});
