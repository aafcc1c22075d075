/** What the scale document leaves open. */
import { defineErrata } from "../../../contract/erratum.js";
import type { PicwishClauseId } from "../clauses.js";

export const scaleErrata = defineErrata<PicwishClauseId>()({
  "scale.type-missing": {
    kind: "difference",
    question: "type is required; newer pages call it optional, and a captured call without it came back as clean.",
    clauses: ["picwish.scale.type", "picwish.scale.type-clean", "picwish.status.400"],
    readings: {
      refused: { means: "A request without type is refused with 400." },
      clean: { means: "A request without type is served as clean." },
    },
    choice: "refused",
    reason: "The document marks it as required, and 400 is explained by missing parameters.",
    sureness: "A",
    switchable: true,
  },
  "scale.auto-bands": {
    kind: "difference",
    question: "The ranges end at 500 and 1000; newer pages end them at 512 and 1024.",
    clauses: [
      "picwish.scale.auto-4x",
      "picwish.scale.auto-2x",
      "picwish.scale.auto-1x",
      "picwish.scale.explicit-4x",
      "picwish.scale.explicit-2x",
    ],
    readings: {
      "500-1000": {
        means: "Four times up to 500 pixels and twice up to 1000, automatic or requested.",
        value: { quadruple: 500, double: 1000 },
      },
      "512-1024": {
        means: "Four times up to 512 pixels and twice up to 1024, automatic or requested.",
        value: { quadruple: 512, double: 1024 },
      },
    },
    choice: "500-1000",
    reason: "The document gives both sets of ranges with these ends.",
    sureness: "B",
    switchable: true,
  },
  "scale.auto-measure": {
    kind: "silence",
    question: "The automatic ranges do not say what they measure; those for a requested factor measure the long edge.",
    clauses: ["picwish.scale.auto-4x", "picwish.scale.auto-2x", "picwish.scale.auto-1x", "picwish.scale.explicit-1x"],
    readings: {
      "long-edge": { means: "The longer side decides in both cases, in pixels." },
      "short-edge": { means: "The shorter side decides the automatic factor." },
    },
    choice: "long-edge",
    reason: "The other ranges have the same ends, and newer pages name the long edge.",
    sureness: "B",
  },
  "scale.exactly-ten-pixels": {
    kind: "contradiction",
    question: "The automatic ranges start above 10 pixels, that of factor 1 starts at 10.",
    clauses: ["picwish.scale.auto-4x", "picwish.scale.explicit-1x"],
    readings: {
      unchanged: { means: "A picture of 10 pixels without a scale_factor succeeds and keeps its size." },
      quadrupled: { means: "A picture of 10 pixels without a scale_factor is enlarged four times." },
      "invalid-image": { means: "A picture of 10 pixels without a scale_factor fails with state -7." },
    },
    choice: "unchanged",
    reason: "Factor 1 makes it a valid picture, and no range enlarges it.",
  },
  "scale.below-ten-pixels": {
    kind: "silence",
    question: "No range covers a long edge below 10 pixels, and no error is named for it.",
    clauses: ["picwish.scale.auto-4x", "picwish.scale.explicit-1x", "picwish.state.invalid-image"],
    readings: {
      "invalid-image": { means: "The task fails with state -7." },
      unchanged: { means: "The task succeeds and the picture keeps its size." },
    },
    choice: "invalid-image",
    reason: "Outside every range there is no picture the service can work on.",
  },
  "scale.factor-out-of-range": {
    kind: "silence",
    question: "A factor outside its range may have no effect; what applies instead is shown by one example only.",
    clauses: [
      "picwish.scale.explicit-may-not-apply",
      "picwish.scale.explicit-example",
      "picwish.scale.explicit-2x",
      "picwish.scale.explicit-4x",
    ],
    readings: {
      unchanged: { means: "The task succeeds with factor 1." },
      "next-lower": { means: "The next lower factor whose range fits applies, so that 4 may become 2." },
      requested: { means: "The requested factor sometimes applies after all." },
    },
    choice: "unchanged",
    reason: "The example falls to factor 1, and nothing speaks of a step in between.",
  },
  "scale.factor-values": {
    kind: "silence",
    question: "What a scale_factor other than 1, 2 and 4 does is not said.",
    clauses: ["picwish.scale.factor", "picwish.scale.factor-auto", "picwish.status.400"],
    readings: {
      refused: { means: "Any other number is refused with 400." },
      automatic: { means: "Any other number counts as left empty." },
    },
    choice: "refused",
    reason: "The three values are a closed list, and 400 is explained by wrong values.",
  },
  "scale.fix-face-only": {
    kind: "contradiction",
    question: "fix_face_only is labelled as repair of the whole picture, and what it does beside clean is not said.",
    clauses: [
      "picwish.scale.fix-face-only",
      "picwish.scale.fix-face-only-0",
      "picwish.scale.fix-face-only-1",
      "picwish.scale.type-clean",
    ],
    readings: {
      "values-ignored-with-clean": {
        means: "0 is the whole picture and 1 the faces only; beside clean it has no effect.",
      },
      "refused-with-clean": { means: "Beside clean it is refused with 400." },
      "as-labelled": { means: "1 asks for the whole picture." },
    },
    choice: "values-ignored-with-clean",
    reason: "The values are explicit where the label is short, and a field that does not concern clean is no fault.",
  },
  "scale.faces": {
    kind: "silence",
    question: "No error is named for more than ten people, nor for a portrait without a face.",
    clauses: ["picwish.scale.faces-at-most-ten", "picwish.scale.type-face"],
    readings: {
      success: { means: "Both succeed, and whoever goes beyond ten is left as they are." },
      fail: { means: "Both fail with state -1." },
    },
    choice: "success",
    reason: "No state fits.",
  },
  "scale.result-format": {
    kind: "silence",
    question: "The file format of an enlarged picture is not said.",
    clauses: ["picwish.response.image"],
    readings: {
      "follows-source": { means: "A jpg stays a jpg, and anything else becomes a png." },
      "always-jpg": { means: "Every result is a jpg." },
    },
    choice: "follows-source",
    reason: "Captured links end as their sources do.",
    sureness: "A",
  },
});
