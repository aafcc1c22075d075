import { expect, test } from "vitest";
import { PictureFault } from "./picture-fault.js";
import { StepBudget } from "./step-budget.js";

test("allows as many steps as its limit says and no more", () => {
  const budget = new StepBudget(2, "chunks");
  budget.spend();
  budget.spend();
  expect(() => budget.spend()).toThrow(new PictureFault("damaged: it has more than 2 chunks"));
});
