// node --test examples/node-test.mjs
//
// Node's own test runner and a real port. On Node 24 and in TypeScript, `await using mock = createMock()` closes the
// mock at the end of its block; `after` does the same on every Node.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, beforeEach, test } from "node:test";
import { createMock } from "@graycard/mock-server";

const picture = new Blob([await readFile(new URL("images/product.png", import.meta.url))]);
const mock = createMock({ pace: "instant" });
let url;
let session;
let headers;

before(async () => {
  // A free port of this machine's own.
  ({ url } = await mock.listen({ port: 0 }));
});
after(() => mock.close());
beforeEach(() => {
  // A session is a credential: whoever enters with its key is in it, and nobody else.
  session = mock.session();
  headers = { "X-API-KEY": session.credentials.picwish[0] };
});

async function cutOut() {
  const body = new FormData();
  body.set("image_file", picture, "product.png");
  body.set("sync", "1");
  const answer = await fetch(`${url}/api/tasks/visual/segmentation`, { method: "POST", headers, body });
  return answer.json();
}

test("a product is cut out of its background", async () => {
  const { status, data } = await cutOut();
  assert.equal(status, 200);
  const file = await fetch(data.image);
  assert.equal(file.headers.get("content-type"), "image/png");
  console.log(`the result is at ${new URL(data.image).pathname}, ${(await file.arrayBuffer()).byteLength} bytes`);
});

test("a refused call is an answer, too", async () => {
  session.faults.script([{ fault: "refuse", with: { fault: "rate-limited" } }]);
  assert.equal((await cutOut()).status, 429);
  assert.deepEqual(session.faults.unused(), []);
});
