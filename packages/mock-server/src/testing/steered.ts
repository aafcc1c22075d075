import { afterAll, beforeAll } from "vitest";
import { type ControlClient, createControlClient } from "../control/client.js";
import type { Listening } from "../listen.js";
import type { Mock } from "../mock.js";
import { Caller } from "./caller.js";
import { testMock } from "./test-mock.js";

/** A mock on a port for the tests of a file, and a client of its control plane. */
export function steeredMock() {
  let mock: Mock | undefined;
  let server: Listening | undefined;
  const there = <T>(made: T | undefined): T => {
    if (made === undefined) throw new Error("The mock of these tests is only there while one of them runs.");
    return made;
  };
  const client = () => createControlClient({ baseUrl: `${there(server).url}/` });
  beforeAll(async () => {
    ({ mock } = testMock({ pace: "manual" }));
    server = await mock.listen();
  });
  afterAll(() => mock?.close());
  return {
    get mock() {
      return there(mock);
    },
    get server() {
      return there(server);
    },
    get control() {
      return client();
    },
    /** A session that was made over the control plane, and a caller who has its credentials. */
    async steered(options: Parameters<ControlClient["sessions"]["create"]>[0] = {}) {
      const control = client();
      const { session, credentials } = await control.sessions.create(options);
      const caller = new Caller((request) => fetch(request), credentials, there(server).url);
      return { id: session.id, at: control.session(session.id), credentials, caller };
    },
  };
}
