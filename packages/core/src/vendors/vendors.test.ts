import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { credentialVariables } from "../contract/auth.js";
import { vendors } from "./index.js";

const ids = vendors.map(({ id }) => id);

describe("the vendors", () => {
  test("are those that have a folder, each by its own name", () => {
    const folders = readdirSync(new URL(".", import.meta.url), { withFileTypes: true });
    const names = folders.flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
    expect([...ids].sort()).toEqual(names.sort());
  });

  test("share no host, and no clause", () => {
    const hosts = vendors.flatMap((vendor) => vendor.hosts);
    const clauses = vendors.flatMap((vendor) => Object.keys(vendor.clauses));
    expect(new Set(hosts).size).toBe(hosts.length);
    expect(new Set(clauses).size).toBe(clauses.length);
  });

  test("keep their secrets in environment variables of their own", () => {
    const variables = vendors.flatMap(({ auth }) => credentialVariables(auth));
    expect(new Set(variables).size).toBe(variables.length);
    for (const variable of variables) expect(variable).toMatch(/^GRAYCARD_[A-Z_]+$/);
  });

  test("that are another front door are one to a vendor there is", () => {
    const doors = vendors.flatMap(({ channelOf }) => channelOf ?? []);
    expect(doors).toEqual(["picwish"]);
    for (const door of doors) expect(ids).toContain(door);
  });

  test("have no two routes in common", () => {
    const routes = vendors.flatMap((vendor) =>
      Object.values(vendor.endpoints).flatMap(({ routes: { submit, poll } }) =>
        [submit, ...(poll ? [poll] : [])].map(({ method, path }) => `${method} ${path}`),
      ),
    );
    expect(new Set(routes).size).toBe(routes.length);
    for (const route of routes) expect(route).toMatch(/^(GET|POST) (\/[a-z0-9]+)+(\/\{task_id\})?$/);
  });
});
