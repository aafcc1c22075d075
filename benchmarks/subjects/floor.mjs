// What any server in Node has to spend: `node:http`, uploads read as they come and dropped, one fixed answer.
import { createServer } from "node:http";
import busboy from "busboy";
import { running, taken } from "./stubs.mjs";

const server = createServer((request, response) => {
  if (request.method === "GET") return answer(response, running);
  if (request.headers["content-type"]?.startsWith("application/json")) return readJson(request, response);
  const parser = busboy({ headers: request.headers });
  parser.on("file", (_name, stream) => stream.resume());
  parser.on("close", () => answer(response, taken));
  request.pipe(parser);
});

function readJson(request, response) {
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    JSON.parse(Buffer.concat(chunks).toString());
    answer(response, taken);
  });
}

function answer(response, body) {
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
  response.end(body);
}

server.listen(0, "127.0.0.1", () => console.log(server.address().port));
