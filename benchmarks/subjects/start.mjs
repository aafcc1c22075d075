// Starts the servers that are compared, each in a process of its own.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pollPath, running, submitPaths, taken } from "./stubs.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const peer = (path) => here(`../peers/node_modules/${path}`);

/** The servers that are this project's own, or nothing but Node. */
const own = {
  floor: () => printsPort(process.execPath, [here("floor.mjs")]),
  graycard,
};

/** Other mock servers, each with fixed answers in its own way of writing them down. */
const peers = {
  mockoon: { needs: peer("@mockoon/cli"), start: mockoon },
  prism: { needs: peer("@stoplight/prism-cli"), start: prism },
  wiremock: { needs: peer("wiremock/build"), start: wiremock },
};

/** Starts whatever is installed; says loudly what is not. */
export async function startSubjects(names) {
  const folder = await mkdtemp(join(tmpdir(), "graycard-benchmark-"));
  const subjects = [];
  for (const name of names) {
    if (peers[name] && !existsSync(peers[name].needs)) {
      console.log(`NOT MEASURED: ${name} is not installed; npm run -w @graycard/benchmarks peers installs it.\n`);
      continue;
    }
    const { child, port } = await (own[name]?.() ?? peers[name].start(folder));
    await answering(port);
    subjects.push({ name, child, port });
  }
  const stop = async () => {
    for (const { child } of subjects) child.kill();
    await rm(folder, { recursive: true, force: true });
  };
  return { subjects, stop };
}

/**
 * With everything on that a user has by default, but for the documented rate, which would be all there is to see, and lines
 * about what went wrong: the tasks that are asked for fail, as their picture is none, and nobody reads here.
 */
async function graycard() {
  const bin = fileURLToPath(new URL("bin.js", import.meta.resolve("@graycard/cli")));
  const child = spawn(process.execPath, [bin, "mock", "--json", "--port", "0", "--qps", "off", "--log", "none"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(child.stdout, "data");
  return { child, port: JSON.parse(String(line)).port };
}

async function printsPort(command, args) {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(child.stdout, "data");
  return { child, port: Number(String(line)) };
}

async function mockoon(folder) {
  const port = await freePort();
  const response = (body) => ({
    uuid: crypto.randomUUID(),
    body,
    latency: 0,
    statusCode: 200,
    label: "",
    headers: [{ key: "Content-Type", value: "application/json" }],
    bodyType: "INLINE",
    filePath: "",
    databucketID: "",
    sendFileAsBody: false,
    rules: [],
    rulesOperator: "OR",
    disableTemplating: true,
    fallbackTo404: false,
    default: true,
    crudKey: "id",
    callbacks: [],
  });
  const route = (method, path, body) => ({
    uuid: crypto.randomUUID(),
    type: "http",
    documentation: "",
    method,
    endpoint: path.slice(1),
    responses: [response(body)],
    responseMode: null,
    streamingMode: null,
    streamingInterval: 0,
  });
  const routes = [...submitPaths.map((path) => route("post", path, taken)), route("get", pollPath, running)];
  const environment = {
    uuid: crypto.randomUUID(),
    lastMigration: 33,
    name: "benchmark",
    port,
    hostname: "127.0.0.1",
    endpointPrefix: "",
    latency: 0,
    folders: [],
    routes,
    rootChildren: routes.map(({ uuid }) => ({ type: "route", uuid })),
    proxyMode: false,
    proxyHost: "",
    proxyRemovePrefix: false,
    tlsOptions: { enabled: false, type: "CERT", pfxPath: "", certPath: "", keyPath: "", caPath: "", passphrase: "" },
    cors: false,
    headers: [],
    proxyReqHeaders: [],
    proxyResHeaders: [],
    data: [],
    callbacks: [],
  };
  const file = join(folder, "mockoon.json");
  await writeFile(file, JSON.stringify(environment));
  const args = [peer("@mockoon/cli/bin/run.js"), "start", "--data", file, "--disable-log-to-file"];
  return { child: spawn(process.execPath, args, { stdio: "ignore" }), port };
}

async function prism(folder) {
  const port = await freePort();
  const answers = (body) => ({
    200: {
      description: "ok",
      content: { "application/json": { schema: { type: "object" }, example: JSON.parse(body) } },
    },
  });
  const object = { schema: { type: "object" } };
  const submit = {
    requestBody: { content: { "multipart/form-data": object, "application/json": object } },
    responses: answers(taken),
  };
  const paths = Object.fromEntries(submitPaths.map((path) => [path, { post: submit }]));
  paths[pollPath] = { get: { responses: answers(running) } };
  const file = join(folder, "prism.json");
  await writeFile(file, JSON.stringify({ openapi: "3.1.0", info: { title: "benchmark", version: "1" }, paths }));
  const args = [peer("@stoplight/prism-cli/dist/index.js"), "mock", "-p", String(port), "-h", "127.0.0.1", file];
  return { child: spawn(process.execPath, args, { stdio: "ignore" }), port };
}

async function wiremock(folder) {
  const port = await freePort();
  const stub = (method, urlPath, body) => ({
    request: { method, urlPath },
    response: { status: 200, body, headers: { "Content-Type": "application/json" } },
  });
  const mappings = [...submitPaths.map((path) => stub("POST", path, taken)), stub("GET", pollPath, running)];
  await mkdir(join(folder, "mappings"), { recursive: true });
  await writeFile(join(folder, "mappings", "all.json"), JSON.stringify({ mappings }));
  const options = ["--port", String(port), "--bind-address", "127.0.0.1", "--root-dir", folder, "--no-request-journal"];
  const args = ["-Xmx1g", "-jar", peer("wiremock/build/wiremock-standalone-3.13.2.jar"), ...options];
  return { child: spawn("java", args, { stdio: "ignore" }), port };
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** Resolves when the server answers anything. */
async function answering(port) {
  const until = performance.now() + 60_000;
  while (performance.now() < until) {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Nothing answers on port ${port} after a minute.`);
}
