// node run.mjs [rounds]: each load against each subject in turn, and the ratios of their medians.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";

const rounds = Number(process.argv[2] ?? 5);
const names = ["floor", "graycard"];
const boundary = "graycard-benchmark";
const key = { "x-api-key": "benchmark" };

function upload(bytes) {
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="type"\r\n\r\nclean\r\n--${boundary}\r\nContent-Disposition: form-data; name="image_file"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), Buffer.alloc(bytes, 7), Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const headers = {
    ...key,
    "content-type": `multipart/form-data; boundary=${boundary}`,
    "content-length": body.length,
  };
  return { method: "POST", path: "/api/tasks/visual/scale", headers, body };
}

/** Requests of one kind: how many at once, and how many in a round. */
const loads = {
  "submit, 200 KB": { at: 8, count: 400, make: async () => upload(200_000) },
  "submit, 14.9 MB": { at: 8, count: 48, make: async () => upload(14_900_000) },
  poll: {
    at: 32,
    count: 8000,
    make: async (subject) => {
      const taken = JSON.parse(await send(subject, upload(1000)));
      return { method: "GET", path: `/api/tasks/visual/scale/${taken.data.task_id}`, headers: key };
    },
  },
};

function send({ port, agent }, { method, path, headers, body }) {
  return new Promise((resolve, reject) => {
    const call = request({ host: "127.0.0.1", port, agent, method, path, headers }, async (response) => {
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

async function perSecond(subject, { at, count, make }) {
  const what = await make(subject);
  let left = count;
  const started = performance.now();
  const worker = async () => {
    while (left-- > 0) await send(subject, what);
  };
  await Promise.all(Array.from({ length: at }, worker));
  return count / ((performance.now() - started) / 1000);
}

async function start(name) {
  const script = fileURLToPath(new URL("subjects.mjs", import.meta.url));
  const child = spawn(process.execPath, [script, name], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(child.stdout, "data");
  return { name, child, port: Number(String(line)), agent: new Agent({ keepAlive: true }) };
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const subjects = await Promise.all(names.map(start));
console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}, ${rounds} rounds\n`);
console.log("| load | floor per s | graycard per s | share of the floor |\n| --- | --: | --: | --: |");
for (const [name, load] of Object.entries(loads)) {
  const seen = new Map(names.map((each) => [each, []]));
  for (const subject of subjects) await perSecond(subject, { ...load, count: Math.ceil(load.count / 4) });
  // In turn within each round, so that a machine that changes its speed changes it for both.
  for (let round = 0; round < rounds; round++) {
    for (const subject of subjects) seen.get(subject.name).push(await perSecond(subject, load));
  }
  const [floor, ours] = names.map((each) => median(seen.get(each)));
  console.log(`| ${name} | ${floor.toFixed(0)} | ${ours.toFixed(0)} | ${((100 * ours) / floor).toFixed(0)} % |`);
}
for (const { child, agent } of subjects) {
  agent.destroy();
  child.kill();
}
