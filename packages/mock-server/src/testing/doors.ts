import { onTestFinished } from "vitest";
import type { MockOptions } from "../mock.js";
import { Caller } from "./caller.js";
import { type TestSession, testSession } from "./test-mock.js";

/** The ways in: without a port, and over one with the runtime's own fetch. */
export const doors = ["in this process", "over a port"] as const;

export type Door = (typeof doors)[number];

/** A world whose caller comes in by one of the doors; it is closed when the test ends. */
export async function enterBy(door: Door, options: MockOptions = {}): Promise<TestSession> {
  const world = testSession(options);
  if (door === "in this process") return world;
  const { url } = await world.mock.listen();
  onTestFinished(() => world.mock.close());
  return { ...world, caller: new Caller((request) => fetch(request), world.session.credentials, url) };
}
