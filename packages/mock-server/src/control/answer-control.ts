import { sniffFormat } from "@graycard/core";
import * as z from "@graycard/core/zod";
import { contentTypeOf } from "../files/content-type.js";
import type { Answer } from "../pipeline/answer.js";
import { CallerGoneError } from "../pipeline/caller-gone-error.js";
import type { Inbound } from "../pipeline/inbound.js";
import type { Session } from "../sessions/session.js";
import {
  ControlError,
  ControlInternalError,
  ControlInvalidError,
  ControlMethodError,
  ControlNotFoundError,
} from "./control-errors.js";
import type { Guard } from "./guard.js";
import type { ControlWorld, Handler } from "./handler.js";
import { controlHandlers } from "./handlers/index.js";
import { controlPrefix } from "./prefix.js";
import { readJson, requireJson } from "./read-json.js";
import { matchPath, type RouteShape } from "./route.js";
import { controlRoutes } from "./routes/index.js";

/** What a body may weigh where its route says nothing else. */
const usualBytes = 1024 ** 2;

/** Answers a request to the control plane, or says why not; rejects only when the caller went away. */
export async function answerControl(world: ControlWorld, guard: Guard, request: Inbound): Promise<Answer> {
  try {
    return await answer(world, guard, request);
  } catch (error) {
    return errorAnswer(world, error);
  }
}

interface Found {
  readonly route: RouteShape;
  readonly params: Readonly<Record<string, string>>;
}

async function answer(world: ControlWorld, guard: Guard, request: Inbound): Promise<Answer> {
  const method = request.method === "HEAD" ? "GET" : request.method;
  const url = new URL(request.url);
  const path = url.pathname.slice(controlPrefix.length);
  const sameAddress = controlRoutes.flatMap((route: RouteShape) => {
    const params = matchPath(route.path, path);
    return params ? [{ route, params }] : [];
  });
  const found = sameAddress.find(({ route }) => route.method === method);
  // Before anything is said about what exists.
  guard.check(request, { changing: method !== "GET", open: found?.route.open ?? false });
  if (!found) throw nothingThere(method, path, sameAddress);
  if (method !== "GET") requireJson(request);
  const session = sessionOf(world, found);
  const { route, params } = found;
  const body = method === "GET" ? {} : await readJson(request, route.mostBytes ?? usualBytes);
  const given = {
    world,
    session,
    params,
    query: parse(route, route.query ?? z.strictObject({}), Object.fromEntries(url.searchParams)),
    body: parse(route, route.body ?? z.strictObject({}), body),
  };
  const handle = controlHandlers[route.id as keyof typeof controlHandlers] as Handler<RouteShape>;
  return answerOf(route, await handle(given));
}

function sessionOf({ core }: ControlWorld, { route, params }: Found): Session {
  if (params.session === undefined || route.makesSession) return core.nobody;
  const session = core.sessions.byId(params.session);
  if (session) return session;
  const count = core.sessions.all().length;
  throw new ControlNotFoundError(
    `There is no session of this id. There are ${count}: GET ${controlPrefix}/sessions lists them, POST ${controlPrefix}/sessions/lookup finds that of a key.`,
  );
}

function nothingThere(method: string, path: string, sameAddress: readonly Found[]): ControlError {
  if (sameAddress.length > 0) {
    const methods = sameAddress.map(({ route }) => route.method).join(", ");
    return new ControlMethodError(`This address takes ${methods}, not ${method}.`);
  }
  const first = path.split("/")[1] ?? "";
  const addresses = [...new Set(controlRoutes.map((route) => route.path))];
  const near = addresses.filter((each) => each.split("/")[1] === first);
  const known = (near.length > 0 ? near : addresses).map((each) => `${controlPrefix}${each}`).join(", ");
  return new ControlNotFoundError(`The control plane has no such address; it has ${known}.`);
}

function parse(route: RouteShape, schema: z.ZodType, value: unknown): Record<string, unknown> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data as Record<string, unknown>;
  const secret = `This is not what ${route.method} ${controlPrefix}${route.path} takes; GET ${controlPrefix}/openapi.json says what does.`;
  throw new ControlInvalidError(route.secret ? secret : z.prettifyError(parsed.error).slice(0, 2000));
}

const usualHeaders = { "cache-control": "no-store", "x-content-type-options": "nosniff" };

function answerOf(route: RouteShape, value: unknown): Answer {
  if (route.answer !== "picture") return jsonAnswer(200, value);
  const bytes = value as Uint8Array;
  const format = sniffFormat(bytes);
  const type = format ? contentTypeOf(format) : "application/octet-stream";
  return { status: 200, headers: { ...usualHeaders, "content-type": type }, body: bytes };
}

function errorAnswer({ core }: ControlWorld, error: unknown): Answer {
  // A caller that went away reads no answer.
  if (error instanceof CallerGoneError) throw error;
  const told = error instanceof ControlError ? error : internal();
  if (told !== error) core.report(error);
  const { code, message, status } = told;
  return jsonAnswer(status, { error: { code, message } });
}

function internal(): ControlInternalError {
  return new ControlInternalError("The mock made a mistake; it told its operator which.");
}

function jsonAnswer(status: number, value: unknown): Answer {
  return { status, headers: { ...usualHeaders, "content-type": "application/json" }, body: JSON.stringify(value) };
}
