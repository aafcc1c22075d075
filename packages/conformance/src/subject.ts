import type { AnyVendor, Clock, EditionName, Readings, Situation } from "@graycard/core";
import type { Lacks } from "./capabilities.js";
import type { PaceBy } from "./pace.js";
import type { PictureManner } from "./picture-manner.js";

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
   *
   * @param scenario `vendor/endpoint/area/scenario` that it is sent for, for whoever keeps account
   * @throws {SubjectUnreachableError} when no answer came
   */
  send(request: Request, scenario?: string): Promise<Response>;
  /**
   * Fetches a result by its link, wherever that leads; never with a credential. As `send` unless given.
   * @throws when nothing came, or the link leads to where nobody is to be sent
   */
  readonly download?: (request: Request, scenario?: string) => Promise<Response>;
  /** All waiting goes through this. */
  readonly clock: Clock;
  /** Requests per second that it is spoken to with; undefined for no limit. */
  readonly qps: number | undefined;
  /** What requests are counted by; by departure unless given. */
  readonly paceBy?: PaceBy;
  /** Scenarios that run side by side. */
  readonly parallel: number;
  /** What it was declared to be without, or is not to be asked for. */
  readonly lacks?: Lacks;
  /** How long, in milliseconds, a scenario may wait for something to pass by itself; not at all unless given. */
  readonly patienceMs?: number;
  /** Moves the subject's own time on, for subjects that can. */
  readonly advance?: (ms: number) => Promise<void>;
  /**
   * The headers that bring the subject to a situation which no documented request brings about, for subjects that play
   * a service and offer that; undefined for a situation it cannot come to.
   */
  readonly provoke?: (situation: Situation) => Readonly<Record<string, string>> | undefined;
  /** Makes a picture available to the subject under a URL, for subjects that can reach one. */
  readonly hostPicture?: (fileName: string, bytes: Uint8Array, manner?: PictureManner) => Promise<string>;
  /** Whether the subject ever came for a hosted picture; absent where that cannot be told. */
  readonly wasFetched?: (url: string) => boolean;
}
