import type {
  AnyEndpoint,
  AnyVendor,
  BodyFacts,
  CredentialReading,
  LimitsInForce,
  OperationName,
  Readings,
  RequestFault,
} from "@graycard/core";
import type { Bends, SkippableCheck } from "../faults/bends.js";
import type { MockCore } from "../mock-core.js";
import type { Session } from "../sessions/session.js";
import type { Task, TaskView } from "../tasks/task.js";
import type { Inbound } from "./inbound.js";

/** One request on its way through the pipeline. Each phase fills in what it finds out. */
export interface Turn {
  readonly mock: MockCore;
  readonly request: Inbound;
  readonly url: URL;
  /** The path with doubled slashes collapsed. */
  readonly path: string;
  /** Unique among the mock's answers. */
  readonly id: string;
  readonly startedAt: number;
  readonly vendor: AnyVendor;
  readonly credential: CredentialReading;
  /** The session of the credential; nobody's session when it is missing or refused. */
  readonly session: Session;
  /** Whether the credential was accepted. */
  readonly known: boolean;
  readonly bends: Bends;
  readings: Readings;
  limits: LimitsInForce;
  endpoint?: AnyEndpoint;
  operation?: OperationName;
  /** The task a poll asks for. */
  task?: Task;
  taskId?: string;
  /** The fields as they came. */
  raw: Record<string, unknown>;
  bodyFacts?: BodyFacts;
  values: Readonly<Record<string, unknown>>;
}

/** What a phase ends the pipeline with. */
export type Reply =
  | {
      readonly kind: "refused";
      readonly fault: RequestFault;
      /** What the caller is told; the vendor's usual words when absent. */
      readonly message?: string | undefined;
      /** What the journal is told. */
      readonly because: string;
    }
  | { readonly kind: "accepted"; readonly task: Task }
  | { readonly kind: "seen"; readonly task: Task; readonly view: TaskView };

/** One phase of the pipeline; what it returns ends it. */
export type PipelinePhase = (turn: Turn) => Promise<Reply | undefined> | Reply | undefined;

/** Whether a fault leaves this check out. */
export function skips(turn: Turn, check: SkippableCheck): boolean {
  return turn.bends.skip.has(check);
}

export function refused(fault: RequestFault, because: string, message?: string): Reply {
  return { kind: "refused", fault, because, message };
}

/** The endpoint of a turn that got past the phase which finds it. */
export function endpointOf(turn: Turn): AnyEndpoint {
  if (!turn.endpoint) throw new Error("The endpoint of a request is asked for before it was located.");
  return turn.endpoint;
}
