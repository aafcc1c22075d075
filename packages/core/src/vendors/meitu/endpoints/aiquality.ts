import { toBase64 } from "../../../contract/base64.js";
import { type Delivers, deliveredForm } from "../../../contract/delivers.js";
import type { Constraint, Job } from "../../../contract/endpoint.js";
import { meituAnswer } from "../envelope.js";
import { mediaTypeOfAnswer } from "../media-type.js";
import { endpoint, field, type MeituClause, type MeituReadings } from "../vocabulary.js";

interface Medium {
  readonly media_data?: string | undefined;
  readonly media_profiles?: { readonly media_data_type?: string | undefined } | undefined;
}
interface MediaValues {
  readonly media_info_list?: readonly Medium[] | undefined;
}

/** Base64 has to be bare; a `data:` address is neither base64 nor a URL. */
const bareBase64: Constraint<MeituClause, MeituReadings, MediaValues> = {
  clause: { erratum: "request.base64-form" },
  broken(values) {
    const media = values.media_info_list ?? [];
    const index = media.findIndex((medium) => medium.media_data?.trimStart().startsWith("data:"));
    return index < 0 ? undefined : `Invalid parameter: media_info_list[${index}].media_data must be bare base64`;
  },
  counterexample: () => ({
    set: { media_info_list: [{ media_data: "data:image/jpeg;base64,AAAA", media_profiles: {} }] },
  }),
};

const delivers = {
  form: { field: ["parameter", "rsp_media_type"], values: { url: "link" }, otherwise: "base64" },
  outputs: ["image"],
} as const satisfies Delivers;

/** Repair the quality of pictures; every medium of the list is answered, in order. */
export const aiquality = endpoint({
  id: "aiquality",
  title: "Repair the quality of a picture",
  document: "meitu-aiquality",
  work: "restore",
  routes: { submit: { method: "POST", path: "/v1/aiquality", clause: "meitu.request.url" } },
  encodings: () => ["json"],
  needsContentType: (readings) => readings["content-type.missing"] === "refused",
  fields: {
    media_info_list: field.list({
      clause: "meitu.request.media-info-list",
      required: true,
      minItems: 1,
      item: field.object({
        clause: "meitu.request.media-info-list",
        fields: {
          media_data: field.text({
            clause: "meitu.request.media-data",
            required: true,
            pattern: /^[\s\S]+$/,
            means: "base64 text or a URL",
            counterexample: "",
          }),
          media_extra: field.open({ clause: "meitu.request.media-extra" }),
          media_profiles: field.object({
            clause: "meitu.request.media-profiles",
            required: true,
            fields: {
              media_data_type: field.choice({
                clause: "meitu.request.media-data-type",
                default: "jpg",
                values: [
                  { value: "jpg", clause: "meitu.request.media-data-type-jpg", means: "base64 of a picture" },
                  { value: "png", clause: { erratum: "request.media-type-words" }, means: "base64 of a PNG" },
                  {
                    value: "url",
                    clause: "meitu.request.media-data-type-url",
                    means: "the address of a picture",
                    example: ({ url }) => ({
                      set: { media_info_list: [{ media_data: url, media_profiles: { media_data_type: "url" } }] },
                    }),
                  },
                ],
              }),
            },
          }),
        },
      }),
    }),
    parameter: field.object({
      clause: "meitu.request.parameter",
      required: true,
      fields: {
        rsp_media_type: field.choice({
          clause: "meitu.request.rsp-media-type",
          default: "base64",
          // The document's own words for it do not agree, so an unknown one is taken as none at all.
          unlistedMeansAbsent: true,
          values: [
            { value: "base64", clause: "meitu.request.rsp-media-type-base64", means: "a JPEG as base64" },
            { value: "jpg", clause: { erratum: "response.media-type" }, means: "a JPEG as base64" },
            { value: "png", clause: { erratum: "response.media-type" }, means: "a PNG as base64" },
            { value: "url", clause: "meitu.request.rsp-media-type-url", means: "the address of a JPEG" },
          ],
        }),
      },
    }),
    extra: field.open({ clause: "meitu.request.extra" }),
  },
  constraints: [bareBase64],
  limits: {},
  formats: { accepted: ["jpg", "png"], clause: "meitu.limit.formats" },
  sourceRule: () => ({ measure: "decoded", tooLarge: "failed" }),
  uploads: [],
  pictures: {
    image: {
      vias: () => ["base64", "url"],
      put: ({ via, value }) => ({
        media_info_list: [{ media_data: value, media_profiles: { media_data_type: via === "url" ? "url" : "jpg" } }],
        parameter: {},
      }),
    },
  },
  delivers,
  delivery: (values) => ({ mode: "sync", form: deliveredForm(delivers, values) }),
  jobs: (values): readonly Job[] =>
    (values.media_info_list ?? []).map((medium, index) => {
      const via = medium.media_profiles?.media_data_type === "url" ? "url" : "base64";
      return { image: { field: `media_info_list[${index}].media_data`, via, value: medium.media_data } };
    }),
  plan: ({ values }) => ({
    ok: true,
    plan: { work: "restore", format: mediaTypeOfAnswer(values) === "png" ? "png" : "jpg" },
  }),
  example: (picture, { form = "base64" } = {}) => ({
    parameter: { rsp_media_type: form === "link" ? "url" : "jpg" },
    media_info_list: [{ media_data: toBase64(picture.bytes), media_profiles: { media_data_type: "jpg" } }],
  }),
  results: [
    {
      output: "image",
      path: (taskId, item, format) => `/mtlab/aiquality/${taskId}-${item}.${format}`,
    },
  ],
  answer: meituAnswer,
});
