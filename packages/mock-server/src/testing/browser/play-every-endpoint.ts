import { type ExamplePicture, type PictureFacts, probePicture, writeSubmit } from "@graycard/core";
import type { Mock } from "../../mock.js";

/** What an endpoint made of a picture, or the answer that has none. */
export type Made = PictureFacts | string;

/** Sends a built-in picture to every endpoint of a mock and downloads what its answer links to; in any runtime. */
export async function playEveryEndpoint(mock: Mock): Promise<Readonly<Record<string, Made>>> {
  const { credentials } = mock.session();
  const made: Record<string, Made> = {};
  for (const vendor of mock.vendors) {
    for (const endpoint of Object.values(vendor.endpoints)) {
      const picture = await builtIn(mock, endpoint.work === "cutout" ? "product.png" : "portrait.jpg");
      const fields = endpoint.example(picture, { mode: "sync", form: "link" });
      const baseUrl = `https://${vendor.hosts[0]}`;
      const credential = credentials[vendor.id];
      const answer = await mock.fetch(writeSubmit({ vendor, endpoint, baseUrl, credential, fields, readings: {} }));
      made[`${vendor.id}/${endpoint.id}`] = await linkedPicture(mock, await answer.text());
    }
  }
  return made;
}

/** A picture that every mock shows, ready to be sent. */
export async function builtIn(mock: Mock, fileName: string): Promise<ExamplePicture> {
  const url = `http://localhost/_graycard/files/${fileName}`;
  const bytes = new Uint8Array(await (await mock.fetch(new Request(url))).arrayBuffer());
  const probe = probePicture(bytes);
  if (!probe.ok) throw new Error(`${fileName} is no picture: ${probe.fault}`);
  return { bytes, fileName, mediaType: `image/${probe.facts.format}`, url, ...probe.facts };
}

async function linkedPicture(mock: Mock, answer: string): Promise<Made> {
  const link = /https?:[^"]+/.exec(answer)?.[0].replaceAll("\\u0026", "&").replaceAll("\\/", "/");
  if (link === undefined) return answer;
  const file = await mock.fetch(new Request(link));
  const probe = probePicture(new Uint8Array(await file.arrayBuffer()));
  return probe.ok ? probe.facts : probe.fault;
}
