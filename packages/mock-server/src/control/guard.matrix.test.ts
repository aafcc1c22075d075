import * as z from "@graycard/core/zod";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Listening } from "../listen.js";
import type { Mock } from "../mock.js";
import { type RawAnswer, type RawRequest, rawRequest, sendAll } from "../testing/pipelined-client.js";
import { testMock } from "../testing/test-mock.js";
import { createControlClient } from "./client.js";
import { fillPath, matchPath, type RouteShape } from "./route.js";
import { controlRoutes } from "./routes/index.js";

const routes: readonly RouteShape[] = controlRoutes;
const changing = routes.filter(({ method }) => method !== "GET");

/** What each route that changes something takes: a request that is let through does its work. */
const bodies: Readonly<Record<string, unknown>> = {
  "sessions.create": { pace: "manual" },
  "sessions.lookup": { vendor: "picwish", credential: ["a key nobody used"] },
  "session.clock.move": { advanceMs: 1000 },
  "clock.move": { advanceMs: 1000 },
  "session.faults.script": { faults: [{ fault: "stuck-task" }] },
  "faults.script": { faults: [{ fault: "stuck-task" }] },
  "session.files.put": { base64: "AAAA" },
};
/** These look at a session's state, and leave it as it is. */
const judging = new Set(["session.verify", "verify.all"]);

interface World {
  readonly mock: Mock;
  readonly server: Listening;
  readonly session: string;
  /** The session as it was before anything was in it. */
  readonly saved: unknown;
}

/** A mock with something in every place that a request could change. */
async function world(): Promise<World> {
  const { mock } = testMock({ pace: "manual" });
  const server = await mock.listen();
  const control = createControlClient({ baseUrl: server.url });
  const { session } = await control.sessions.create();
  const at = control.session(session.id);
  const saved = await at.snapshot.take();
  const faults = [{ fault: "slow-task", with: { workMs: 5 } }];
  await Promise.all([at.faults.script({ faults }), control.faults.script({ faults })]);
  await at.files.put("mine.jpg", { base64: "BBBB" });
  await fetch(`${server.url}/api/tasks/visual/scale/t-1`, { headers: { "X-API-KEY": "invalid" } });
  return { mock, server, session: session.id, saved };
}

/** Everything that the control plane knows, as text. */
async function dump({ server }: World): Promise<string> {
  const control = createControlClient({ baseUrl: server.url });
  const { sessions } = await control.sessions.list();
  const each = sessions.map(async ({ id }) => {
    const at = control.session(id);
    const { files } = await at.files.list();
    const contents = files.map(({ name }) => at.files.read(name));
    return Promise.all([at.clock.read(), at.faults.read(), at.journal.read(), ...contents]);
  });
  return JSON.stringify([sessions, await Promise.all(each), await control.faults.read(), await control.journal.read()]);
}

function targetOf({ session }: World, route: RouteShape): string {
  const values = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => (name === "session" ? session : "mine.jpg"));
  return `/_graycard${fillPath(route.path, values)}`;
}

function requestTo(place: World, route: RouteShape, method: string, headers: readonly string[]): RawRequest {
  const body = method === "GET" || method === "HEAD" ? "" : JSON.stringify(bodyFor(place, route));
  return rawRequest(method, targetOf(place, route), headers, body);
}

function bodyFor({ saved }: World, { id }: RouteShape): unknown {
  return id === "session.snapshot.restore" ? saved : (bodies[id] ?? {});
}

const ownHosts = (port: number) => ["localhost", "127.0.0.1", "[::1]", `localhost:${port}`, "LOCALHOST", "127.1.2.3"];
const foreignHosts = [
  "evil.test",
  "rebound.test:4010",
  "127.0.0.1.evil.test",
  "0.0.0.0",
  "127.1",
  "LOCALHOST.",
  "user@localhost",
  "1.2.3.4.5",
  "localhost:99999",
  "",
  undefined,
];
const foreignOrigins = ["null", "http://evil.test", "https://localhost:1", "file://"];
const jsonTypes = ["application/json", "application/json; charset=utf-8"];
const otherTypes = [
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=b",
  "application/json, text/plain",
  undefined,
];
const methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"];

const header = (name: string, value: string | undefined) => (value === undefined ? [] : [`${name}: ${value}`]);

/** The ways a foreign page or a rebound name shows, on a request of any content type. */
function foreignHeaders(port: number): readonly (readonly string[])[] {
  const own = `http://127.0.0.1:${port}`;
  const pairs = [
    ...foreignHosts.flatMap((host) => [undefined, own, ...foreignOrigins].map((origin) => [host, origin] as const)),
    ...ownHosts(port).flatMap((host) => foreignOrigins.map((origin) => [host, origin] as const)),
  ];
  return [...jsonTypes, ...otherTypes].flatMap((type) =>
    pairs.map(([host, origin]) => [
      ...header("Host", host),
      ...header("Origin", origin),
      ...header("Content-Type", type),
      // Without a host the server ends the connection, and would leave the rest without an answer.
      ...(host === undefined ? ["Connection: close"] : []),
    ]),
  );
}

let place: World;
let before: string;
beforeAll(async () => {
  place = await world();
  before = await dump(place);
});
afterAll(() => place.mock.close());

/** What no answer may ever have: leave for pages of other origins. */
function leaves(answers: readonly RawAnswer[]): readonly string[] {
  const names = answers.flatMap(({ headers }) => Object.keys(headers));
  return [...new Set(names)].filter((name) => name.startsWith("access-control-") || name === "allow");
}

/** The answers that are no refusal: 403 by the guard, 400 by the server where there is no host to speak of. */
function notRefused(answers: readonly RawAnswer[]): readonly RawAnswer[] {
  return answers.filter(({ status }) => status !== 400 && status !== 403);
}

/** What is wrong with an answer, going by the schema of its route. */
function problemOf(schema: z.ZodType, answer: RawAnswer | undefined): string | undefined {
  const parsed = schema.safeParse(JSON.parse(answer?.body ?? "null"));
  return parsed.error && z.prettifyError(parsed.error);
}

/** How many answers there are of each status. */
function tally(answers: readonly RawAnswer[]): Readonly<Record<number, number>> {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

describe("what is foreign", () => {
  it.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    "changes nothing and learns nothing by %s, of any content type",
    async (_, route) => {
      const requests = foreignHeaders(place.server.port).map((each) => requestTo(place, route, route.method, each));
      const answers = await sendAll(place.server.port, requests);
      expect(notRefused(answers)).toEqual([]);
      expect(leaves(answers)).toEqual([]);
      expect(await dump(place)).toBe(before);
    },
  );

  it.each(methods)("changes nothing and learns nothing by %s where there is no such route", async (method) => {
    const requests = foreignHeaders(place.server.port).flatMap((each, at) => {
      const route = routes[at % routes.length];
      return route ? [requestTo(place, route, method, each)] : [];
    });
    const answers = await sendAll(place.server.port, requests);
    expect(notRefused(answers)).toEqual([]);
    expect(leaves(answers)).toEqual([]);
    expect(await dump(place)).toBe(before);
  });

  it.each([
    "Referer: http://evil.test/page",
    "Referer: not an address",
    "Referer: ",
    "Sec-Fetch-Site: cross-site",
    "Sec-Fetch-Site: same-site",
    "Sec-Fetch-Site: whatever comes next",
  ])("is told by %s, too", async (line) => {
    for (const route of routes) {
      const headers = ["Host: localhost", "Content-Type: application/json", line];
      const [answer] = await sendAll(place.server.port, [requestTo(place, route, route.method, headers)]);
      expect([route.id, answer?.status]).toEqual([route.id, 403]);
    }
    expect(await dump(place)).toBe(before);
  });

  it("is a host in the request line as well", async () => {
    for (const route of routes) {
      const { text } = requestTo(place, route, route.method, ["Host: localhost", "Content-Type: application/json"]);
      const absolute = text.replace(" /_graycard", " http://evil.test/_graycard");
      const [answer] = await sendAll(place.server.port, [{ method: route.method, text: absolute }]);
      expect([route.id, answer?.status]).toEqual([route.id, 403]);
    }
    expect(await dump(place)).toBe(before);
  });
});

describe("a page of the mock's own", () => {
  it("may look, and changes nothing", async () => {
    const own = `http://localhost:${place.server.port}`;
    for (const route of routes) {
      const lines = [`Host: localhost:${place.server.port}`, `Origin: ${own}`, `Referer: ${own}/`];
      const headers = [...lines, "Sec-Fetch-Site: same-origin", "Content-Type: application/json"];
      const [answer] = await sendAll(place.server.port, [requestTo(place, route, route.method, headers)]);
      const looks = route.method === "GET" && route.answer !== "picture";
      if (route.answer !== "picture") expect([route.id, answer?.status]).toEqual([route.id, looks ? 200 : 403]);
    }
    expect(await dump(place)).toBe(before);
  });
});

describe("what changes something", () => {
  it("is JSON and says so, even without a body", async () => {
    for (const route of changing) {
      const answers = await sendAll(
        place.server.port,
        otherTypes.map((type) =>
          requestTo(place, route, route.method, ["Host: localhost", ...header("Content-Type", type)]),
        ),
      );
      expect([route.id, tally(answers)]).toEqual([route.id, { 415: otherTypes.length }]);
    }
    expect(await dump(place)).toBe(before);
  });

  it("has the method of its route: no header makes it another, and nobody is told what may be asked", async () => {
    const overrides = ["X-HTTP-Method-Override: POST", "X-HTTP-Method: DELETE", "X-Method-Override: PUT"];
    const headers = ["Host: localhost", "Content-Type: application/json", ...overrides];
    const paths = [...new Set(routes.map(({ path }) => path))];
    for (const path of paths) {
      const [first] = routes.filter((route) => route.path === path);
      if (!first) throw new Error(`There is no route at ${path}.`);
      // The name of one address may be the id in another.
      const there = routes.filter((route) => matchPath(route.path, path));
      const others = methods.filter((method) => !there.some((route) => route.method === method) && method !== "HEAD");
      const preflight = "Access-Control-Request-Method: POST";
      const answers = await sendAll(
        place.server.port,
        others.map((method) => requestTo(place, first, method, [...headers, preflight])),
      );
      expect([path, tally(answers), leaves(answers)]).toEqual([path, { 405: others.length }, []]);
    }
    expect(await dump(place)).toBe(before);
  });
});

describe("what is neither foreign nor wrong", () => {
  it.each(routes.map((route) => [route.id, route] as const))("gets through: %s", async (id, route) => {
    const target = route.answer === "picture" ? { ...route, path: "/files/portrait.jpg" as const } : route;
    const types = route.method === "GET" ? [undefined, "text/plain"] : jsonTypes;
    for (const [at, host] of ownHosts(place.server.port).entries()) {
      const own = await world();
      const state = await dump(own);
      const headers = [`Host: ${host}`, ...header("Content-Type", types[at % types.length])];
      const [answer] = await sendAll(own.server.port, [requestTo(own, target, route.method, headers)]);
      expect([id, host, answer?.status]).toEqual([id, host, 200]);
      // The answer is what the OpenAPI document and the client's types say it is.
      if (route.answer !== "picture") expect(problemOf(route.answer, answer)).toBeUndefined();
      expect([id, (await dump(own)) !== state]).toEqual([id, route.method !== "GET" && !judging.has(id)]);
      await own.mock.close();
    }
  });

  it("is asked for its head without its body", async () => {
    const [answer] = await sendAll(place.server.port, [rawRequest("HEAD", "/_graycard/health", ["Host: localhost"])]);
    expect([answer?.status, answer?.headers["content-type"]]).toEqual([200, "application/json"]);
  });
});
