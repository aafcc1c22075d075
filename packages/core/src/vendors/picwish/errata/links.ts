/** The links to results. */
import { defineErrata } from "../../../contract/erratum.js";
import type { PicwishClauseId } from "../clauses.js";

export const linkErrata = defineErrata<PicwishClauseId>()({
  "link.life": {
    kind: "contradiction",
    question:
      "Links are said to live one hour; the printed ones expire 7,201 and 7,519 seconds after the end of the task.",
    clauses: ["picwish.limit.link-life", "picwish.link.expires-after-7201-s", "picwish.link.expires-after-7519-s"],
    readings: {
      hour: { means: "A link lives 3,600 seconds from its signature.", value: 3_600_000 },
      "two-hours": { means: "A link lives 7,200 seconds from its signature.", value: 7_200_000 },
    },
    choice: "hour",
    reason: "The prose and all later captures agree; the samples fit two hours from a signature made after the end.",
    sureness: "A",
    switchable: true,
  },
  "link.signing": {
    kind: "silence",
    question: "When a link is signed, at the end of the task or at each poll, is not said.",
    clauses: [
      "picwish.limit.link-life",
      "picwish.link.expires-after-7201-s",
      "picwish.link.expires-after-7519-s",
      "picwish.link.mask-shares-expiry",
    ],
    readings: {
      "each-poll": { means: "Each answer carries a fresh signature, and the life of a link starts with it." },
      "at-completion": { means: "The link is signed once, when the task is complete." },
    },
    choice: "each-poll",
    reason: "In captures the signature is up to a quarter of an hour younger than the end of the task.",
    sureness: "C",
  },
  "link.form": {
    kind: "difference",
    question:
      "The printed links have the first form of OSS signatures; links captured since late 2024 have the fourth.",
    clauses: ["picwish.link.signed-form", "picwish.link.signature-encoding"],
    readings: {
      "oss-v1": { means: "Links have Expires, OSSAccessKeyId and Signature." },
      "oss-v4": {
        means: "Links have x-oss-credential, -date, -expires, -signature and -signature-version.",
      },
    },
    choice: "oss-v1",
    reason: "Both samples have it.",
    sureness: "A",
    switchable: true,
  },
  "link.file-name": {
    kind: "contradiction",
    question: "The file in inpaint's sample is named by its task_id, those in segmentation's by another UUID.",
    clauses: ["picwish.link.path", "picwish.link.file-named-as-task", "picwish.link.file-named-otherwise"],
    readings: {
      "task-id": { means: "The mock names files by the task_id, and no reader ties the two." },
      "own-uuid": { means: "Files have a UUID of their own." },
    },
    choice: "task-id",
    reason: "Captured scale results are named so.",
    sureness: "A",
  },
  "link.host": {
    kind: "contradiction",
    question: "Sample links lead to a bucket in Shenzhen; the printed error names one in Hong Kong.",
    clauses: ["picwish.link.host", "picwish.link.access-denied-host"],
    readings: {
      any: { means: "Links may lead to any host; the mock serves them itself." },
      shenzhen: { means: "Links lead to the bucket in Shenzhen only." },
    },
    choice: "any",
    reason: "There are two regions, each with a bucket of its own.",
    sureness: "A",
  },
  "link.key-parameter": {
    kind: "contradiction",
    question: "The samples have OSSAccessKeyId; the quoted broken links have OOSSAccessKeyId and OOSAccessKeyId.",
    clauses: [
      "picwish.link.signed-form",
      "picwish.link.key-parameter-in-example",
      "picwish.link.key-parameter-in-inpaint-example",
    ],
    readings: {
      "oss-access-key-id": { means: "The parameter is OSSAccessKeyId." },
      "as-quoted": { means: "The parameter is spelt as in the broken examples." },
    },
    choice: "oss-access-key-id",
    reason: "It is the name that the object store itself uses.",
    sureness: "A",
  },
  "link.refusal": {
    kind: "silence",
    question: "The printed XML belongs to a damaged link; for an expired one nothing but 403 is said.",
    clauses: [
      "picwish.link.access-denied",
      "picwish.link.access-denied-xml",
      "picwish.link.access-denied-code",
      "picwish.link.access-denied-ec",
      "picwish.link.expired-forbidden",
    ],
    readings: {
      "by-cause": {
        means:
          "Both get 403 and an AccessDenied XML: the printed one for a damaged link, EC 0002-00000069 for an expired one.",
      },
      "one-for-all": { means: "Both get 403 and the printed XML." },
    },
    choice: "by-cause",
    reason: "The object store numbers the two causes differently; a reader should rely on 403 only.",
    sureness: "B",
  },
});
