// A client as an application has it: where the vendor is, the key and how to wait are settings.

/** Enlarges a picture: submits it, polls until the task has ended, downloads the result. */
export async function enlarge({ fetch, baseUrl, key, pause }, picture) {
  const address = `${baseUrl}/api/tasks/visual/scale`;
  const headers = { "X-API-KEY": key };
  const body = new FormData();
  body.set("image_file", picture, "photo.jpg");
  body.set("type", "clean");
  body.set("sync", "0");
  const { task_id } = await dataOf(await fetch(address, { method: "POST", headers, body }));
  for (let polls = 0; polls < 30; polls++) {
    await pause();
    const { state, image } = await dataOf(await fetch(`${address}/${task_id}`, { headers }));
    if (state === 1) return new Uint8Array(await (await fetch(image)).arrayBuffer());
    if (state < 0) throw new Error(`The task ${task_id} failed with state ${state}.`);
  }
  throw new Error(`The task ${task_id} has not ended.`);
}

async function dataOf(response) {
  const { status, message, data } = await response.json();
  if (status !== 200) throw new Error(`Refused with ${status}: ${message}`);
  return data;
}
