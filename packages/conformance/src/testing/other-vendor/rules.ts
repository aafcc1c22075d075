/**
 * What a second, independent server does, read from the documents by hand. It shares no code with the vendors' data or
 * with the mock. A test changes one entry to see the suite find it.
 */
export const healthy = {
  anyCredential: false,
  qps: 2,
  /** The work, from the submit to the end. */
  workMs: 1900,
  /** Megabytes are counted by thousands here. */
  imageBytes: 15_000_000,
  maxSide: 4096,
  urlChars: 512,
  rectangles: 50,
  quadrupleUpTo: 500,
  doubleUpTo: 1000,
  /** Numbers of failed work. */
  invalidImage: -7,
  sourceDownload: -3,
  sourceTooLarge: -5,
  /** Numbers of refusals. */
  wrongParameter: 400,
  notFound: 404,
  tooManyRequests: 429,
  tooLarge: 413,
  unauthorized: 401,
  failedProgress: 0,
  endProgress: 100,
  unlistedValues: false,
  gif: false,
  resultWhileRunning: false,
  resultOfFailure: false,
  leavesEnd: false,
  maskFirst: true,
  fileFirst: true,
  repaintsAll: false,
  keepsBackground: false,
  greyMask: false,
  cropsMask: true,
  background: true,
  linkLifeMs: 3_600_000,
  checksLinks: true,
  denialCode: "AccessDenied",
  denialFields: ["EC", "HostId", "RequestId", "Message", "Code"] as readonly string[],
  millisecondStamps: false,
  jsonType: "Application/JSON;Charset=UTF-8",
  meituFailureStatus: 400,
};

export type Rules = typeof healthy;
