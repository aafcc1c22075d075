import type { Exchange } from "@graycard/core";
import type { Happening } from "@graycard/mock-server";
import type { Terminal } from "../terminal.js";

/** Which exchanges `graycard mock` prints a line about. */
export const logLevels = ["none", "problems", "all"] as const;

export type LogLevel = (typeof logLevels)[number];

/**
 * Prints a line about each exchange that is asked for: for people on standard error, as JSON on standard output.
 * Undefined where nothing is asked for.
 */
export function exchangeLog(
  terminal: Pick<Terminal, "out" | "error">,
  level: LogLevel,
  asJson: boolean,
): ((happening: Happening) => void) | undefined {
  if (level === "none") return undefined;
  return (happening) => {
    // What went well is not even looked at, unless it is asked for: a mock under load has better things to do.
    if (level === "problems" && isCalm(happening)) return;
    if (asJson) terminal.out(`${JSON.stringify(exchangeRecord(happening))}\n`);
    else terminal.error(`${exchangeLine(happening.exchange)}\n`);
  };
}

/** Whether there is nothing to tell: nothing went wrong, by itself or on purpose, and nobody mistook a word. */
function isCalm({ because, faults, warning }: Happening): boolean {
  return because === undefined && faults === undefined && warning === undefined;
}

/** An exchange in one line, with the explanation of what went wrong, and whose doing it was. */
export function exchangeLine({ request, response, because, clause, faults, faultsBy, notes = [] }: Exchange): string {
  const { pathname, search } = new URL(request.url);
  const fresh = notes.filter((note) => !because?.includes(note));
  const played = (faults ?? []).map((fault, at) => `${fault} (${faultsBy?.[at] ?? "planned"})`);
  const untold = played.filter((each) => !because?.includes(each));
  const onPurpose = untold.length === 0 ? undefined : `on purpose: ${untold.join(", ")}`;
  const said = [because, clause === undefined ? undefined : `(${clause})`, onPurpose, ...fresh].filter(
    (each) => each !== undefined,
  );
  const tail = said.length === 0 ? "" : `  ${said.join(" ")}`;
  return `${request.method} ${pathname}${search} -> ${response?.status ?? "no answer"}${tail}`;
}

function exchangeRecord({ session, exchange }: Happening) {
  const { id, vendor, endpoint, operation, taskId, startedAt, durationMs, request, response } = exchange;
  const { because, clause, faults, faultsBy, notes } = exchange;
  const { method, url } = request;
  const status = response?.status ?? null;
  const what = { id, session, vendor, endpoint, operation, taskId, startedAt, durationMs, method, url, status };
  return { exchange: { ...what, because, clause, faults, faultsBy, notes } };
}
