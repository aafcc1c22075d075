// The servers that are compared. Each is a process of its own: `node subjects.mjs NAME` prints its port when ready.
import { createServer } from "node:http";
import { Busboy } from "@fastify/busboy";
import { createMock } from "@graycard/mock-server";

/** What any server in Node has to spend on an upload: the parts are read as they come, and dropped. */
function floor() {
  const taken = JSON.stringify({ status: 200, message: "success", data: { task_id: "0" } });
  const running = JSON.stringify({ status: 200, message: "success", data: { state: 4, progress: 50, task_id: "0" } });
  const answer = (response, body) => response.writeHead(200, { "content-type": "application/json" }).end(body);
  return createServer((request, response) => {
    if (request.method === "GET") return answer(response, running);
    const parser = new Busboy({ headers: request.headers });
    parser.on("file", (_name, stream) => stream.resume());
    parser.on("finish", () => answer(response, taken));
    request.pipe(parser);
  });
}

const subjects = {
  async floor() {
    const server = floor();
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    return server.address().port;
  },
  /** With everything on that a user has by default; only the documented rate is off, or it would be all there is. */
  async graycard() {
    return (await createMock({ qps: "off" }).listen()).port;
  },
};

console.log(await subjects[process.argv[2]]());
