// The requests that are measured, as an integrator sends them.
import { requestBytes } from "./load.mjs";

const path = "/api/tasks/visual/scale";
// As long as keys are, and part of nothing else that is sent: a mock looks for keys that strayed.
const key = { "X-API-KEY": "wx6t2k8d0vq4m1zr7" };
const boundary = "graycard-benchmark-boundary";

/** The start of a JPEG: what a service that looks at its uploads finds. */
const jpegHead = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46]);

function picture(bytes) {
  // Not all the same: a reader that looks for boundaries must not have it easier than with real pictures.
  const filling = Buffer.from(Array.from({ length: 65_536 }, (_, at) => (at * 31 + (at >> 3) * 17 + 7) & 0xff));
  return Buffer.concat([jpegHead, Buffer.alloc(bytes - jpegHead.length, filling)]);
}

function upload(bytes) {
  const head =
    `--${boundary}\r\nContent-Disposition: form-data; name="type"\r\n\r\nclean\r\n` +
    `--${boundary}\r\nContent-Disposition: form-data; name="image_file"; filename="a.jpg"\r\n` +
    "Content-Type: image/jpeg\r\n\r\n";
  const body = Buffer.concat([Buffer.from(head), picture(bytes), Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const headers = { ...key, "Content-Type": `multipart/form-data; boundary=${boundary}` };
  return requestBytes({ method: "POST", path, headers, body });
}

function json(bytes) {
  const rectangles = JSON.stringify([{ x: 0, y: 0, width: 10, height: 10 }]);
  const image_base64 = picture(Math.floor((bytes * 3) / 4)).toString("base64");
  const body = Buffer.from(JSON.stringify({ image_base64, rectangles }));
  const headers = { ...key, "Content-Type": "application/json" };
  return requestBytes({ method: "POST", path: "/api/tasks/visual/inpaint", headers, body });
}

/** A task to ask for: a server that knows none of its tasks answers for any. */
async function poll(port) {
  const form = new FormData();
  form.set("type", "clean");
  form.set("image_file", new Blob([picture(1000)]), "a.jpg");
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method: "POST", headers: key, body: form });
  const { data } = await answer.json();
  return requestBytes({ method: "GET", path: `${path}/${data.task_id}`, headers: key });
}

/** By name: how many at once, how many in a round, what is sent, and who cannot take part. */
export const loads = {
  "submit, 200 KB": { at: 8, count: 1200, make: async () => upload(200_000) },
  poll: { at: 32, count: 30_000, make: poll },
  "submit, 14.9 MB": { at: 16, count: 64, make: async () => upload(14_900_000), without: ["prism"] },
  "JSON, 2.6 MB": { at: 8, count: 160, make: async () => json(2_600_000) },
};
