// node examples/msw.mjs [picture] [result]
//
// The program under test calls the vendor's real host and knows nothing of a mock: MSW catches what it fetches, and
// the mock answers. In a page it is the same, with setupWorker from "msw/browser" instead of setupServer.
import { readFile, writeFile } from "node:fs/promises";
import { createMock } from "@graycard/mock-server";
import { graycardHandlers } from "@graycard/mock-server/msw";
import { setupServer } from "msw/node";

const [picture = "examples/images/portrait.jpg", result = "enlarged.jpg"] = process.argv.slice(2);

const mock = createMock({ pace: "instant" });
const server = setupServer(...graycardHandlers(mock));
// Whatever else is fetched by mistake fails, instead of leaving this machine.
server.listen({ onUnhandledRequest: "error" });

const body = new FormData();
body.set("image_file", new Blob([await readFile(picture)]), "photo.jpg");
body.set("type", "clean");
body.set("sync", "1");
const headers = { "X-API-KEY": "demo" };
const answer = await fetch("https://techsz.aoscdn.com/api/tasks/visual/scale", { method: "POST", headers, body });
const { status, message, data } = await answer.json();
if (status !== 200) throw new Error(`refused: ${status} ${message}`);
// The link leads to the vendor's host as well, and is caught, too.
const file = await fetch(data.image);
await writeFile(result, new Uint8Array(await file.arrayBuffer()));
console.log(`${result} is ready (task ${data.task_id}, from ${new URL(data.image).host})`);

server.close();
