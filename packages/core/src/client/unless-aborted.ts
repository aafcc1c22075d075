/** Waits for work until a signal says that nobody needs it any more; what it comes to then is nobody's. */
export async function unlessAborted<T>(
  work: Promise<T>,
  signal: AbortSignal | undefined,
  error: (reason: unknown) => Error,
): Promise<T> {
  if (!signal) return work;
  let leave = () => {};
  const givenUp = new Promise<never>((_, reject) => {
    leave = () => reject(error(signal.reason));
    signal.addEventListener("abort", leave, { once: true });
    if (signal.aborted) leave();
  });
  try {
    return await Promise.race([work, givenUp]);
  } finally {
    signal.removeEventListener("abort", leave);
  }
}
