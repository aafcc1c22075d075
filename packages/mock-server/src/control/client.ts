import type * as z from "@graycard/core/zod";
import { ControlAnswerError, ControlError, ControlUnreachableError, controlRefusals } from "./control-errors.js";
import { controlPrefix } from "./prefix.js";
import { type AnswerOf, fillPath, type InputOf, type PathNames, type RouteShape } from "./route.js";
import { type ControlRoute, controlRoutes } from "./routes/index.js";
import { errorSchema } from "./schemas/error.js";

/** Which mock a control client talks to, and how. */
export interface ControlClientOptions {
  /** Where the mock is, such as `http://127.0.0.1:4010`. */
  readonly baseUrl: string;
  /** What the mock was started with, if it was. */
  readonly token?: string;
  /** The global one unless said. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

type Values<Names extends readonly string[]> = { [K in keyof Names]: string };
/** The names in a path that a method still has to be told: a session's id is told before. */
type OwnNames<R extends RouteShape> =
  PathNames<R["path"]> extends ["session", ...infer Rest extends string[]] ? Rest : PathNames<R["path"]>;
type InputArguments<R extends RouteShape> = R extends { readonly body: z.ZodType } | { readonly query: z.ZodType }
  ? Record<never, never> extends InputOf<R>
    ? [input?: InputOf<R>]
    : [input: InputOf<R>]
  : [];
type Method<R extends RouteShape> = (...args: [...Values<OwnNames<R>>, ...InputArguments<R>]) => Promise<AnswerOf<R>>;

/** `a.b.c` becomes `{ a: { b: { c: Leaf } } }`. */
type Nest<Id extends string, Leaf> = Id extends `${infer Head}.${infer Rest}`
  ? { readonly [K in Head]: Nest<Rest, Leaf> }
  : { readonly [K in Id]: Leaf };
type Together<U> = (U extends unknown ? (each: U) => void : never) extends (all: infer All) => void ? All : never;

type OfMock<R> = R extends RouteShape
  ? R["id"] extends `session.${string}`
    ? never
    : Nest<R["id"], Method<R>>
  : never;
type OfSession<R> = R extends RouteShape
  ? R["id"] extends `session.${infer Rest}`
    ? Nest<Rest, Method<R>>
    : never
  : never;

/** One session of a mock, by its id. */
export type ControlSession = Together<OfSession<ControlRoute>> & {
  /** Moves the session's time on by milliseconds; resolves when what became due has settled. */
  advance(ms: number): Promise<void>;
};

/** Steers a mock over HTTP; one method for each route of the control plane. */
export type ControlClient = Together<OfMock<ControlRoute>> & {
  /** @param id as `sessions.create`, `sessions.list` or `sessions.lookup` tell it */
  session(id: string): ControlSession;
};

/**
 * Makes a client of a mock's control plane. Its methods reject with a {@link ControlError}.
 *
 * @throws {TypeError} when `baseUrl` is no URL
 * @example
 * const control = createControlClient({ baseUrl: "http://127.0.0.1:4010" });
 * const { session, credentials } = await control.sessions.create({ pace: "manual" });
 * await control.session(session.id).faults.script({ faults: [{ fault: "stuck-task" }] });
 * await control.session(session.id).advance(30_000);
 */
export function createControlClient(options: ControlClientOptions): ControlClient {
  const base = `${new URL(options.baseUrl).href.replace(/\/+$/, "")}${controlPrefix}`;
  const routes: readonly RouteShape[] = controlRoutes;
  const isOfSession = ({ id }: RouteShape) => id.startsWith("session.");
  const send = (route: RouteShape, values: readonly string[], input: unknown) =>
    call({ ...options, route, url: `${base}${fillPath(route.path, values)}`, input });
  const ofMock = nest(
    routes.filter((route) => !isOfSession(route)),
    (route, args) => {
      const count = namesIn(route);
      return send(route, args.slice(0, count).map(String), args[count]);
    },
  );
  const session = (id: string) => {
    const ofSession = nest(
      routes.filter(isOfSession),
      (route, args) => {
        const count = namesIn(route) - 1;
        return send(route, [id, ...args.slice(0, count).map(String)], args[count]);
      },
      "session.",
    ) as ControlSession;
    const advance = async (ms: number) => {
      await ofSession.clock.move({ advanceMs: ms });
    };
    return { ...ofSession, advance };
  };
  return { ...(ofMock as ControlClient), session };
}

type Call = (route: RouteShape, args: readonly unknown[]) => Promise<unknown>;

/** Builds the tree that the ids spell, with a function at each end. */
function nest(routes: readonly RouteShape[], send: Call, prefix = ""): unknown {
  const tree: Record<string, unknown> = {};
  for (const route of routes) {
    const parts = route.id.slice(prefix.length).split(".");
    const last = parts.pop() ?? "";
    let node = tree;
    for (const part of parts) {
      node[part] ??= {};
      node = node[part] as Record<string, unknown>;
    }
    node[last] = (...args: readonly unknown[]) => send(route, args);
  }
  return tree;
}

function namesIn({ path }: RouteShape): number {
  return path.split("{").length - 1;
}

interface Sending extends ControlClientOptions {
  readonly route: RouteShape;
  readonly url: string;
  readonly input: unknown;
}

async function call({ route, url, input, token, fetch = globalThis.fetch }: Sending): Promise<unknown> {
  const looks = route.method === "GET";
  const query = looks ? queryOf(input) : "";
  const headers = {
    ...(looks ? {} : { "content-type": "application/json" }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  const body = looks ? {} : { body: JSON.stringify(input ?? {}) };
  let response: Response;
  try {
    // A control plane never redirects; whoever does is not to be told the token.
    response = await fetch(`${url}${query}`, { method: route.method, headers, redirect: "error", ...body });
  } catch (cause) {
    throw new ControlUnreachableError(`No answer from ${url}: check that the mock runs there.`, { cause });
  }
  return read(route, response);
}

function queryOf(input: unknown): string {
  const given = Object.entries(input ?? {}).filter(([, value]) => value !== undefined);
  return given.length === 0 ? "" : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}

async function read({ answer, method, path }: RouteShape, response: Response): Promise<unknown> {
  if (response.ok && answer === "picture") return new Uint8Array(await response.arrayBuffer());
  const json = await response.json().catch(() => undefined);
  if (response.ok && answer !== "picture") {
    const parsed = answer.safeParse(json);
    if (parsed.success) return parsed.data;
  }
  const refusal = response.ok ? undefined : errorSchema.safeParse(json).data?.error;
  const Refusal = controlRefusals.find((each) => new each().code === refusal?.code);
  if (refusal && Refusal) throw new Refusal(refusal.message);
  throw new ControlAnswerError(
    `${method} ${controlPrefix}${path} was answered with ${response.status}, and not as a control plane of this version does.`,
    response.status,
  );
}
