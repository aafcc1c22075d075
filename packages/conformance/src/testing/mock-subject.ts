import { type AnyVendor, type EditionName, ManualClock } from "@graycard/core";
import { createMock, type MockOptions, provoke, type ScriptedFault } from "@graycard/mock-server";
import { embeddedSubject } from "../embedded-subject.js";
import type { Subject } from "../subject.js";

/** Stands between the suite and the mock: it may change what is asked and what is answered. */
export type Between = (request: Request, mock: (request: Request) => Promise<Response>) => Promise<Response>;

/** A subject for tests: our mock, on a clock that stands still, with faults that hold for every request. */
export function mockSubject(
  vendor: AnyVendor,
  options: {
    readonly edition?: EditionName;
    readonly faults?: readonly ScriptedFault[];
    readonly between?: Between | undefined;
    readonly qps?: "off";
  } = {},
): Subject {
  const edition = options.edition ?? "documented";
  const mockOptions: MockOptions = {
    vendors: [vendor],
    clock: new ManualClock({ startAt: Date.UTC(2026, 0, 2, 3, 4, 5) }),
    seed: "conformance",
    pace: "manual",
    edition,
    report: () => {},
  };
  const mock = createMock(mockOptions);
  mock.faults.script((options.faults ?? []).map((fault) => ({ ...fault, times: fault.times ?? "always" })));
  const session = mock.session({ qps: options.qps ?? 2 });
  const { between } = options;
  const fetch = between ? (request: Request) => between(request, mock.fetch) : mock.fetch;
  return embeddedSubject(
    { fetch, session },
    { name: "mock", vendor, edition, provoke: (situation) => provoke(situation, vendor) },
  );
}
