// node memory.mjs [seconds]: what a mock in a process of its own holds, idle, under large uploads and after many tasks.
import { fork } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { fileURLToPath } from "node:url";

const mebibyte = 1024 ** 2;
const script = fileURLToPath(import.meta.url);
const boundary = "graycard-benchmark";
const key = { "x-api-key": "benchmark" };

/** The mock, with everything on that a user has by default but the documented rate. Told `gc` it says what is left. */
async function serve() {
  const { createMock } = await import("@graycard/mock-server");
  const reports = [];
  const mock = createMock({ qps: "off", report: (error) => reports.push(String(error)) });
  const { port } = await mock.listen();
  process.on("message", () => {
    globalThis.gc();
    const { rss, heapUsed } = process.memoryUsage();
    process.send({ rss, heapUsed, maxRss: process.resourceUsage().maxRSS * 1024, reports: reports.splice(0) });
  });
  process.send({ port });
}

async function start() {
  const child = fork(script, ["serve"], { execArgv: ["--expose-gc"] });
  const [{ port }] = await once(child, "message");
  const agent = new Agent({ keepAlive: true });
  const memory = async () => {
    child.send("gc");
    return (await once(child, "message"))[0];
  };
  const end = async () => {
    agent.destroy();
    child.kill();
    await once(child, "exit");
  };
  return { memory, end, send: (what) => send({ port, agent }, what) };
}

function send({ port, agent }, body) {
  const headers = {
    ...key,
    "content-type": `multipart/form-data; boundary=${boundary}`,
    "content-length": body.length,
  };
  const path = "/api/tasks/visual/scale";
  return new Promise((resolve, reject) => {
    const call = request({ host: "127.0.0.1", port, agent, method: "POST", path, headers }, async (response) => {
      const chunks = [];
      for await (const chunk of response) chunks.push(chunk);
      const text = Buffer.concat(chunks).toString();
      if (response.statusCode === 200) resolve(text);
      else reject(new Error(`HTTP ${response.statusCode}: ${text}`));
    });
    call.on("error", reject);
    call.end(body);
  });
}

function upload(bytes) {
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="type"\r\n\r\nclean\r\n--${boundary}\r\nContent-Disposition: form-data; name="image_file"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.alloc(bytes, 7), Buffer.from(`\r\n--${boundary}--\r\n`)]);
}

/** Calls of `act`, so many at once, until it says that it has had enough. */
async function atOnce(many, act) {
  const worker = async () => {
    while (await act());
  };
  await Promise.all(Array.from({ length: many }, worker));
}

const shown = (bytes) => `${(bytes / mebibyte).toFixed(0)} MiB`;

async function largeUploads(seconds) {
  const subject = await start();
  const idle = await subject.memory();
  console.log(`idle: ${shown(idle.rss)}`);
  const bodies = Array.from({ length: 16 }, () => upload(15 * mebibyte));
  let sent = 0;
  const until = performance.now() + seconds * 1000;
  await atOnce(bodies.length, async () => {
    const body = bodies.pop();
    // No two are the same: the mock would keep one of them.
    body.writeUInt32LE(++sent, body.length - 1000);
    await subject.send(body);
    bodies.push(body);
    return performance.now() < until;
  });
  const { rss, maxRss, reports } = await subject.memory();
  console.log(
    `16 uploads of 15 MiB at once, for ${seconds} s: ${sent} taken (${(sent / seconds).toFixed(0)} per s), ` +
      `at most ${shown(maxRss)}, ${shown(rss)} afterwards`,
  );
  for (const report of reports) console.log(`  the mock said: ${report}`);
  await subject.end();
}

async function manyTasks(tasks) {
  const subject = await start();
  const body = upload(1000);
  let sent = 0;
  console.log(`${tasks} tasks of 1 kB, heap after each fifth:`);
  for (let part = 1; part <= 5; part++) {
    await atOnce(32, async () => {
      if (sent >= (tasks * part) / 5) return false;
      sent++;
      await subject.send(body);
      return true;
    });
    const { heapUsed, rss, reports } = await subject.memory();
    console.log(`  ${sent}: heap ${(heapUsed / mebibyte).toFixed(1)} MiB, in all ${shown(rss)}`);
    for (const report of reports) console.log(`  the mock said: ${report}`);
  }
  await subject.end();
}

if (process.argv[2] === "serve") {
  await serve();
} else {
  await largeUploads(Number(process.argv[2] ?? 60));
  await manyTasks(100_000);
}
