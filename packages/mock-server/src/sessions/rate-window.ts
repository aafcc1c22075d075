/**
 * Counts requests in a window that slides with time: at most `qps` of them in any second. Requests that were
 * turned away do not count.
 */
export class RateWindow {
  #admitted: number[] = [];

  /**
   * Admits a request at `now`, or says in how many milliseconds the next one would be admitted.
   *
   * @param qps requests per second; below one it is one request per `1 / qps` seconds
   */
  admit(now: number, qps: number): { readonly ok: true } | { readonly ok: false; readonly retryAfterMs: number } {
    const most = Math.max(1, Math.floor(qps));
    const windowMs = (most / qps) * 1000;
    this.#admitted = this.#admitted.filter((at) => at > now - windowMs);
    const oldest = this.#admitted[this.#admitted.length - most];
    if (oldest !== undefined) return { ok: false, retryAfterMs: oldest + windowMs - now };
    this.#admitted.push(now);
    return { ok: true };
  }
}
