/** Where a request goes, how it is written, and what its common fields leave open. */
import { defineErrata } from "../../../contract/erratum.js";
import type { PicwishClauseId } from "../clauses.js";

export const requestErrata = defineErrata<PicwishClauseId>()({
  "routes.submit": {
    kind: "silence",
    question: "No document names the host, the path or the method that a request goes to.",
    clauses: ["picwish.status.404"],
    readings: {
      "visual-tool": {
        means:
          "A task is created by POST to /api/tasks/visual/ and the endpoint's name, on techsz or techhk.aoscdn.com.",
      },
      "tool-at-root": {
        means: "A task is created by POST to /tasks/visual/ and the endpoint's name, as on the market.",
      },
    },
    choice: "visual-tool",
    reason:
      "The vendor's own pages and captured calls agree on it; the two hosts serve China and the rest of the world.",
    sureness: "A",
  },
  "routes.poll": {
    kind: "silence",
    question: "Polling and a task id are spoken of, but no address or method to ask for a task is given.",
    clauses: ["picwish.status.404", "picwish.poll.ends-at-success-or-failure", "picwish.response.task-id"],
    readings: {
      "below-submit": { means: "A task is asked for by GET on the address that created it, followed by its id." },
      "id-in-query": { means: "A task is asked for by GET with its id as a parameter of the query." },
    },
    choice: "below-submit",
    reason: "The vendor's own pages and captured calls agree on it.",
    sureness: "A",
  },
  "routes.doubled-slash": {
    kind: "silence",
    question: "Whether a doubled slash in the path still finds the endpoint is not said.",
    clauses: ["picwish.status.404"],
    readings: {
      collapsed: { means: "A doubled slash counts as one, so a base URL may end in a slash." },
      refused: { means: "A doubled slash makes another path, which does not exist." },
    },
    choice: "collapsed",
    reason: "A captured call with a doubled slash was served.",
    sureness: "A",
  },
  "auth.key-carrier": {
    kind: "silence",
    question: "X-API-KEY stands only in the explanation of status 401; no table says where it is sent.",
    clauses: ["picwish.auth.api-key", "picwish.status.401"],
    readings: {
      header: { means: "The key is a request header, whose name may be written in any case." },
      query: { means: "The key is a parameter of the query." },
      field: { means: "The key is a field of the body." },
    },
    choice: "header",
    reason: "The vendor's own samples send it as a header, and header names have no case.",
    sureness: "B",
  },
  "request.encoding": {
    kind: "silence",
    question: "How the body of a request is encoded is not said.",
    clauses: ["picwish.request.image-file", "picwish.status.400"],
    readings: {
      several: { means: "Multipart is usual; a URL-encoded form and JSON, even without a Content-Type, are read too." },
      "multipart-only": { means: "A body that is not multipart is refused with 400." },
    },
    choice: "several",
    reason:
      "A file needs multipart, and public clients that evidently work send the other forms where no file is sent.",
    sureness: "C",
  },
  "request.query-fields": {
    kind: "silence",
    question: "Whether request fields may stand in the query of the URL is not said.",
    clauses: ["picwish.request.sync"],
    readings: {
      read: { means: "A field in the query counts like one in the body." },
      ignored: { means: "Fields count only in the body." },
    },
    choice: "read",
    reason: "One public client sends its fields that way; reading them harms nobody.",
    sureness: "D",
  },
  "request.empty-value": {
    kind: "silence",
    question: "Only scale_factor may expressly be left empty; what an empty value means elsewhere is not said.",
    clauses: ["picwish.scale.factor-auto", "picwish.request.sync", "picwish.segmentation.bg-color"],
    readings: {
      absent: { means: "A field with an empty value counts as not sent." },
      refused: { means: "An empty value is a wrong value and is refused with 400." },
    },
    choice: "absent",
    reason: "Public clients that evidently work send empty fields, and scale_factor is documented to be read so.",
    sureness: "C",
  },
  "request.bad-value": {
    kind: "silence",
    question: "What happens to a value outside its list, or to an integer that is none, is not said field by field.",
    clauses: ["picwish.status.400", "picwish.request.sync", "picwish.request.return-type"],
    readings: {
      refused: { means: "A wrong value is refused with 400, and an integer consists of decimal digits." },
      default: { means: "A wrong value is replaced by the default." },
    },
    choice: "refused",
    reason: "Status 400 is explained by wrong values, and a closed list makes misspellings visible.",
  },
  "request.unknown-field": {
    kind: "silence",
    question: "Whether a field that no table lists is refused is not said.",
    clauses: ["picwish.status.400"],
    readings: {
      ignored: { means: "An unknown field changes nothing." },
      refused: { means: "An unknown field is refused with 400." },
    },
    choice: "ignored",
    reason: "Clients written for a later version keep working.",
  },
  "request.callback": {
    kind: "difference",
    question: "The tables know no callback, yet the vendor's newer pages list callback_url for every tool.",
    clauses: ["picwish.poll.ends-at-success-or-failure"],
    readings: {
      ignored: { means: "A callback_url is an unknown field, and nobody is called." },
      notified: { means: "The service calls callback_url when the task has ended." },
    },
    choice: "ignored",
    reason: "Neither the method nor the body of the call is published anywhere, so there is nothing to imitate.",
    sureness: "B",
  },
  "sync.absent": {
    kind: "contradiction",
    question:
      "sync is optional and only 1 is explained; asynchronous work is said to need arranging, yet polling and running states are described as ordinary.",
    clauses: [
      "picwish.request.sync",
      "picwish.request.sync-optional",
      "picwish.request.sync-1",
      "picwish.request.async-by-arrangement",
      "picwish.poll.ends-at-success-or-failure",
    ],
    readings: {
      async: { means: "Without sync, or with 0, the answer names only the task, and the caller polls." },
      sync: {
        means: "The account has no asynchronous work: without sync, or with 0, the answer waits for the result.",
      },
    },
    choice: "async",
    reason: "Captured calls and the vendor's own samples leave out sync and poll.",
    sureness: "A",
    switchable: true,
  },
  "sync.values": {
    kind: "silence",
    question: "Only the value 1 of sync is explained; what 0 and other numbers do is not said.",
    clauses: ["picwish.request.sync", "picwish.request.sync-1", "picwish.status.400"],
    readings: {
      "zero-or-one": { means: "0 asks for what leaving out sync asks for, and any other number is refused with 400." },
      "one-or-not": { means: "Every number other than 1 counts as 0." },
    },
    choice: "zero-or-one",
    reason: "Captured calls send 0; refusing the rest makes misspellings visible.",
    sureness: "A",
  },
  "return-type.enabled": {
    kind: "contradiction",
    question: "Scale says that return_type 2 and 3 have to be arranged; inpaint and segmentation offer them freely.",
    clauses: [
      "picwish.scale.return-type-by-arrangement",
      "picwish.request.return-type-base64",
      "picwish.request.return-type-binary",
    ],
    readings: {
      all: { means: "The account may use every return_type." },
      "link-only": { means: "The account may use return_type 1 only; 2 and 3 are refused with 400." },
    },
    choice: "all",
    reason: "Two documents of three offer them freely, and an arrangement is a matter of the account.",
    switchable: true,
  },
  "return-type.link-wording": {
    kind: "contradiction",
    question: "For return_type 1, scale speaks of the file path, inpaint and segmentation of a download address.",
    clauses: [
      "picwish.scale.return-type-path",
      "picwish.request.return-type-link",
      "picwish.request.return-type-default",
      "picwish.response.image",
    ],
    readings: {
      "full-url": { means: "The answer has a complete URL." },
      path: { means: "The answer has a path that the caller completes with a host." },
    },
    choice: "full-url",
    reason: "Scale's own response table speaks of a download address, and captured answers have full URLs.",
    sureness: "A",
  },
  "return-type.binary-async": {
    kind: "silence",
    question: "return_type 3 is for synchronous calls only; what an asynchronous request for it gets is not said.",
    clauses: ["picwish.request.binary-sync-only", "picwish.status.400"],
    readings: {
      refused: { means: "It is refused with 400." },
      link: { means: "It is served as if it had asked for 1." },
    },
    choice: "refused",
    reason: "A poll answers JSON, and a silent change of form would hide the mistake.",
  },
  "return-type.binary-answer": {
    kind: "silence",
    question: "The content type of a binary answer is not said, nor how failed work is told where no JSON is expected.",
    clauses: ["picwish.request.return-type-binary", "picwish.judge.work-by-state"],
    readings: {
      "picture-or-json": { means: "Success is the bytes with image/png or image/jpeg, and every failure is JSON." },
      "always-bytes": { means: "Every answer is bytes, and failed work has an empty body." },
    },
    choice: "picture-or-json",
    reason: "A failure has a state, which only JSON can carry.",
  },
});
