// node run.mjs [rounds] [part of a load's name]: each load against each server in turn, and the ratios of the medians.
import { cpus } from "node:os";
import { requestsPerSecond } from "./load.mjs";
import { loads } from "./loads.mjs";
import { startSubjects } from "./subjects/start.mjs";

const rounds = Number(process.argv[2] ?? 5);
const wanted = process.argv[3] ?? "";
const names = ["floor", "graycard", "mockoon", "prism", "wiremock"];
/** Servers get faster for as long as they are asked: so many rounds come first, of which nothing is told. */
const warmUps = 4;
/** Servers that are this much slower than ours are measured with fewer requests. */
const slow = { mockoon: 8, prism: 8 };

const notes = [];
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const shown = (value) => (value === undefined ? "–" : value >= 100 ? value.toFixed(0) : value.toFixed(1));

const { subjects, stop } = await startSubjects(names);
try {
  console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}, ${rounds} rounds, per second:\n`);
  const columns = subjects.map(({ name }) => name);
  console.log(`| load | ${columns.join(" | ")} | of the floor | best peer |`);
  console.log(`| --- |${" --: |".repeat(columns.length + 2)}`);
  for (const [name, load] of Object.entries(loads)) if (name.includes(wanted)) console.log(await row(name, load));
  if (notes.length > 0) console.log(`\n${notes.join("\n")}`);
} finally {
  await stop();
}

async function row(name, load) {
  let taking = subjects.filter((subject) => !load.without?.includes(subject.name));
  const bytes = new Map();
  for (const { name, port } of taking) bytes.set(name, await load.make(port));
  const measure = ({ name, port }) => {
    const count = Math.max(load.at, Math.ceil(load.count / (slow[name] ?? 1)));
    return requestsPerSecond({ port, bytes: bytes.get(name), at: load.at, count });
  };
  const refused = new Map();
  for (const subject of taking) {
    try {
      for (let turn = 0; turn < warmUps; turn++) await measure(subject);
    } catch (error) {
      // A peer may refuse what ours takes; the floor and ours may not.
      if (subject.name === "floor" || subject.name === "graycard") throw error;
      refused.set(subject.name, error.message);
    }
  }
  taking = taking.filter(({ name }) => !refused.has(name));
  const seen = new Map(taking.map(({ name }) => [name, []]));
  // In turn within each round, so that a machine that changes its speed changes it for all.
  for (let round = 0; round < rounds; round++) for (const each of taking) seen.get(each.name).push(await measure(each));
  const medians = new Map([...seen].map(([name, values]) => [name, median(values)]));
  const ours = medians.get("graycard");
  const bestPeer = Math.max(
    ...[...medians].filter(([name]) => name !== "floor" && name !== "graycard").map(([, v]) => v),
  );
  for (const [peer, why] of refused) notes.push(`${name}: ${peer} takes no part. ${why}`);
  const cells = subjects.map(({ name }) => shown(medians.get(name)));
  const share = `${((100 * ours) / medians.get("floor")).toFixed(0)} %`;
  return `| ${name} | ${cells.join(" | ")} | ${share} | ${Number.isFinite(bestPeer) ? `${(ours / bestPeer).toFixed(1)} x` : "–"} |`;
}
