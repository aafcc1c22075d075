/** What only the scale document says. */
import { defineClauses } from "../../../contract/clause.js";
import { inScale, type PicwishDocument } from "./documents.js";

export const scaleClauses = defineClauses<PicwishDocument>()({
  "picwish.scale.type": {
    level: "must",
    kind: "table",
    text: "A scale request has to name its kind of repair in the string type.",
    sources: inScale("Request fields"),
  },
  "picwish.scale.type-clean": {
    level: "must",
    kind: "table",
    text: "The type clean enlarges and sharpens a picture of any kind.",
    sources: inScale("Request fields"),
  },
  "picwish.scale.type-face": {
    level: "must",
    kind: "table",
    text: "The type face enlarges and sharpens a portrait.",
    sources: inScale("Request fields"),
  },
  "picwish.scale.factor": {
    level: "must",
    kind: "table",
    text: "The optional integer scale_factor names the factor of enlargement.",
    sources: inScale("Request fields"),
  },
  "picwish.scale.factor-auto": {
    level: "must",
    kind: "table",
    text: "When scale_factor is left empty, which is the default, the service enlarges by its own rule and repairs.",
    sources: [...inScale("Request fields"), ...inScale("FAQ: automatic enlargement")],
  },
  "picwish.scale.factor-1": {
    level: "must",
    kind: "table",
    text: "A scale_factor of 1 leaves the size as it is.",
    sources: inScale("Request fields"),
  },
  "picwish.scale.factor-2": {
    level: "must",
    kind: "table",
    text: "A scale_factor of 2 makes the picture twice as large.",
    sources: inScale("Request fields"),
  },
  "picwish.scale.factor-4": {
    level: "must",
    kind: "table",
    text: "A scale_factor of 4 makes the picture four times as large.",
    sources: inScale("Request fields"),
  },
  "picwish.scale.fix-face-only": {
    level: "must",
    kind: "table",
    text: "The optional integer fix_face_only, labelled as repair of the whole picture, concerns the type face alone.",
    sources: inScale("Request fields"),
  },
  "picwish.scale.fix-face-only-0": {
    level: "must",
    kind: "table",
    text: "With fix_face_only 0, the default, the whole picture is treated.",
    sources: inScale("Request fields"),
  },
  "picwish.scale.fix-face-only-1": {
    level: "must",
    kind: "table",
    text: "With fix_face_only 1 nothing but the faces is treated.",
    sources: inScale("Request fields"),
  },
  "picwish.scale.return-type-path": {
    level: "must",
    kind: "table",
    text: "With return_type 1, the default, a scale request gets the file path of the picture.",
    sources: inScale("Request fields"),
  },
  "picwish.scale.return-type-by-arrangement": {
    level: "may",
    kind: "table",
    text: "A scale request for return_type 2 or 3 may need the vendor's support to enable it first.",
    sources: inScale("Request fields"),
  },
  "picwish.scale.faces-at-most-ten": {
    level: "must",
    kind: "faq",
    text: "The portrait repair treats ten people at most.",
    sources: inScale("FAQ: number of faces"),
    excluded: "Nothing in an answer tells how many people of a picture were treated.",
  },
  "picwish.scale.auto-4x": {
    level: "must",
    kind: "faq",
    text: "Without a scale_factor a size above 10 and up to 500 is enlarged four times.",
    sources: inScale("FAQ: automatic enlargement"),
  },
  "picwish.scale.auto-2x": {
    level: "must",
    kind: "faq",
    text: "Without a scale_factor a size above 500 and up to 1000 is enlarged twice.",
    sources: inScale("FAQ: automatic enlargement"),
  },
  "picwish.scale.auto-1x": {
    level: "must",
    kind: "faq",
    text: "Without a scale_factor a size above 1000 and up to 4096 stays as it is.",
    sources: inScale("FAQ: automatic enlargement"),
  },
  "picwish.scale.explicit-may-not-apply": {
    level: "may",
    kind: "faq",
    text: "A requested scale_factor may have no effect.",
    sources: inScale("FAQ: factor without effect"),
  },
  "picwish.scale.explicit-1x": {
    level: "must",
    kind: "faq",
    text: "A requested scale_factor of 1 holds for a long edge from 10 to 4096, both included.",
    sources: inScale("FAQ: factor without effect"),
  },
  "picwish.scale.explicit-2x": {
    level: "must",
    kind: "faq",
    text: "A requested scale_factor of 2 holds for a long edge from 10 to 1000, both included.",
    sources: inScale("FAQ: factor without effect"),
  },
  "picwish.scale.explicit-4x": {
    level: "must",
    kind: "faq",
    text: "A requested scale_factor of 4 holds for a long edge from 10 to 500, both included.",
    sources: inScale("FAQ: factor without effect"),
  },
  "picwish.scale.explicit-example": {
    level: "must",
    kind: "faq",
    text: "A picture with a long edge of 1100 and scale_factor 2 is not enlarged.",
    sources: inScale("FAQ: factor without effect"),
  },
});
