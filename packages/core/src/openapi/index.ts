/** @graycard/core/openapi: vendors as OpenAPI 3.1 documents. */
export { OpenApiConflictError } from "./open-api-conflict-error.js";
export { type OpenApiDocument, type OpenApiOptions, writeOpenApi } from "./write-open-api.js";
