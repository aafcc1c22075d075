import { ManualClock } from "@graycard/core";
import { builtInFolder } from "#platform/folders";
import { FileStore } from "../files/file-store.js";
import { createRandom } from "../random.js";
import type { Pace } from "../sessions/pace.js";
import { Session } from "../sessions/session.js";
import { testStart } from "./test-mock.js";

/** A session without a mock, for what needs its time or its journal only. */
export function bareSession(pace: Pace): Session {
  return new Session({
    id: "bare",
    options: { pace, edition: "documented", readings: {} },
    vendors: [],
    random: createRandom("bare"),
    base: new ManualClock({ startAt: testStart }),
    files: new FileStore(builtInFolder()),
  });
}
