import type { Phase } from "./answer.js";

/** A field of an answer by its path, such as `data.image`, with the clause that names it. */
export interface FieldAt<C extends string> {
  readonly at: string;
  readonly clause: C;
}

/** How the answers of one phase look in the vendor's samples. Paths are as in `data.image`. */
export interface AnswerSample<C extends string, R> {
  readonly clause: C;
  readonly phase: Phase;
  /** Only where the request asked for this, or, where the request is not known, where the answer says so. */
  readonly when?: { readonly asked: string; readonly at: string; readonly is: string | number };
  /** What is there; of a list any one. */
  readonly has?: readonly (string | readonly string[])[];
  readonly lacks?: readonly string[];
  /** What stands where, word for word. */
  readonly says?: Readonly<Record<string, string | number>>;
  /** What is text, whatever it says. */
  readonly texts?: readonly string[];
  /** Only where all of these texts are links. */
  readonly whereLink?: string;
  readonly httpStatus?: number;
  /** Why it is not to be expected under these readings; undefined where it is. */
  unless?(readings: R): string | undefined;
}

/** A value of the request that the answer repeats. */
export interface Echo<C extends string> {
  readonly clause: C;
  /** The name of the field in the request. */
  readonly asked: string;
  readonly at: string;
  /** What stands there when the request says nothing; left out where that is said nowhere. */
  readonly otherwise?: string | number;
}

/** What the query of a signed link looks like in the form that the documents show. */
export interface LinkShape<C extends string> {
  readonly clause: C;
  /** The names of its parameters. */
  readonly parameters: readonly string[];
  /** Whether they stand in this order, and nothing else beside them. */
  readonly exact: boolean;
  /** How many bytes the base64 of `Signature` stands for, and which of its signs are percent-encoded. */
  readonly signature?: { readonly clause: C; readonly bytes: number; readonly encoded: string; readonly raw: string };
}

/**
 * What holds for every answer of a vendor, and from one answer to the next, beyond the shape of single fields. Judges
 * hold any list of exchanges against it. What a vendor does not name, it does not promise.
 */
export interface Invariants<C extends string, R> {
  /** Where the body repeats the status of HTTP. */
  readonly bodyStatus?: string;
  /** The codes of the status table show in HTTP or in the body. */
  readonly statusCarrier?: C;
  /** An answer under another status than 200 tells of no work. */
  readonly otherStatus?: readonly C[];
  /** Whether the work succeeded is a matter of its state alone. */
  readonly stateDecides?: readonly C[];
  /** A number below zero means that the work failed. */
  readonly negativeFails?: C;
  /** The numbers of states are those of the table. */
  readonly listedStates?: C;
  /** Progress is told, from 0 to 100. */
  readonly progress?: C;
  /** The id of a task, and what it looks like. */
  readonly taskId?: FieldAt<C> & {
    readonly form?: { readonly clause: C; readonly pattern: RegExp; readonly means: string };
  };
  /** The times of a task in Unix seconds, each with the clause that names it. */
  readonly times?: {
    readonly clause: C;
    readonly created: FieldAt<C>;
    readonly begun?: FieldAt<C>;
    readonly completed: FieldAt<C>;
  };
  /**
   * Against which clause a field goes that no document names, by the phase of its answer; of several, the first that the
   * document of the endpoint states.
   */
  readonly unlistedFields?: Partial<Readonly<Record<Phase, C | readonly C[]>>>;
  readonly samples?: readonly AnswerSample<C, R>[];
  readonly echoes?: readonly Echo<C>[];
  /** The lists that have an item for each medium sent. */
  readonly media?: { readonly clause: C; readonly asked: string; readonly at: string; readonly has: readonly string[] };
  readonly links?: LinkShape<C>;
}
