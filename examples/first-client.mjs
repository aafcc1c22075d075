// node examples/first-client.mjs [base URL] [picture] [result]
import { readFile, writeFile } from "node:fs/promises";

const [baseUrl = "http://127.0.0.1:4010", picture = "examples/images/portrait.jpg", result = "enlarged.jpg"] =
  process.argv.slice(2);

const body = new FormData();
body.set("image_file", new Blob([await readFile(picture)]), "photo.jpg");
body.set("type", "clean");
body.set("sync", "1");
const headers = { "X-API-KEY": "demo" };
const answer = await fetch(`${baseUrl}/api/tasks/visual/scale`, { method: "POST", headers, body });
const { status, message, data } = await answer.json();
if (status !== 200) throw new Error(`refused: ${status} ${message}`);
if (data.state !== 1) throw new Error(`the work failed with state ${data.state}`);
await writeFile(result, new Uint8Array(await (await fetch(data.image)).arrayBuffer()));
console.log(`${result} is ready (task ${data.task_id})`);
