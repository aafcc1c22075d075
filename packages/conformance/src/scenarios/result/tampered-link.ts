import { InconclusiveError } from "../../errors/inconclusive-error.js";
import { clausesOf, defineScenario } from "../../scenario.js";
import { describe, firstOutput } from "../judge.js";

/** What careless tools do to a link, and what a curious person would. */
const changes: readonly { readonly name: string; readonly change: (link: string) => string }[] = [
  { name: "without its query", change: (link) => link.slice(0, link.indexOf("?")) },
  { name: "with & spelled \\u0026", change: (link) => link.replaceAll("&", "\\u0026") },
  { name: "with another expiry", change: (link) => link.replace(/(Expires|x-oss-expires)=\d/, "$1=9") },
];

/** A link that was changed is refused, in the object store's XML. */
export const tamperedLink = defineScenario({
  id: "tampered-link",
  area: "result",
  decides: ({ vendor }) => clausesOf([vendor.promises.tamperedLink]),
  async run(trial) {
    const clause = trial.target.vendor.promises.tamperedLink;
    const answer = await trial.outcome(await trial.picture(), { wishes: { mode: "sync", form: "link" } });
    const link = firstOutput(answer);
    if (link === undefined || !link.includes("?"))
      throw new InconclusiveError(`There is no link: ${describe(answer)}.`);
    for (const { name, change } of changes) {
      const file = await trial.fetchResult(change(link));
      const code = /<Code>([^<]*)<\/Code>/.exec(new TextDecoder().decode(file.bytes.subarray(0, 4096)))?.[1];
      trial.check(clause, {
        title: `refuses a link ${name}`,
        ok: file.status === 403 && code === "AccessDenied",
        expected: "HTTP 403 and XML with the code AccessDenied",
        actual: `HTTP ${file.status} and ${code === undefined ? "no XML code" : `the code ${code}`}`,
        shownBy: [answer, file],
      });
    }
  },
});
