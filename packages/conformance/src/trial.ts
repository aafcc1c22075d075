import {
  type Encoding,
  type ExamplePicture,
  type ExampleWishes,
  type PictureFormat,
  type RequestChange,
  writePoll,
  writeSubmit,
} from "@graycard/core";
import type { Check } from "./check.js";
import { type Answer, type Conversation, mediaTypeOf } from "./conversation.js";
import { InconclusiveError } from "./errors/inconclusive-error.js";
import { makePicture, type PictureSpec } from "./pictures/make-picture.js";
import type { Scenario, Target } from "./scenario.js";
import type { Subject } from "./subject.js";
import { graver, type Verdict } from "./verdict.js";

/** What a scenario found about a clause. */
export interface Finding {
  readonly title: string;
  readonly ok: boolean;
  /** Both in the vendor's terms. */
  readonly expected: string;
  readonly actual: string;
  /** The answers that show it. */
  readonly shownBy?: readonly Answer[];
}

/** How a submit differs from the example request of its endpoint. */
export interface SubmitOptions {
  readonly wishes?: ExampleWishes;
  readonly change?: RequestChange;
  readonly encoding?: Encoding;
  /** The parts of the credential to send; none for a request without one. */
  readonly credential?: readonly string[] | "none";
}

/** A clause to report on; what rests on an erratum or on nothing is not reported on. */
export type ClauseRef = string | { readonly erratum: string } | undefined;

/** How often a task is asked for before its scenario gives up on it. */
const mostPolls = 120;

/** One scenario on one endpoint: what it can do, and what it has found so far. */
export class Trial {
  readonly target: Target;
  readonly subject: Subject;
  readonly #scenario: Scenario;
  readonly #conversation: Conversation;
  readonly #checks = new Map<string, Check>();
  readonly #hosted: string[] = [];

  constructor(input: { target: Target; scenario: Scenario; conversation: Conversation }) {
    this.target = input.target;
    this.subject = input.conversation.subject;
    this.#scenario = input.scenario;
    this.#conversation = input.conversation;
  }

  /** A picture in every form a request can carry it in; hosted where the endpoint only takes addresses. */
  async picture(spec: Partial<PictureSpec> = {}, bytes?: Uint8Array): Promise<ExamplePicture> {
    const { width = 120, height = 96, format = "jpg" } = spec;
    const file =
      bytes ?? (await makePicture({ width, height, format, ...(spec.content ? { content: spec.content } : {}) }));
    const fileName = `graycard-${width}x${height}-${file.byteLength}.${format}`;
    const picture = { bytes: file, fileName, mediaType: mediaTypeOf(format as PictureFormat), width, height };
    const placeholder = { ...picture, url: `https://graycard.invalid/${fileName}` };
    if (!this.#needsAddress(placeholder)) return placeholder;
    return { ...picture, url: await this.host(fileName, file) };
  }

  /** A picture that the subject can download, whether or not the example of the endpoint asks for that. */
  async hostedPicture(spec: Partial<PictureSpec> = {}): Promise<ExamplePicture> {
    const picture = await this.picture(spec);
    return { ...picture, url: await this.host(picture.fileName, picture.bytes) };
  }

  /** Makes a file available to the subject under a URL. */
  async host(fileName: string, bytes: Uint8Array): Promise<string> {
    if (!this.subject.hostPicture) {
      throw new InconclusiveError("The subject takes pictures by URL only, and has no way to reach one of ours.");
    }
    const url = await this.subject.hostPicture(fileName, bytes);
    this.#hosted.push(url);
    return url;
  }

  #needsAddress(picture: ExamplePicture): boolean {
    return Object.values(this.target.endpoint.example(picture)).includes(picture.url);
  }

  /** The fields of a valid request, changed as asked. */
  fields(picture: ExamplePicture, { wishes, change }: SubmitOptions = {}): Record<string, unknown> {
    const fields = { ...this.target.endpoint.example(picture, wishes), ...change?.set };
    for (const name of change?.drop ?? []) delete fields[name];
    return fields;
  }

  /** Submits a valid request for a picture, changed as asked. */
  async submit(picture: ExamplePicture, options: SubmitOptions = {}): Promise<Answer> {
    return this.send(this.fields(picture, options), options);
  }

  /** Submits exactly these fields. */
  async send(fields: Readonly<Record<string, unknown>>, options: SubmitOptions = {}): Promise<Answer> {
    return this.#conversation.ask(() => this.request(fields, options), this.target.endpoint, "submit");
  }

  /** The submit request for exactly these fields. */
  request(fields: Readonly<Record<string, unknown>>, { encoding, credential }: SubmitOptions = {}): Request {
    const { vendor, endpoint, readings } = this.target;
    const parts = credential === "none" ? undefined : (credential ?? this.subject.credential);
    const { baseUrl } = this.subject;
    return writeSubmit({ vendor, endpoint, baseUrl, credential: parts, fields, encoding, readings });
  }

  async poll(taskId: string): Promise<Answer> {
    const { vendor, endpoint } = this.target;
    if (!endpoint.routes.poll) {
      throw new InconclusiveError("The answer says that work goes on, and there is no way to ask for it here.");
    }
    const { baseUrl, credential } = this.subject;
    const make = () => writePoll({ vendor, endpoint, baseUrl, credential }, taskId);
    return this.#conversation.ask(make, endpoint, "poll");
  }

  /** Sends any request, in its turn. */
  async ask(make: () => Request): Promise<Answer> {
    return this.#conversation.ask(make, this.target.endpoint, "submit");
  }

  /** Sends requests all at once, whatever the pace. */
  async burst(requests: readonly Request[]): Promise<readonly Answer[]> {
    return Promise.all(
      requests.map((request) => this.#conversation.askAtOnce(request, this.target.endpoint, "submit")),
    );
  }

  /** Follows a task to its end; an answer that is the end already is returned as it is. */
  async finish(answer: Answer): Promise<readonly [Answer, ...Answer[]]> {
    const seen: [Answer, ...Answer[]] = [answer];
    const taskId = "taskId" in answer.reading ? answer.reading.taskId : undefined;
    if (taskId === undefined || (answer.reading.phase !== "accepted" && answer.reading.phase !== "running"))
      return seen;
    for (let polls = 0; polls < mostPolls; polls++) {
      const next = await this.poll(taskId);
      seen.push(next);
      if (next.reading.phase !== "running" && next.reading.phase !== "accepted") return seen;
      if (this.subject.parallel > 1) await this.subject.clock.sleepUntil(this.subject.clock.now() + 500);
    }
    throw new InconclusiveError(`The task had not ended after ${mostPolls} polls.`);
  }

  /** The last answer about a task that was submitted. */
  async outcome(picture: ExamplePicture, options: SubmitOptions = {}): Promise<Answer> {
    const seen = await this.finish(await this.submit(picture, options));
    return seen.at(-1) ?? seen[0];
  }

  /** Fetches what a result link leads to, without credentials. */
  async fetchResult(link: string): Promise<Answer> {
    if (!URL.canParse(link) || !/^https?:$/.test(new URL(link).protocol) || new URL(link).username !== "") {
      throw new InconclusiveError(`The result is not a link that can be fetched: ${link.slice(0, 60)}`);
    }
    // Result files are not part of the API: they are fetched at once and do not count against its pace.
    return this.#conversation.askAtOnce(new Request(link), this.target.endpoint, "fetch-result");
  }

  /** Reports what was found about a clause. Several findings about one clause make one check, the gravest counts. */
  check(clause: ClauseRef, finding: Finding): void {
    if (typeof clause !== "string") return;
    const missed = finding.ok ? undefined : this.#neverFetched();
    if (missed !== undefined) {
      this.inconclusive(clause, `The subject never came for the picture at ${missed}, so it has not judged it.`);
      return;
    }
    const level = this.#clause(clause).level;
    const verdict: Verdict = finding.ok ? "pass" : level === "must" ? "fail" : "warn";
    this.#add(clause, verdict, finding.title, {
      expected: finding.expected,
      actual: finding.actual,
      evidence: (finding.shownBy ?? []).map((answer) => answer.evidence),
    });
  }

  inconclusive(clause: ClauseRef, reason: string): void {
    if (typeof clause === "string") this.#add(clause, "inconclusive", "could not be found out", { reason });
  }

  notApplicable(clause: ClauseRef, reason: string): void {
    if (typeof clause === "string") this.#add(clause, "not-applicable", "does not apply", { reason });
  }

  /** A picture that was put up for the subject and that it did not ask for. */
  #neverFetched(): string | undefined {
    const { wasFetched } = this.subject;
    return wasFetched ? this.#hosted.find((url) => !wasFetched(url)) : undefined;
  }

  /** The checks so far. */
  checks(): readonly Check[] {
    return [...this.#checks.values()];
  }

  #add(clause: string, verdict: Verdict, title: string, rest: Partial<Check>): void {
    const known = this.#checks.get(clause);
    if (known && graver(known.verdict, verdict) === known.verdict) return;
    const { vendor, endpoint } = this.target;
    const { level, sources } = this.#clause(clause);
    const source = sources.find((each) => each.document === endpoint.document) ?? sources[0];
    const id = `${vendor.id}/${endpoint.id}/${this.#scenario.area}/${this.#scenario.id}#${clause}`;
    this.#checks.set(clause, { id, clause, level, verdict, title, ...rest, source });
  }

  #clause(id: string) {
    const clause = this.target.vendor.clauses[id];
    if (!clause)
      throw new Error(`${this.#scenario.id} judges "${id}", which is no clause of ${this.target.vendor.id}.`);
    return clause;
  }
}
