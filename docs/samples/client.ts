/** Where the vendor is, the key to enter with, and how to wait: configuration, not code. */
export interface Settings {
  readonly baseUrl: string;
  readonly key: string;
  /** Waits between two polls. */
  readonly pause: () => Promise<unknown>;
}

/** Enlarges a picture: submits it, asks for the task until it has ended, and gives the link to the result. */
export async function enlarge({ baseUrl, key, pause }: Settings, picture: Blob): Promise<string> {
  const address = `${baseUrl}/api/tasks/visual/scale`;
  const headers = { "X-API-KEY": key };
  const body = new FormData();
  body.set("image_file", picture, "photo.jpg");
  body.set("type", "clean");
  body.set("sync", "0");
  const { task_id } = await dataOf(await fetch(address, { method: "POST", headers, body }));
  for (let polls = 0; polls < 30; polls++) {
    const { state, image } = await dataOf(await fetch(`${address}/${task_id}`, { headers }));
    if (state === 1) return image;
    if (state < 0) throw new Error(`The task ${task_id} failed with state ${state}.`);
    await pause();
  }
  throw new Error(`The task ${task_id} has not ended.`);
}

async function dataOf(response: Response) {
  const { status, message, data } = await response.json();
  if (status !== 200) throw new Error(`Refused with ${status}: ${message}`);
  return data as { readonly task_id: string; readonly state: number; readonly image: string };
}
