/**
 * The requests that have left the suite and not reached the mock. The mock's time may only pass when there are none:
 * on a busy machine the second half of a burst would else arrive seconds after the first, as the mock counts them.
 */
export class Transit {
  readonly #under = new Set<string>();
  readonly #waiting: (() => void)[] = [];
  #last = 0;

  /** A request leaves; the id goes with it. */
  leave(): string {
    const id = String(++this.#last);
    this.#under.add(id);
    return id;
  }

  /** A request has arrived, or was answered on its way. */
  arrive(id: string): void {
    this.#under.delete(id);
    if (this.#under.size > 0) return;
    for (const proceed of this.#waiting.splice(0)) proceed();
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    if (this.#under.size > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}
