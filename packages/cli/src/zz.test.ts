import { expect, it } from "vitest";
import { runCli } from "./run-cli.js";
import { programTerminal } from "./testing/program-terminal.js";

async function go(flags: string, ...program: string[]) {
  const t = programTerminal(["run", ...flags.split(" ").filter(Boolean), "--", ...program], { cwd: "/work/main" });
  const code = await runCli(t);
  console.log(code, "\nOUT", t.program.out, "\nERR", t.program.error.slice(0, 1500), "\n", t.printed.error);
}
it("x", async () => {
  await go("--pace instant", "python3", "examples/enlarge.py", "https://techsz.aoscdn.com", "examples/images/portrait.jpg", "/tmp/x.jpg");
  await go("--pace instant", "node", "examples/first-client.mjs", "https://techsz.aoscdn.com", "examples/images/portrait.jpg", "/tmp/x.jpg");
  await go("--pace instant", "bash", "examples/enlarge.sh", "https://techsz.aoscdn.com", "examples/images/portrait.jpg", "/tmp/x.jpg");
  await go("", "node", "-e", "fetch('https://example.com/').catch(e => console.log(e.cause))");
  await go("", "node", "-e", "require('https').get('https://example.com/').on('error', e => console.log(e))");
  await go("", "node", "-e", "require('https').get('https://openapi.mtlab.meitu.com/x', r => console.log(r.statusCode)); require('http').get('http://openapi.mtlab.meitu.com/x', r => console.log(r.statusCode))");
  await go("", "python3", "-c", "import urllib.request; urllib.request.urlopen('https://example.com/')");
  await go("", "nosuch");
  expect(1).toBe(1);
});
