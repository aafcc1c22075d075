import type { AnyVendor, Exchange } from "@graycard/core";
import { lostAnswer } from "@graycard/core/har";
import type { AuditSource } from "./audit-source.js";

/** What is to be said of a recording besides the verdicts: what it has, what was left out of it, and what it lacks. */
export function wordsAbout(source: AuditSource, vendors: readonly AnyVendor[]): readonly string[] {
  const exchanges = source.recordings.flat();
  return [
    ...(exchanges.length === 0 ? [nothingFound(source, vendors)] : []),
    ...leftOut(source),
    ...lacking(exchanges),
    ...(source.missing > 0
      ? [
          `The journal no longer tells of ${source.missing} exchange(s), so that this is a part of what happened. Reset the session before what is to be judged, or raise journalBytes.`,
        ]
      : []),
  ];
}

function nothingFound({ name, skipped, recordings }: AuditSource, vendors: readonly AnyVendor[]): string {
  const { strangers, preflights, cached, unreadable } = skipped;
  const all = recordings.flat().length + strangers + preflights + cached + unreadable;
  const hosts = vendors.flatMap(({ hosts }) => hosts).join(", ");
  const there = all === 0 ? "no requests at all" : `${all} request(s), and none of them to a vendor that is looked for`;
  return `${name} has ${there}, so nothing was judged. Record the requests to ${hosts}; where a vendor was asked at another address, name it with --base-url ${vendors[0]?.id}=URL.`;
}

function leftOut({ skipped, problems }: AuditSource): readonly string[] {
  const { strangers, preflights, cached, unreadable } = skipped;
  const parts = [
    [strangers, "to others"],
    [preflights, "of a browser that asks whether it may ask"],
    [cached, "answered by a browser's own cache"],
    [unreadable, `unreadable (${problems[0] ?? "no reason"})`],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return told.length === 0 ? [] : [`Left out: ${told.join(", ")}.`];
}

function lacking(exchanges: readonly Exchange[]): readonly string[] {
  const answers = exchanges.filter(
    ({ operation, notes }) => operation !== "fetch-result" && notes?.includes(lostAnswer),
  ).length;
  const requests = exchanges.filter(
    ({ operation, request }) => operation === "submit" && request.body?.fields === undefined,
  ).length;
  return [
    ...(answers > 0
      ? [
          `The recording lacks the body of ${answers} answer(s), which cannot be judged without. Export it again, with its contents.`,
        ]
      : []),
    ...(requests > 0
      ? [`The recording does not show what ${requests} submit(s) sent; whatever depends on that is not decided.`]
      : []),
  ];
}
