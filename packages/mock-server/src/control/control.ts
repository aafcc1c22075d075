import type { Answer } from "../pipeline/answer.js";
import type { Inbound } from "../pipeline/inbound.js";
import { Guard, type GuardOptions } from "./guard.js";
import type { ControlWorld } from "./handler.js";

/** The mock's own surface: everything under `/_graycard`, behind its guard. */
export interface Control {
  answer(request: Inbound): Promise<Answer>;
  /** To be told of every port that is opened. */
  readonly guard: Pick<Guard, "listensOn" | "off">;
}

/**
 * The control plane of a mock. Its routes are loaded when somebody asks for one: most mocks are never steered.
 *
 * @throws {RangeError} for guard options that make no sense
 */
export function createControl(world: ControlWorld, options: GuardOptions): Control {
  const guard = new Guard(options);
  return {
    guard,
    answer: async (request) => {
      const { answerControl } = await import("./answer-control.js");
      return answerControl(world, guard, request);
    },
  };
}
