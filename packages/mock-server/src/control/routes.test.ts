import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import type { NewSession } from "../sessions/session.js";
import { controlHandlers } from "./handlers/index.js";
import { matchPath, type RouteShape } from "./route.js";
import { controlRoutes } from "./routes/index.js";
import { newSessionSchema } from "./schemas/session.js";

const here = import.meta.dirname;
const routes: readonly RouteShape[] = controlRoutes;

/** The members that the index of a folder takes up, by file. */
function membersOf(folder: string): readonly string[] {
  const index = readFileSync(join(here, folder, "index.ts"), "utf8");
  return [...index.matchAll(/from "\.\/([\w-]+)\.js"/g)].map(([, name = ""]) => name).sort();
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(join(here, folder))
    .filter((name) => name !== "index.ts" && !name.endsWith(".test.ts"))
    .map((name) => name.replace(/\.ts$/, ""))
    .sort();
}

describe("the routes", () => {
  it.each(["routes", "handlers"])("are all of the folder %s", (folder) => {
    expect(filesOf(folder).length).toBeGreaterThan(0);
    expect(membersOf(folder)).toEqual(filesOf(folder));
  });

  it("have one handler each", () => {
    expect(Object.keys(controlHandlers).sort()).toEqual(routes.map(({ id }) => id).sort());
  });

  it("have ids and addresses of their own, and say in a sentence what they do", () => {
    expect(new Set(routes.map(({ id }) => id)).size).toBe(routes.length);
    expect(new Set(routes.map(({ method, path }) => `${method} ${path}`)).size).toBe(routes.length);
    for (const { sentence } of routes) expect(sentence).toMatch(/^[A-Z].+\.$/);
  });

  it("of a session name it first, under an id that says so", () => {
    for (const { id, path } of routes) {
      expect([id, id.startsWith("session.")]).toEqual([id, path.startsWith("/sessions/{session}")]);
    }
  });

  it("take a body only to change something, and a query only to look", () => {
    for (const { id, method, body, query } of routes) {
      if (body) expect([id, method]).toEqual([id, expect.stringMatching(/^(POST|PUT)$/)]);
      if (query) expect([id, method]).toEqual([id, "GET"]);
    }
  });

  it("match whole segments, with names that are decoded", () => {
    expect(matchPath("/a/{b}/c", "/a/x%20y%2Fz/c")).toEqual({ b: "x y/z" });
    for (const other of ["/a//c", "/a/x", "/a/x/c/d", "/b/x/c", "/a/%zz/c", ""]) {
      expect(matchPath("/a/{b}/c", other)).toBeUndefined();
    }
  });
});

describe("the options of a session", () => {
  it("can all be chosen over the control plane", () => {
    // What is missing here does not compile.
    const shape: Record<keyof NewSession, unknown> = newSessionSchema.shape;
    expect(Object.keys(shape)).toContain("pace");
  });
});

describe("the client", () => {
  it("is made of nothing that only a server has", () => {
    const seen = new Set<string>();
    const foreign: string[] = [];
    const visit = (path: string) => {
      if (seen.has(path)) return;
      seen.add(path);
      for (const { 1: target = "" } of readFileSync(path, "utf8").matchAll(
        /^(?:import|export) (?!type )[^;]*?from "([^"]+)";/gms,
      )) {
        if (target.startsWith(".")) visit(join(dirname(path), target.replace(/\.js$/, ".ts")));
        else if (target !== "@graycard/core/zod" && target !== "@graycard/core")
          foreign.push(`${path} imports ${target}`);
      }
    };
    visit(join(here, "index.ts"));
    expect(seen.size).toBeGreaterThan(10);
    expect(foreign).toEqual([]);
  });
});
