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
  /** The result shows what the picture shows that was sent. */
  readonly sameScene?: C;
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
  /** Work is asked for with POST. */
  readonly submitByPost?: C;
  /** The schemes that the address of a picture may have. */
  readonly urlSchemes?: C;
  /** An address that is passed as a parameter arrives as it was, whatever is in it. */
  readonly urlAsParameter?: C;
  /** A picture is passed by its address. */
  readonly pictureByUrl?: C;
  /** Each way to send the picture may be left out, where another one is used. */
  readonly imageFieldsOptional?: C;
  /** A file with the picture may be left out, where the picture comes in another way. */
  readonly imageFileOptional?: C;
  /** What is marked is repaired. */
  readonly regionRepaired?: C;
  /** A request may mark the region by a mask as well as by boxes. */
  readonly maskOrBoxes?: C;
  /** Boxes do without a mask. */
  readonly maskOptional?: C;
  /** A mask does without boxes. */
  readonly boxesOptional?: C;
  /** Several boxes can be given. */
  readonly severalBoxes?: C;
  /** Boxes are a list, even where there is one. */
  readonly boxesAsList?: C;
  /** A mask marks any shape, not only boxes. */
  readonly maskAnyShape?: C;
  /** A mask lies on the picture pixel by pixel. */
  readonly maskSameSize?: C;
  /** What is white in a mask is repaired. */
  readonly maskWhite?: C;
  /** What is black in a mask is kept. */
  readonly maskBlack?: C;
  /** The content type of a success. */
  readonly contentType?: C;
  /** The content type of a failure. */
  readonly errorContentType?: C;
}
