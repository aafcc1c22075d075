import type { MockSession } from "../mock.js";
import { Caller } from "./caller.js";

/** One thing that a caller does. */
export type Step =
  | { readonly do: "submit"; readonly file: string; readonly type?: "clean" | "face"; readonly sync?: 0 | 1 }
  | { readonly do: "cut"; readonly file: string }
  /** Asks for one of the tasks so far. */
  | { readonly do: "poll"; readonly task: number }
  /** Fetches one of the results so far. */
  | { readonly do: "fetch"; readonly link: number }
  | { readonly do: "wait"; readonly ms: number };

/** What a caller has in hand: ids and links that it was told, in the order it was. */
export interface Memory {
  readonly tasks: { readonly endpoint: string; readonly id: string }[];
  readonly links: string[];
}

/** A caller that does one thing after the other, and writes down all it hears. */
export class Day {
  readonly heard: string[] = [];
  readonly #fetch: (request: Request) => Promise<Response>;
  readonly #session: MockSession;
  readonly #caller: Caller;
  readonly memory: Memory;

  constructor(
    fetch: (request: Request) => Promise<Response>,
    session: MockSession,
    memory: Memory = { tasks: [], links: [] },
  ) {
    this.#fetch = fetch;
    this.#session = session;
    this.#caller = new Caller(fetch, session.credentials);
    this.memory = memory;
  }

  async take(step: Step): Promise<void> {
    const { tasks, links } = this.memory;
    if (step.do === "wait") {
      await this.#session.advance(step.ms);
    } else if (step.do === "poll") {
      const task = tasks[step.task % Math.max(1, tasks.length)];
      if (task)
        await this.#hear(this.#caller.send("picwish", `/api/tasks/visual/${task.endpoint}/${task.id}`), task.endpoint);
    } else if (step.do === "fetch") {
      const link = links[step.link % Math.max(1, links.length)];
      if (link !== undefined) await this.#hear(this.#fetch(new Request(link)), "");
    } else {
      const endpoint = step.do === "cut" ? "segmentation" : "scale";
      const kind = step.do === "cut" ? { output_type: 1 } : { type: step.type ?? "clean", sync: step.sync ?? 0 };
      const fields = { image_url: `https://files.test/${step.file}`, ...kind };
      const answer = this.#caller.submit("picwish", endpoint, fields, { encoding: "form" });
      await this.#hear(this.#session.passUntil(answer), endpoint);
    }
  }

  /** All that was heard, and what the session wrote down itself. */
  transcript(): readonly string[] {
    const { journal, ledger, clock } = this.#session;
    return [...this.heard, JSON.stringify(journal.exchanges()), JSON.stringify(ledger.entries()), String(clock.now())];
  }

  async #hear(coming: Promise<Response>, endpoint: string): Promise<void> {
    const response = await coming;
    const bytes = Buffer.from(await response.arrayBuffer());
    const isText = response.headers.get("content-type")?.includes("json");
    const text = bytes.toString(isText ? "utf8" : "base64");
    this.heard.push(`${response.status} ${JSON.stringify([...response.headers])} ${text}`);
    if (!isText) return;
    const { data } = JSON.parse(text) as { data?: Record<string, unknown> };
    if (typeof data?.task_id === "string" && data.state === undefined) {
      this.memory.tasks.push({ endpoint, id: data.task_id });
    }
    if (typeof data?.image === "string" && data.image !== "") this.memory.links.push(data.image);
  }
}
