/** Works on everything in order, so many at a time. The first mistake ends it, when what is under way has ended. */
export async function runAll<Job>(
  jobs: readonly Job[],
  most: number,
  work: (job: Job) => Promise<void>,
  onMistake: () => void,
): Promise<void> {
  let next = 0;
  let mistake: { readonly error: unknown } | undefined;
  const worker = async () => {
    while (next < jobs.length && !mistake) {
      const job = jobs[next++] as Job;
      try {
        await work(job);
      } catch (error) {
        mistake ??= { error };
        onMistake();
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, jobs.length) }, worker));
  if (mistake) throw mistake.error;
}
