import { embeddedSubject, type Subject } from "@graycard/conformance";
import { type AnyVendor, type EditionName, ManualClock } from "@graycard/core";
import { createMock, provoke } from "@graycard/mock-server";
import type { Heard } from "../reach/heard.js";
import { listenIn } from "../reach/listen-in.js";

/** What is said about an embedded mock. */
export interface EmbeddedOptions {
  readonly edition: EditionName;
  readonly qps?: number | "off";
  /** Told of every answer. */
  readonly hear?: (heard: Heard) => void;
}

/** The mock of this package in this process, on a clock that only moves when somebody waits. */
export function embedded({ edition, qps, hear }: EmbeddedOptions, vendor: AnyVendor): Subject {
  const mock = createMock({
    vendors: [vendor],
    clock: new ManualClock({ startAt: Date.UTC(2026, 0, 1) }),
    seed: "conform",
    pace: "manual",
    edition,
  });
  // The pace of the suite is kept on the mock's own clock, so the documented rate costs no time.
  const session = mock.session({ qps: qps ?? vendor.limits.qps?.value({} as never) ?? "off" });
  const subject = embeddedSubject(
    { fetch: mock.fetch, session },
    { name: "mock", vendor, edition, qps, provoke: (situation) => provoke(situation, vendor) },
  );
  return hear ? listenIn(subject, session.journal, hear) : subject;
}
