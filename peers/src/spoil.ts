import type { OpenApiDocument } from "@graycard/core/openapi";
import type { NamedDocument } from "./documents.js";

/** A copy of a document with something wrong in it, to see that a peer finds it. */
export function spoiled(
  { name, document }: NamedDocument,
  spoil: (copy: Required<Pick<OpenApiDocument, "info" | "paths" | "tags" | "components">>) => void,
): NamedDocument {
  const copy = structuredClone(document);
  spoil(copy as never);
  return { name: `${name}.spoiled`, document: copy };
}
