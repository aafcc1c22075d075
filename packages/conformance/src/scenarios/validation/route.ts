import { clausesOf, defineScenario, type Target } from "../../scenario.js";
import type { ClauseRef, Trial } from "../../trial.js";
import { describe, judgeAccepted } from "../judge.js";

function clauses({ vendor, endpoint }: Target) {
  return { path: endpoint.routes.submit.clause, method: vendor.promises.submitByPost };
}

/** Work is asked for at one path and with one method, and neither elsewhere nor otherwise. */
export const route = defineScenario({
  id: "route",
  area: "validation",
  decides: (target) => clausesOf(Object.values(clauses(target))),
  async run(trial) {
    const { path, method } = clauses(trial.target);
    const picture = await trial.picture();
    const right = await trial.submit(picture);
    judgeAccepted(trial, path, right, "takes a request at the documented path");
    judgeAccepted(trial, method, right, "takes a POST");
    const fields = trial.fields(picture);
    await judgeNotServed(trial, path, () => elsewhere(trial.request(fields)), "serves nothing at another path");
    await judgeNotServed(trial, method, () => asGet(trial.request(fields), fields), "does not work for a GET");
  },
});

async function judgeNotServed(trial: Trial, clause: ClauseRef, make: () => Request, title: string): Promise<void> {
  if (typeof clause !== "string") return;
  const answer = await trial.ask(make);
  const { phase } = answer.reading;
  trial.check(clause, {
    title,
    ok: phase === "refused" || phase === "unreadable",
    expected: "no work is taken on",
    actual: describe(answer),
    shownBy: [answer],
  });
}

/** The same request, one step to the side of its path. */
function elsewhere(request: Request): Request {
  const url = new URL(request.url);
  url.pathname = `${url.pathname}-graycard-nothing-here`;
  return new Request(url, request);
}

/** The same request as a GET, which has no body: what it says stands in the address. */
function asGet(request: Request, fields: Readonly<Record<string, unknown>>): Request {
  const url = new URL(request.url);
  for (const [name, value] of Object.entries(fields)) {
    url.searchParams.set(name, typeof value === "string" ? value : JSON.stringify(value).slice(0, 500));
  }
  const headers = new Headers(request.headers);
  headers.delete("content-type");
  return new Request(url, { method: "GET", headers });
}
