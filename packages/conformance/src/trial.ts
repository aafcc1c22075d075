import { crc32 } from "node:zlib";
import {
  type Encoding,
  type ExamplePicture,
  type ExampleWishes,
  type PictureFormat,
  type RequestChange,
  type Situation,
  writePoll,
  writeSubmit,
} from "@graycard/core";
import type { Capability } from "./capabilities.js";
import type { Check } from "./check.js";
import { type Answer, type Conversation, mediaTypeOf } from "./conversation.js";
import { InconclusiveError } from "./errors/inconclusive-error.js";
import { NotOfferedError } from "./errors/not-offered-error.js";
import { passTime } from "./pass-time.js";
import type { PictureManner } from "./picture-manner.js";
import { makePicture, type PictureSpec } from "./pictures/make-picture.js";
import { rememberFields } from "./request-facts.js";
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
  /** What the subject is to come to by itself; see {@link Trial.canProvoke}. */
  readonly provoke?: Situation;
}

/** A clause to report on; what rests on an erratum or on nothing is not reported on. */
export type ClauseRef = string | { readonly erratum: string } | undefined;

/** Why nothing with an address of ours can be judged. */
export const noWayToOurPictures =
  "This takes a picture by URL, and the subject has no way to reach one of ours; --image-base names a place for them.";

/** How often a task is asked for before its scenario gives up on it. */
export const mostPolls = 120;

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
    const picture = await this.unhosted(spec, bytes);
    return this.#needsAddress(picture)
      ? { ...picture, url: await this.host(picture.fileName, picture.bytes) }
      : picture;
  }

  /** The same without an address that leads to it, for those who give it one themselves. */
  async unhosted(spec: Partial<PictureSpec> = {}, bytes?: Uint8Array): Promise<ExamplePicture> {
    const { width = 120, height = 96, format = "jpg", content = "object" } = spec;
    const file = bytes ?? (await makePicture({ width, height, format, content }));
    // Named after what it is made from: another version of an encoder must not change a report.
    const label = bytes ? crc32(bytes).toString(16) : content;
    const fileName = `graycard-${width}x${height}-${label}.${format}`;
    const mediaType = mediaTypeOf(format as PictureFormat);
    return { bytes: file, fileName, mediaType, width, height, url: `https://graycard.invalid/${fileName}` };
  }

  /** A picture that the subject can download, whether or not the example of the endpoint asks for that. */
  async hostedPicture(spec: Partial<PictureSpec> = {}, manner: PictureManner = {}): Promise<ExamplePicture> {
    const picture = await this.picture(spec);
    return { ...picture, url: await this.host(picture.fileName, picture.bytes, manner) };
  }

  /** Makes a file available to the subject under a URL, and expects the subject to come for it. */
  async host(fileName: string, bytes: Uint8Array, manner: PictureManner = {}): Promise<string> {
    const url = await this.offer(fileName, bytes, manner);
    this.expectVisit(url);
    return url;
  }

  /** From here on nothing counts against a subject that has not come for what is at this address. */
  expectVisit(url: string): void {
    this.#hosted.push(url);
  }

  /**
   * Makes a file available to the subject under a URL that it may well pass over: as it is, or slow, missing, behind
   * redirects.
   * @throws {InconclusiveError} {@link NotOfferedError} where the subject cannot reach one
   */
  async offer(fileName: string, bytes: Uint8Array, manner: PictureManner = {}): Promise<string> {
    this.need("picture-urls");
    if (!this.subject.hostPicture) throw new InconclusiveError(noWayToOurPictures);
    const url = await this.subject.hostPicture(fileName, bytes, manner);
    this.#conversation.hosted(url, bytes);
    return url;
  }

  /**
   * Says that what follows needs something of the subject.
   * @throws {NotOfferedError} when it was declared to be without it
   * @throws {InconclusiveError} when it is not to be asked for it
   */
  need(capability: Capability): void {
    const lack = this.subject.lacks?.[capability];
    if (lack)
      throw lack.verdict === "not-applicable" ? new NotOfferedError(lack.reason) : new InconclusiveError(lack.reason);
  }

  /** Whether a clause can be judged; where the subject lacks what it needs, the clause is reported so. */
  offers(capability: Capability, clause: ClauseRef): boolean {
    const lack = this.subject.lacks?.[capability];
    if (lack?.verdict === "not-applicable") this.notApplicable(clause, lack.reason);
    else if (lack) this.inconclusive(clause, lack.reason);
    return !lack;
  }

  /**
   * Lets time pass for the subject.
   *
   * @throws {InconclusiveError} when it would take longer than the run may wait
   */
  async passTime(ms: number): Promise<void> {
    await passTime(this.subject, ms);
  }

  #needsAddress(picture: ExamplePicture): boolean {
    // One byte will do: some examples would write all of a large picture as text.
    const small = { ...picture, bytes: Uint8Array.of(0) };
    return Object.values(this.target.endpoint.example(small)).includes(picture.url);
  }

  /** The fields of a valid request, changed as asked. */
  fields(picture: ExamplePicture, { wishes, change }: SubmitOptions = {}): Record<string, unknown> {
    const fields = { ...this.target.endpoint.example(picture, wishes), ...change?.set };
    for (const name of change?.drop ?? []) delete fields[name];
    return fields;
  }

  /** Submits a valid request for a picture, changed as asked. */
  async submit(picture: ExamplePicture, options: SubmitOptions = {}): Promise<Answer> {
    const { mode, form } = options.wishes ?? {};
    if (mode === "async") this.need("async");
    if (form !== undefined) this.need(form === "link" ? "links" : form);
    return this.send(this.fields(picture, options), options);
  }

  /** Submits exactly these fields. */
  async send(fields: Readonly<Record<string, unknown>>, options: SubmitOptions = {}): Promise<Answer> {
    return this.#conversation.ask(() => this.request(fields, options), this.target.endpoint, "submit");
  }

  /** The submit request for exactly these fields. */
  request(fields: Readonly<Record<string, unknown>>, { encoding, credential, provoke }: SubmitOptions = {}): Request {
    const { vendor, endpoint, readings } = this.target;
    const parts = credential === "none" ? undefined : (credential ?? this.subject.credential);
    const { baseUrl } = this.subject;
    const request = writeSubmit({ vendor, endpoint, baseUrl, credential: parts, fields, encoding, readings });
    const headers = provoke ? (this.subject.provoke?.(provoke) ?? {}) : {};
    for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
    return rememberFields(request, fields);
  }

  /** Whether the subject comes to a situation when it is asked to. */
  canProvoke(situation: Situation): boolean {
    return this.subject.provoke?.(situation) !== undefined;
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
