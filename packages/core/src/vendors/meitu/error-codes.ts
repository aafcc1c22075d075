/** What is known of one of Meitu's error codes. */
export interface MeituErrorCode {
  /** The vendor's name in capitals; a phrase of our own where the name is not known exactly. */
  readonly name: string;
  /** Whether the vendor calls it worth another try. */
  readonly retryable: boolean;
  /** `documented` for numbers that this API's document prints, `observed` for those known from other public pages. */
  readonly basis: "documented" | "observed";
}

/**
 * The codes that an image endpoint of Meitu, or the gateway in front of it, may answer. Only 20001 is in the table
 * of this API's own document, and 10000 is in its sample failure without a name; all others are those of the
 * platform's newer gateway, several of which were met on this host. Codes for video and audio are left out.
 */
export const meituErrorCodes = {
  // Numbers like HTTP statuses.
  401: { name: "authentication failed", retryable: false, basis: "observed" },
  403: { name: "application expired or forbidden", retryable: false, basis: "observed" },
  404: { name: "wrong address", retryable: false, basis: "observed" },
  415: { name: "ALGORITHM_INNER_ERROR", retryable: true, basis: "observed" },
  424: { name: "IMAGE_DOWNLOAD_FAILED", retryable: false, basis: "observed" },
  429: { name: "GATEWAY_QPS_LIMIT", retryable: true, basis: "observed" },
  433: { name: "REQUEST_ENTITY_TOO_LARGE", retryable: false, basis: "observed" },
  500: { name: "REQUEST_EXCEPTION", retryable: true, basis: "observed" },
  502: { name: "NO_RESPONSE", retryable: true, basis: "observed" },
  503: { name: "ALGORITHM_OVER_CONCURRENT", retryable: true, basis: "observed" },
  504: { name: "REQUEST_EXCEPTION", retryable: true, basis: "observed" },
  599: { name: "REQUEST_TIMEOUT", retryable: true, basis: "observed" },

  // General codes of parameters, downloads, uploads and pictures.
  10000: { name: "INVALID_PARAMETER", retryable: false, basis: "documented" },
  10002: { name: "REQUEST_TIMEOUT", retryable: true, basis: "observed" },
  10003: { name: "IMAGE_DOWNLOAD_FAILED", retryable: false, basis: "observed" },
  10004: { name: "TASK_NOEXIST", retryable: false, basis: "observed" },
  10015: { name: "RESOURCE_ERROR", retryable: true, basis: "observed" },
  10024: { name: "UNKNOWN_ERROR", retryable: false, basis: "observed" },
  10025: { name: "invalid resources in the input", retryable: false, basis: "observed" },
  10026: { name: "invalid resources in the output", retryable: false, basis: "observed" },
  10027: { name: "invalid resources in the text", retryable: false, basis: "observed" },
  11002: { name: "HANDLE_ERROR", retryable: false, basis: "observed" },

  // Business codes of the image endpoints; only 20001 is in the table of this API.
  20001: { name: "PROCESS_ERROR", retryable: false, basis: "documented" },
  20003: { name: "DETECT_NOT_FACE", retryable: false, basis: "observed" },
  20004: { name: "MORE_THAN_ONE_FACE", retryable: false, basis: "observed" },
  20007: { name: "MISSING_LANDMARK_ARGUMENTS", retryable: false, basis: "observed" },
  20008: { name: "UNSUITABLE_IMAGE", retryable: false, basis: "observed" },
  20009: { name: "UNSUPPORT_TYPE", retryable: false, basis: "observed" },
  20010: { name: "DETECT_NOT_FACE", retryable: false, basis: "observed" },
  20011: { name: "UNSUITABLE_VERTICAL_IMAGE", retryable: false, basis: "observed" },
  20012: { name: "UNSUITABLE_HORIZONTAL_IMAGE", retryable: false, basis: "observed" },
  20013: { name: "RESOLUTION_TOO_LARGE_ERROR", retryable: false, basis: "observed" },
  20014: { name: "NOT_FOUND", retryable: false, basis: "observed" },
  20015: { name: "PICTURE_OVERRUN_ERROR", retryable: false, basis: "observed" },
  20020: { name: "DETECT_FACE_OUTOFIMAGE", retryable: false, basis: "observed" },
  20021: { name: "face pitched too far up or down", retryable: false, basis: "observed" },
  20022: { name: "face turned too far aside", retryable: false, basis: "observed" },
  20023: { name: "DETECT_FACE_LOWAREA", retryable: false, basis: "observed" },
  21001: { name: "LOAD_MODEL_ERROR", retryable: false, basis: "observed" },
  21002: { name: "HAIR_MASK_LOSS", retryable: false, basis: "observed" },
  21003: { name: "FACE_NUM_ERROR", retryable: false, basis: "observed" },
  21004: { name: "AR_PARSE_FAULT", retryable: false, basis: "observed" },
  21005: { name: "AR_EEEOR_COUNT", retryable: false, basis: "observed" },
  21006: { name: "AR_FACE_OUT", retryable: false, basis: "observed" },
  21007: { name: "JSON_ERROR", retryable: false, basis: "observed" },
  21008: { name: "BACKGROUND_IMAGE_LOSS", retryable: false, basis: "observed" },
  21009: { name: "BODY_MASK_LOSS", retryable: false, basis: "observed" },
  21010: { name: "FACE_ANGLE_ERROR", retryable: false, basis: "observed" },
  21011: { name: "SKIN_MASK_LOSS", retryable: false, basis: "observed" },
  21012: { name: "BODY_INFO_LOSS", retryable: false, basis: "observed" },
  21013: { name: "RECT_OUT_IMAGE", retryable: false, basis: "observed" },
  30001: { name: "GEN_ERROR", retryable: false, basis: "observed" },

  // General codes again: parameters, transfers, decoding, encoding, results.
  21101: { name: "PARAM_ERROR", retryable: false, basis: "observed" },
  21102: { name: "PARAM_MISSING_ERROR", retryable: false, basis: "observed" },
  21103: { name: "PARAM_TYPE_ERROR", retryable: false, basis: "observed" },
  21104: { name: "PARAM_VALUE_ERROR", retryable: false, basis: "observed" },
  21105: { name: "PARAM_JSON_DECODE_ERROR", retryable: false, basis: "observed" },
  21201: { name: "DOWNLOAD_TIMEOUT_ERROR", retryable: true, basis: "observed" },
  21202: { name: "INVALID_URL_ERROR", retryable: false, basis: "observed" },
  21203: { name: "FILE_NOT_EXIST_ERROR", retryable: false, basis: "observed" },
  21204: { name: "NETWORK_ERROR", retryable: true, basis: "observed" },
  21205: { name: "DOWNLOAD_UNKNOWN_ERROR", retryable: true, basis: "observed" },
  22201: { name: "upload failed", retryable: false, basis: "observed" },
  22202: { name: "upload path is wrong", retryable: false, basis: "observed" },
  22203: { name: "uploaded file is too large", retryable: false, basis: "observed" },
  22204: { name: "upload took too long", retryable: false, basis: "observed" },
  23101: { name: "image cannot be decoded", retryable: false, basis: "observed" },
  23102: { name: "image to decode has a wrong format", retryable: false, basis: "observed" },
  23103: { name: "image to decode has a wrong size", retryable: false, basis: "observed" },
  23104: { name: "image to decode has wrong channels", retryable: false, basis: "observed" },
  24101: { name: "image cannot be encoded", retryable: false, basis: "observed" },
  24102: { name: "image to encode has a wrong format", retryable: false, basis: "observed" },
  24103: { name: "image to encode has a wrong size", retryable: false, basis: "observed" },
  24104: { name: "image to encode has wrong channels", retryable: false, basis: "observed" },
  29900: { name: "RECORD_NOT_FOUND", retryable: false, basis: "observed" },
  29901: { name: "NOT_RESULT", retryable: true, basis: "observed" },
  29902: { name: "TIMEOUT_EXCEPTION", retryable: true, basis: "observed" },
  29903: { name: "PROCESS_IMAGE_ERROR", retryable: false, basis: "observed" },
  29904: { name: "ALGORITHM_OVER_CONCURRENT", retryable: true, basis: "observed" },
  29905: { name: "ALGORITHM_INNER_ERROR", retryable: true, basis: "observed" },
  29915: { name: "RESPONSE_EMPTY", retryable: true, basis: "observed" },
  29950: { name: "UNKNOW_ERROR", retryable: false, basis: "observed" },

  // Rights and accounts.
  80001: { name: "RIGHTS_LIMIT_EXCEEDED", retryable: false, basis: "observed" },
  80002: { name: "ORDER_LIMIT_EXCEEDED", retryable: false, basis: "observed" },
  80999: { name: "RIGHTS_UNKNOW_ERROR", retryable: false, basis: "observed" },
  91010: { name: "ACCOUNT_SUSPENDED", retryable: false, basis: "observed" },
  98501: { name: "content does not meet requirements or cannot be downloaded", retryable: false, basis: "observed" },

  // The gateway.
  90000: { name: "GATEWAY_INVALID_PARAMETER", retryable: false, basis: "observed" },
  90001: { name: "GATEWAY_PARAMETER_ERROR", retryable: false, basis: "observed" },
  90002: { name: "GATEWAY_AUTHORIZED_ERROR", retryable: false, basis: "observed" },
  90003: { name: "GATEWAY_AUTHORIZED_NOT_MATCH", retryable: false, basis: "observed" },
  90004: { name: "GATEWAY_INVALID_FORMFILE", retryable: false, basis: "observed" },
  90005: { name: "GATEWAY_AUTHORIZED_NOT_ACCEPTABLE", retryable: false, basis: "observed" },
  90006: { name: "GATEWAY_FORMAT_HEADERS_ERROR", retryable: false, basis: "observed" },
  90007: { name: "GATEWAY_FORMAT_BODY_ERROR", retryable: false, basis: "observed" },
  90008: { name: "GATEWAY_FORMAT_PARAMS_ERROR", retryable: false, basis: "observed" },
  90009: { name: "GATEWAY_TIMEOUT", retryable: true, basis: "observed" },
  90010: { name: "gateway cannot write JSON", retryable: false, basis: "observed" },
  90011: { name: "gateway cannot read JSON", retryable: false, basis: "observed" },
  90012: { name: "gateway cannot encode base64", retryable: false, basis: "observed" },
  90013: { name: "gateway cannot decode base64", retryable: false, basis: "observed" },
  90014: { name: "GATEWAY_NOT_FOUND", retryable: false, basis: "observed" },
  90015: { name: "GATEWAY_FOUND_ERROR", retryable: true, basis: "observed" },
  90016: { name: "GATEWAY_PUSH_QUEUE_ERROR", retryable: true, basis: "observed" },
  90017: { name: "GATEWAY_GET_BODY_ERROR", retryable: false, basis: "observed" },
  90020: { name: "GATEWAY_REQUEST_FORWARD_ERROR", retryable: true, basis: "observed" },
  90021: { name: "GATEWAY_FORWARD_RESPONSE_ERROR", retryable: true, basis: "observed" },
  90022: { name: "GATEWAY_ALGORITHM_DISABLE", retryable: false, basis: "observed" },
  90023: { name: "GATEWAY_QUEUE_RESPONSE_ERROR", retryable: true, basis: "observed" },
  90024: { name: "GATEWAY_QPS_LIMIT", retryable: true, basis: "observed" },
  90025: { name: "GATEWAY_ROUTE_DATA_NOT_FOUND", retryable: false, basis: "observed" },
  90099: { name: "GATEWAY_UNKNOWN_ERROR", retryable: true, basis: "observed" },
} as const satisfies Readonly<Record<number, MeituErrorCode>>;
