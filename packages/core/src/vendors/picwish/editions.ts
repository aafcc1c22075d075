import type { EditionPatches } from "../../contract/edition.js";
import type { picwishErrata } from "./errata.js";

/**
 * The readings that each edition replaces. `documented` is the choice of every erratum; `observed`
 * follows captured traffic and the vendor's newer pages where they contradict the documents.
 */
export const picwishEditions = {
  documented: {},
  observed: {
    "size.limit-megabytes": "raised",
    "sources.several": "refused",
    "scale.type-missing": "clean",
    "scale.auto-bands": "512-1024",
    "answer.poll-message": "absent",
    "answer.sync-message": "absent",
    "answer.extras": "rich",
    "json.key-order": "sorted",
    "json.ampersand": "escaped",
    "link.form": "oss-v4",
    "task.schedule": "processing-only",
    "segmentation.unrequested-output": "empty",
    "segmentation.foreground-rect": "sent",
  },
} as const satisfies EditionPatches<typeof picwishErrata>;
