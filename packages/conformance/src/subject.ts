import type { AnyVendor, Clock, EditionName, Readings, Situation } from "@graycard/core";

/** Who is judged: anything that answers as a vendor would. */
export interface Subject {
  /** What reports call it. */
  readonly name: string;
  readonly vendor: AnyVendor;
  readonly edition: EditionName;
  /** The readings it is held to. */
  readonly readings: Readings;
  readonly baseUrl: string;
  /** The parts of a credential that is good for it. */
  readonly credential: readonly string[];
  /**
   * Sends a request.
   * @throws {SubjectUnreachableError} when no answer came
   */
  send(request: Request): Promise<Response>;
  /** All waiting goes through this. */
  readonly clock: Clock;
  /** Requests per second that it is spoken to with; undefined for no limit. */
  readonly qps: number | undefined;
  /** Scenarios that run side by side. */
  readonly parallel: number;
  /** Moves the subject's own time on, for subjects that can. */
  readonly advance?: (ms: number) => Promise<void>;
  /** How long the run may wait for what only time brings, in milliseconds; no wait is that long unless said. */
  readonly patienceMs?: number;
  /**
   * The headers that bring the subject to a situation which no documented request brings about, for subjects that play
   * a service and offer that; undefined for a situation it cannot come to.
   */
  readonly provoke?: (situation: Situation) => Readonly<Record<string, string>> | undefined;
  /** Makes a picture available to the subject under a URL, for subjects that can reach one. */
  readonly hostPicture?: (fileName: string, bytes: Uint8Array) => Promise<string>;
  /** Whether the subject ever came for a hosted picture; absent where that cannot be told. */
  readonly wasFetched?: (url: string) => boolean;
}
