import { damaged } from "./picture-fault.js";

/**
 * The fixed number of steps that one walk over a file may take. The length of the file bounds each walk already;
 * this keeps a large file made of the smallest possible pieces from taking long.
 */
export class StepBudget {
  readonly #limit: number;
  readonly #pieces: string;
  #spent = 0;

  /** `pieces` names, in the plural, what is counted. */
  constructor(limit: number, pieces: string) {
    this.#limit = limit;
    this.#pieces = pieces;
  }

  /** Throws a "damaged" fault when the limit is used up. */
  spend(): void {
    if (this.#spent >= this.#limit) throw damaged(`it has more than ${this.#limit} ${this.#pieces}`);
    this.#spent++;
  }
}
