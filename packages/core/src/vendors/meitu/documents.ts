import type { ClauseSource, VendorDocument } from "../../contract/clause.js";

/** The documents Graycard knows of this vendor. */
export const meituDocuments = {
  "meitu-aiquality": { title: "Meitu open platform: picture quality repair (aiquality)", about: "aiquality" },
} as const satisfies Record<string, VendorDocument>;

/** The headings and tables of the document, in English and in the document's order. */
export type MeituSection =
  | "Description"
  | "Version"
  | "Image requirements"
  | "Call URL"
  | "Call method"
  | "Permission"
  | "Request fields"
  | "Request fields: media_info_list"
  | "Request fields: media_profiles"
  | "Request fields: parameter"
  | "Sample: request"
  | "Response fields"
  | "Response fields: media_info_list"
  | "Response fields: parameter"
  | "Response fields: media_profiles"
  | "Failure fields"
  | "Sample: success"
  | "Sample: failure"
  | "Error codes"
  | "General error codes"
  | "Call";

type Source = ClauseSource<keyof typeof meituDocuments>;

/** The places of the document that a clause was read from, the weightiest first. */
export function from(...sections: readonly [MeituSection, ...MeituSection[]]): readonly [Source, ...Source[]] {
  const [first, ...rest] = sections;
  return [source(first), ...rest.map(source)];
}

function source(section: MeituSection): Source {
  return { document: "meitu-aiquality", section };
}
