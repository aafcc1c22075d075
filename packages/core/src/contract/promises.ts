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
  /** A picture of exactly the largest size is taken. */
  readonly imageBytesInclusive?: C;
  /** The size of a picture is that of the file as it is received. */
  readonly imageBytesAsReceived?: C;
  /** Work that takes too long ends in a failure without anybody asking for it. */
  readonly timesOutByItself?: C;
  readonly expiredLink?: C;
  /** A link whose query was changed is refused in the object store's XML. */
  readonly tamperedLink?: C;
  /** A link in which an escape took the place of an ampersand works again once that is undone. */
  readonly repairedLink?: C;
  /** A link that lost its ampersands is refused. */
  readonly lostAmpersands?: C;
  /** The XML of a refused download has all the fields of the printed one. */
  readonly denialFields?: C;
  /** Its Code. */
  readonly denialCode?: C;
  /** Its Message, which tells why. */
  readonly denialMessage?: C;
  /** Its RequestId, by form. */
  readonly denialRequestId?: C;
  /** Its EC. */
  readonly denialEc?: C;
  /** Which of several pictures counts. */
  readonly imagePrecedence?: C;
  /** Which of several masks counts. */
  readonly maskPrecedence?: C;
  /** The content type of a success. */
  readonly contentType?: C;
  /** The content type of a failure. */
  readonly errorContentType?: C;
}
