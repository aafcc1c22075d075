import type { Subject } from "@graycard/conformance";
import type { Exchange } from "@graycard/core";
import { triggerHeader } from "@graycard/mock-server";
import type { Heard } from "./heard.js";

/** The journal of the mock that is listened to. */
interface OwnJournal {
  entries(): readonly { readonly exchange: Exchange }[];
  /** How many entries are gone. */
  readonly evicted: number;
}

/** The same subject, with somebody who is told of every answer and of the words that the mock says did something to it. */
export function listenIn(subject: Subject, journal: OwnJournal, hear: (heard: Heard) => void): Subject {
  const { vendor } = subject;
  return {
    ...subject,
    async send(request, scenario = "none") {
      const sent = request.headers.get(triggerHeader);
      const before = journal.entries().length + journal.evicted;
      const response = await subject.send(request, scenario);
      const words = sent === null ? [] : wordsApplied(journal, before);
      const json = isPicture(response) ? undefined : await jsonOf(response.clone());
      const reading = json === undefined ? {} : { reading: vendor.readAnswer(response.status, json) };
      hear({ vendor: vendor.id, scenario, words, status: response.status, ...reading });
      return response;
    },
  };
}

/** What was sent may do nothing: the journal names what did. */
function wordsApplied(journal: OwnJournal, before: number): readonly string[] {
  const fresh = journal.entries().slice(Math.max(0, before - journal.evicted));
  return fresh
    .flatMap(({ exchange }) => exchange.faultsBy ?? [])
    .flatMap((by) => by.match(/^(\S+) in the header$/)?.[1] ?? []);
}

/** Results are many and large, and say nothing of states. */
function isPicture({ headers }: Response): boolean {
  return headers.get("content-type")?.startsWith("image/") ?? false;
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}
