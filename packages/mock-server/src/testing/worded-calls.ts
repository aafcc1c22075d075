import { type AnyVendor, vendors } from "@graycard/core";
import type { TriggerPlace } from "../triggers/trigger.js";
import type { Fields } from "./caller.js";
import { encodeBody } from "./encode-body.js";
import { discFile } from "./pictures.js";

/** A submit with a word in one place, and nothing else special about it. */
export interface WordedCall {
  readonly vendor: AnyVendor;
  readonly place: TriggerPlace;
  /** The request; `credential` are the parts that stand for the caller where the word is not in them. */
  request(word: string, credential: readonly string[]): Promise<Request>;
  /** Readings without which the vendor has no such place. */
  readonly readings: Readonly<Record<string, string>>;
}

/** Stands where a word could, and is none. */
export const noWord = "plain";

const base = "http://mock.test";
const portrait = (word: string) => `https://pictures.test/${word}/portrait.jpg`;

interface Shape {
  readonly encoding: "multipart" | "form" | "json";
  readonly readings?: Readonly<Record<string, string>>;
  readonly fields: {
    readonly "file-name"?: (word: string) => Promise<FormData>;
    readonly url: (word: string) => Promise<Fields>;
  };
}

const boxes = JSON.stringify([{ x: 5, y: 5, width: 20, height: 20 }]);

const shapes: Readonly<Record<string, Shape>> = {
  picwish: {
    encoding: "multipart",
    fields: {
      "file-name": (word) => withFile(word, { type: "clean" }),
      url: async (word) => ({ image_url: portrait(word), type: "clean" }),
    },
  },
  "aliyun-market": {
    encoding: "form",
    readings: { "sources.uploads": "enabled" },
    fields: {
      "file-name": (word) => withFile(word, { rectangles: boxes }),
      url: async (word) => ({ image_url: portrait(word), rectangles: boxes }),
    },
  },
  meitu: {
    encoding: "json",
    fields: {
      url: async (word) => ({
        parameter: { rsp_media_type: "url" },
        media_info_list: [{ media_data: portrait(word), media_profiles: { media_data_type: "url" } }],
      }),
    },
  },
};

/** One call for each place that a vendor has. Meitu takes no files. */
export const wordedCalls: readonly WordedCall[] = vendors.flatMap((each) => {
  const vendor = each as AnyVendor;
  const { encoding, readings = {}, fields } = shapes[vendor.id] ?? missing(vendor.id);
  const places = Object.keys(fields) as (keyof typeof fields)[];
  return (["key", "header", ...places] as const).map((place): WordedCall => {
    const from = fields[place === "file-name" ? "file-name" : "url"];
    return {
      vendor,
      place,
      readings: place === "file-name" ? readings : {},
      async request(word, credential) {
        const inName = place === "file-name" || place === "url";
        const body = await (from ?? missing(vendor.id))(inName ? word : noWord);
        const encoded = place === "file-name" ? { body: body as FormData } : encodeBody(body as Fields, encoding);
        const [first = "", ...rest] = credential;
        const parts = place === "key" ? [`${first}.${word}`, ...rest] : credential;
        return write(vendor, parts, encoded, place === "header" && word !== noWord ? word : undefined);
      },
    };
  });
});

async function withFile(word: string, fields: Readonly<Record<string, string>>): Promise<FormData> {
  const form = new FormData();
  form.set("image_file", new Blob([new Uint8Array(await discFile())]), `photo.${word}.jpg`);
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

function write(
  { auth, endpoints }: AnyVendor,
  parts: readonly string[],
  { body, contentType }: { readonly body: BodyInit; readonly contentType?: string },
  word: string | undefined,
): Request {
  const [endpoint] = Object.values(endpoints);
  const url = new URL(`${base}${endpoint?.routes.submit.path}`);
  const headers = new Headers(contentType === undefined ? {} : { "content-type": contentType });
  if (auth.by === "header") headers.set(auth.header, [auth.scheme, parts[0]].filter(Boolean).join(" "));
  else for (const [index, { name }] of auth.parameters.entries()) url.searchParams.set(name, parts[index] ?? "");
  if (word !== undefined) headers.set("x-graycard-trigger", word);
  return new Request(url, { method: "POST", headers, body });
}

function missing(id: string): never {
  throw new Error(`There is no worded call for ${id}: add its shape.`);
}
