import type { Subject } from "../../subject.js";
import { changedPicture } from "./change-picture.js";
import { withChange } from "./json-path.js";
import type { Act, PictureChange } from "./mutant.js";
import { type Passed, passThrough, unread } from "./watch-subject.js";

/** Makes a subject go wrong on its way to the suite. Faults of the mock are planned within it, and leave this as it is. */
export function bendSubject(subject: Subject, act: Act): Subject {
  return act.kind === "fault" ? subject : passThrough(subject, (passed) => bent(passed, act));
}

async function bent(passed: Passed, act: Exclude<Act, { kind: "fault" }>): Promise<Response> {
  if (act.kind === "picture") return passed.output === act.output ? bentPicture(passed, act.change) : unread(passed);
  if (passed.phase !== act.phase) return unread(passed);
  const headers = new Headers(passed.response.headers);
  switch (act.kind) {
    case "answer": {
      const json = withChange(passed.json, act.path, act.to);
      if (json === undefined) return unread(passed);
      headers.delete("content-length");
      return new Response(JSON.stringify(json), { status: passed.response.status, headers });
    }
    case "status":
      return new Response(passed.bytes, { status: act.to, headers });
    case "header":
      if (act.to === undefined) headers.delete(act.name);
      else headers.set(act.name, act.to);
      return new Response(passed.bytes, { status: passed.response.status, headers });
  }
}

async function bentPicture({ response, bytes }: Passed, change: PictureChange): Promise<Response> {
  const headers = new Headers(response.headers);
  if (response.status !== 200) return unread({ response, bytes });
  if (change === "refused") return new Response("", { status: 404 });
  if (change === "labelled-as-text") headers.set("content-type", "text/html");
  headers.delete("content-length");
  if (change === "cut-short") return new Response(bytes.slice(0, bytes.length / 2), { status: 200, headers });
  const body = change === "labelled-as-text" ? bytes : await changedPicture(bytes, change);
  return new Response(body, { status: 200, headers });
}
