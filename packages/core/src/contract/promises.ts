/**
 * Things a vendor may promise beyond single fields, limits and states, by a name the judges know.
 * The vendor says which of its clauses makes the promise; what it does not name it does not promise.
 */
export interface Promises<C extends string> {
  /** The status in the body is the HTTP status. */
  readonly httpStatusInBody?: C;
  /** Work that failed is still an accepted request. */
  readonly failureIsAccepted?: C;
  /** The answer to a submit is the end of its work. */
  readonly immediate?: C;
  readonly progressOnSuccess?: C;
  readonly progressOnFailure?: C;
  /** Polling can end at success or failure: nothing changes after that. */
  readonly pollEnds?: C;
  /** A refused request has no data. */
  readonly refusedWithoutData?: C;
  /** A failed task has no result. */
  readonly failedWithoutResult?: C;
  readonly linkResult?: C;
  readonly base64Result?: C;
  readonly binaryResult?: C;
  readonly noGif?: C;
  readonly expiredLink?: C;
  /** A link whose query was changed is refused in the object store's XML. */
  readonly tamperedLink?: C;
  /** Which of several pictures counts. */
  readonly imagePrecedence?: C;
  /** Which of several masks counts. */
  readonly maskPrecedence?: C;
  /** The content type of a success. */
  readonly contentType?: C;
  /** The content type of a failure. */
  readonly errorContentType?: C;
}
