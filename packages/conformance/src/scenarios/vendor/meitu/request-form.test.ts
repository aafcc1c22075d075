import { changeFields, type SentFields } from "../../../testing/change-fields.js";
import { describeScenario, type Twin } from "../../../testing/describe-scenario.js";
import type { Between } from "../../../testing/mock-subject.js";
import { requestForm } from "./request-form.js";

const clause = (fact: string) => `meitu.request.${fact}`;

interface Medium {
  readonly media_extra?: unknown;
  readonly media_profiles?: Readonly<Record<string, unknown>>;
}

function media(fields: SentFields): readonly Medium[] {
  return Array.isArray(fields.media_info_list) ? (fields.media_info_list as readonly Medium[]) : [];
}

/** Changes each medium of a request. */
function withMedia(change: (medium: Medium) => unknown): Between {
  return changeFields((fields) => ({ ...fields, media_info_list: media(fields).map(change) }));
}

/** Refuses what a server of its own mind does not want. */
function refusing(isUnwanted: (fields: SentFields) => boolean): Between {
  return changeFields((fields) => (isUnwanted(fields) ? { ...fields, parameter: undefined } : fields));
}

const ofOneMedium = ["media-data-base64", "media-data-bare", "media-data-type-default"];

describeScenario(requestForm, (target): readonly Twin[] => [
  {
    when: "fails at all work",
    faults: [{ fault: "task-outcome", with: { code: 20001 } }],
    fails: requestForm.decides(target),
  },
  {
    when: "wants to be told what a medium is",
    between: refusing((fields) => media(fields).some(({ media_profiles }) => !media_profiles?.media_data_type)),
    fails: [...ofOneMedium, "media-info-item", "media-extra"].map(clause),
  },
  {
    when: "takes a medium without a type for an address",
    between: withMedia((medium) => ({
      ...medium,
      media_profiles: { media_data_type: "url", ...medium.media_profiles },
    })),
    fails: [...ofOneMedium, "media-info-item", "media-extra"].map(clause),
  },
  {
    when: "looks at the first medium only",
    between: changeFields((fields) => ({ ...fields, media_info_list: media(fields).slice(0, 1) })),
    fails: [clause("media-info-item")],
  },
  { when: "wants nothing extra", between: refusing((fields) => "extra" in fields), fails: [clause("extra")] },
  {
    when: "wants nothing extra of a medium",
    between: refusing((fields) => media(fields).some((medium) => "media_extra" in medium)),
    fails: [clause("media-extra")],
  },
  {
    when: "always gives the picture itself",
    between: changeFields((fields) => ({ ...fields, parameter: { rsp_media_type: "base64" } })),
    fails: [clause("rsp-media-type")],
  },
  {
    when: "does not mind what the body is",
    between: async (request, mock) => {
      const whole = await request.clone().text();
      return whole === "[]" ? Response.json({ media_info_list: [], parameter: {} }) : mock(request);
    },
    fails: [clause("json-body")],
  },
  {
    when: "does not know application/json",
    between: (request, mock) =>
      request.headers.get("content-type")?.startsWith("application/json")
        ? Promise.resolve(Response.json({ ErrorCode: 10000, ErrorMsg: "BAD_TYPE", Data: null }, { status: 400 }))
        : mock(request),
    fails: requestForm.decides(target),
  },
]);
