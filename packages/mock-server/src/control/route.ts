import type * as z from "@graycard/core/zod";

/**
 * One address of the control plane, as data. The server, its OpenAPI document and the typed client all read the
 * same list of these.
 */
export interface RouteShape {
  /** Where the client has it: `session.clock.move` is `client.session(id).clock.move(...)`. */
  readonly id: string;
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below the prefix; `{session}` stands for a session's id. */
  readonly path: `/${string}`;
  /** What it does, one sentence. */
  readonly sentence: string;
  /** What may stand in the query of a GET. */
  readonly query?: z.ZodObject;
  /** The body of a POST or PUT; without one, an empty object. */
  readonly body?: z.ZodType;
  /** The body of the answer; `picture` for the bytes of one. */
  readonly answer: z.ZodType | "picture";
  /** How long the body may be in bytes, where the usual is not enough. */
  readonly mostBytes?: number;
  /** The body has a credential in it: nothing of it may come back in an error. */
  readonly secret?: true;
  /** The session in the path need not be there yet. */
  readonly makesSession?: true;
  /** Needs no token: it says nothing that a stranger could use. */
  readonly open?: true;
}

/** Defines one route; it keeps its literal types, from which handlers and client methods are inferred. */
export function defineRoute<const R extends RouteShape>(route: R): R {
  return route;
}

type Parsed<S> = S extends z.ZodType ? z.output<S> : Record<never, never>;
type Given<S> = S extends z.ZodType ? z.input<S> : Record<never, never>;

/** The names in the path of a route, in order. */
export type PathNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? [Name, ...PathNames<Rest>]
  : [];

export type QueryOf<R extends RouteShape> = Parsed<R["query"]>;
export type BodyOf<R extends RouteShape> = Parsed<R["body"]>;
/** What a caller gives: body or query, before defaults. */
export type InputOf<R extends RouteShape> = Given<R["body"]> & Given<R["query"]>;
export type AnswerOf<R extends RouteShape> = R["answer"] extends z.ZodType ? z.output<R["answer"]> : Uint8Array;

/** Fills the names in a path, each as one segment. */
export function fillPath(path: string, values: readonly string[]): string {
  const left = [...values];
  return path.replace(/\{\w+\}/g, () => encodeURIComponent(left.shift() ?? ""));
}

/** The values of the names in a path, or undefined when a path is another one. */
export function matchPath(pattern: string, path: string): Readonly<Record<string, string>> | undefined {
  const [names, given] = [pattern.split("/"), path.split("/")];
  if (names.length !== given.length) return undefined;
  const values: Record<string, string> = {};
  for (const [at, name] of names.entries()) {
    const segment = given[at] ?? "";
    if (!name.startsWith("{")) {
      if (segment !== name) return undefined;
      continue;
    }
    const value = decoded(segment);
    if (value === undefined || value === "") return undefined;
    values[name.slice(1, -1)] = value;
  }
  return values;
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
