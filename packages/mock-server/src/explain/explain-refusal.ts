import { isAbsent, type RequestFault, type RequestFields, redactName } from "@graycard/core";
import { tellApplied } from "../faults/bends.js";
import type { Reply, Turn } from "../pipeline/turn.js";
import { acceptedTypes, explainBody } from "./explain-body.js";
import { explainMiss } from "./explain-miss.js";
import { clauseName, type Explanation, inSentences } from "./explanation.js";
import { nearestWord } from "./nearest-word.js";
import { tellStrangers } from "./strangers.js";

type Refused = Extract<Reply, { readonly kind: "refused" }>;

/** Says why a request was turned away: on what, what was expected instead, and what was nearest to it. */
export function explainRefusal(turn: Turn, reply: Refused): Explanation {
  if (turn.bends.refuse || turn.bends.error) return { because: inSentences(plannedBy(turn, reply)) };
  const explain = explainers[reply.fault];
  const { clause } = reply.about ?? { clause: undefined };
  const rule = clause ?? turn.vendor.refusal(reply.fault, turn.readings as never).clause;
  return { because: explain ? explain(turn, reply) : inSentences(reply.because), clause: clauseName(rule) };
}

function plannedBy({ bends }: Turn, { because }: Refused): string {
  return bends.applied.length === 0 ? because : `${because}: ${bends.applied.map(tellApplied).join(", ")}`;
}

const explainers: Partial<Record<RequestFault, (turn: Turn, reply: Refused) => string>> = {
  unauthenticated: (turn, { because }) =>
    // Whoever has the address wrong is told of that as well: the credential is only asked for first.
    inSentences(because, whatWasSent(turn), turn.endpoint ? undefined : explainMiss(turn)),
  "not-found": (turn, { because }) => (turn.endpoint ? inSentences(because, otherTask(turn)) : explainMiss(turn)),
  "rate-limited": (_, { because }) => inSentences(because, "submits and polls of one credential count together"),
  "unsupported-encoding": (turn, { because }) => inSentences(because, whatIsTaken(turn)),
  "invalid-parameter": explainParameter,
};

function explainParameter(turn: Turn, reply: Refused): string {
  const { endpoint, raw, unread = [], readings, bodyFacts } = turn;
  if (!endpoint) return inSentences(reply.because);
  const body = explainBody({ endpoint, readings, raw, unread, facts: bodyFacts });
  const { field, detail } = reply.about ?? {};
  const rule =
    field === undefined ? reply.because : (ruleOf(endpoint.fields as RequestFields, raw, field) ?? reply.because);
  const strangers = body?.hasFields === false ? [] : tellStrangers(endpoint, raw, unread);
  return inSentences(body?.sentence, detail === undefined ? rule : `${rule}: ${detail}`, ...strangers);
}

/** What is wrong with a field at the top of a request, where the vendor's own words may say something else. */
function ruleOf(fields: RequestFields, raw: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (!field) return undefined;
  if (isAbsent(raw[name])) return `${name} is required and was not sent`;
  if (field.kind === "choice") return `${name} must be one of ${field.values.map(({ value }) => value).join(", ")}`;
  return undefined;
}

function whatIsTaken({ endpoint, readings }: Turn): string | undefined {
  return endpoint && `${endpoint.id} takes ${acceptedTypes(endpoint, readings).join(", ")}`;
}

/** What a mock takes, or credentials in a place where the vendor does not look. */
function whatWasSent({ vendor: { auth, id }, credential, request, url }: Turn): string {
  if (credential.ok) {
    return "a mock takes any credential, unless the word for refusals is in it or it was made to take its own only";
  }
  const known = auth.by === "header" ? [auth.header.toLowerCase()] : auth.parameters.map(({ name }) => name);
  const isElsewhere = (name: string) => looksLikeKey(name) && !known.includes(name);
  const headers = [...request.headers].flatMap(([name]) => (isElsewhere(name) ? [`header ${redactName(name)}`] : []));
  const parameters = [...url.searchParams.keys()].filter(isElsewhere).map((name) => `parameter ${redactName(name)}`);
  const sent = [...headers, ...parameters];
  const place =
    auth.by === "header" ? `the header ${auth.header}` : `the parameters ${known.join(" and ")} of the query`;
  return inSentences(
    `${id} looks at ${place}`,
    sent.length === 0 ? undefined : `what came instead: ${sent.join(", ")}`,
  );
}

const keyWords = ["authorization", "apikey", "apisecret", "secretkey", "accesskey", "appcode", "token"];

function looksLikeKey(name: string): boolean {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z]/g, "")
    .replace(/^x/, "");
  return keyWords.includes(plain) || nearestWord(plain, keyWords) !== undefined;
}

/** Where a task is that was asked for in the wrong place. */
function otherTask({ session, taskId, endpoint }: Turn): string | undefined {
  const task = taskId === undefined ? undefined : session.tasks.get(taskId);
  if (task && task.endpoint !== endpoint) return `it is a task of ${task.vendor.id} ${task.endpoint.id}`;
  if (task) return undefined;
  const count = session.tasks.size;
  if (count === 0) return "this session has no tasks; a task belongs to the credential that submitted it";
  return `this session has ${count === 1 ? "one task" : `${count} tasks`}, none of this id; a task belongs to the credential that submitted it`;
}
