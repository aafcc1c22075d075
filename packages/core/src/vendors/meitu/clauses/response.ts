import { defineClauses } from "../../../contract/clause.js";
import { from, type meituDocuments } from "../documents.js";

/** What a success looks like. */
export const responseClauses = defineClauses<keyof typeof meituDocuments>()({
  "meitu.response.http-200": {
    level: "must",
    kind: "sample",
    text: "A success has the HTTP status 200.",
    sources: from("Sample: success"),
  },
  "meitu.response.content-type": {
    level: "must",
    kind: "sample",
    text: "A success has the content type application/json with charset utf-8.",
    sources: from("Sample: success"),
  },
  "meitu.response.media-info-list": {
    level: "must",
    kind: "table",
    text: "A success holds a list media_info_list.",
    sources: from("Response fields", "Sample: success"),
  },
  "meitu.response.media-info-item": {
    level: "must",
    kind: "table",
    text: "Each item of the answered media_info_list holds one medium, as in the request.",
    sources: from("Response fields"),
  },
  "meitu.response.item-per-medium": {
    level: "should",
    kind: "sample",
    text: "One medium sent is answered by one item of media_info_list.",
    sources: from("Sample: success", "Sample: request"),
  },
  "meitu.response.parameter": {
    level: "must",
    kind: "table",
    text: "A success holds an object parameter that marks the type of what is returned.",
    sources: from("Response fields", "Sample: success"),
  },
  "meitu.response.media-data": {
    level: "must",
    kind: "table",
    text: "Each item of the answer holds a string media_data, the data of a media file encoded as base64.",
    sources: from("Response fields: media_info_list", "Sample: success"),
  },
  "meitu.response.media-profiles": {
    level: "must",
    kind: "table",
    text: "Each item of the answer holds an object media_profiles with attributes of its file.",
    sources: from("Response fields: media_info_list", "Sample: success"),
  },
  "meitu.response.rsp-media-type": {
    level: "must",
    kind: "table",
    text: "The answered parameter holds a string rsp_media_type, jpg meaning that media_data is a picture as base64.",
    sources: from("Response fields: parameter", "Sample: success"),
  },
  "meitu.response.version": {
    level: "must",
    kind: "table",
    text: "The answered parameter holds a string version with a version number.",
    sources: from("Response fields: parameter", "Sample: success"),
  },
  "meitu.response.version-sample": {
    level: "should",
    kind: "sample",
    text: "The version in the sample answer is 1.0.1.",
    sources: from("Sample: success"),
    excluded: "A version number is expected to change, so another one contradicts nothing.",
  },
  "meitu.response.media-data-type": {
    level: "must",
    kind: "table",
    text: "The answered media_profiles hold a string media_data_type, jpg meaning that media_data is a picture as base64.",
    sources: from("Response fields: media_profiles", "Sample: success"),
  },
});
