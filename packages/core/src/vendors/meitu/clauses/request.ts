import { defineClauses } from "../../../contract/clause.js";
import { from, type meituDocuments } from "../documents.js";

/** How a request is addressed, identified and filled in. */
export const requestClauses = defineClauses<keyof typeof meituDocuments>()({
  "meitu.auth.api-key": {
    level: "must",
    kind: "sample",
    text: "The query of the URL carries the caller's api_key.",
    sources: from("Call", "Permission"),
  },
  "meitu.auth.api-secret": {
    level: "must",
    kind: "sample",
    text: "The query of the URL carries the caller's api_secret.",
    sources: from("Call", "Permission"),
  },
  "meitu.auth.applied-for": {
    level: "must",
    kind: "prose",
    text: "A caller applies for an api_key and a secret_key, with whoever provided the document, before the first use.",
    sources: from("Permission"),
    excluded: "The application is a matter between people.",
  },
  "meitu.request.url": {
    level: "must",
    kind: "prose",
    text: "Requests go to https://openapi.mtlab.meitu.com/v1/aiquality.",
    sources: from("Call URL", "Call"),
  },
  "meitu.request.post": {
    level: "must",
    kind: "prose",
    text: "Requests are made with the HTTP method POST.",
    sources: from("Call method", "Call"),
  },
  "meitu.request.content-type": {
    level: "must",
    kind: "prose",
    text: "A request has the header Content-Type with application/json.",
    sources: from("Call method", "Call"),
  },
  "meitu.request.json-body": {
    level: "must",
    kind: "sample",
    text: "The body of a request is a JSON object.",
    sources: from("Sample: request", "Call"),
  },
  "meitu.request.media-info-list": {
    level: "must",
    kind: "table",
    text: "A request has to hold a list media_info_list.",
    sources: from("Request fields"),
  },
  "meitu.request.media-info-item": {
    level: "must",
    kind: "table",
    text: "Each item of media_info_list holds one medium, for example the data of a picture and what belongs to it.",
    sources: from("Request fields"),
  },
  "meitu.request.parameter": {
    level: "must",
    kind: "table",
    text: "A request has to hold an object parameter with what the processing needs to know.",
    sources: from("Request fields"),
  },
  "meitu.request.extra": {
    level: "may",
    kind: "table",
    text: "A request may hold an object extra with further information for the gateway.",
    sources: from("Request fields"),
  },
  "meitu.request.media-data": {
    level: "must",
    kind: "table",
    text: "Each item of media_info_list has to hold a string media_data.",
    sources: from("Request fields: media_info_list"),
  },
  "meitu.request.media-data-base64": {
    level: "must",
    kind: "table",
    text: "A file in media_data is encoded as base64.",
    sources: from("Request fields: media_info_list", "Request fields: media_profiles"),
  },
  "meitu.request.media-data-bare": {
    level: "must",
    kind: "sample",
    text: "The base64 text of media_data begins with the picture itself and has nothing in front.",
    sources: from("Sample: request"),
  },
  "meitu.request.media-data-plain-url": {
    level: "must",
    kind: "table",
    text: "A URL in media_data is not encoded.",
    sources: from("Request fields: media_info_list"),
  },
  "meitu.request.media-extra": {
    level: "may",
    kind: "table",
    text: "An item may hold an object media_extra that describes the medium, such as points and features of its faces.",
    sources: from("Request fields: media_info_list"),
  },
  "meitu.request.media-profiles": {
    level: "must",
    kind: "table",
    text: "Each item of media_info_list has to hold an object media_profiles with attributes of its file.",
    sources: from("Request fields: media_info_list"),
  },
  "meitu.request.media-data-type": {
    level: "may",
    kind: "table",
    text: "The object media_profiles may hold a string media_data_type that tells what media_data is.",
    sources: from("Request fields: media_profiles"),
  },
  "meitu.request.media-data-type-jpg": {
    level: "must",
    kind: "table",
    text: "The media_data_type jpg means that media_data is a picture as base64.",
    sources: from("Request fields: media_profiles", "Sample: request"),
  },
  "meitu.request.media-data-type-default": {
    level: "must",
    kind: "table",
    text: "Without a media_data_type, jpg is meant.",
    sources: from("Request fields: media_profiles"),
  },
  "meitu.request.media-data-type-url": {
    level: "must",
    kind: "table",
    text: "The media_data_type url means that media_data is the address of a picture.",
    sources: from("Request fields: media_profiles"),
  },
  "meitu.request.rsp-media-type": {
    level: "may",
    kind: "table",
    text: "The object parameter may hold a string rsp_media_type that chooses how the result is returned.",
    sources: from("Request fields: parameter"),
  },
  "meitu.request.rsp-media-type-base64": {
    level: "must",
    kind: "table",
    text: "The rsp_media_type base64 asks for the resulting picture itself, encoded as base64.",
    sources: from("Request fields: parameter"),
  },
  "meitu.request.rsp-media-type-url": {
    level: "must",
    kind: "sample",
    text: "The rsp_media_type url is accepted.",
    sources: from("Sample: request"),
  },
  "meitu.request.empty-objects": {
    level: "may",
    kind: "sample",
    text: "The objects media_extra and extra may be sent empty.",
    sources: from("Sample: request"),
  },
});
