import { beforeAll, describe, expect, it } from "vitest";
import { explainHeader } from "../explain/because-header.js";
import { dataOf } from "../testing/caller.js";
import { discFile } from "../testing/pictures.js";
import { testSession } from "../testing/test-mock.js";
import { basisHeader, basisText } from "./basis-header.js";

let image: Uint8Array;
beforeAll(async () => {
  image = await discFile();
});

const asked = { headers: { [explainHeader]: "1" } };

describe("the header with what an answer rests on", () => {
  it("is there for whoever asks, of every kind of answer", async () => {
    const { caller } = testSession();
    const told: (string | null)[] = [];
    const accepted = await caller.picwish("scale", { image_file: image, type: "clean" }, asked);
    told.push(accepted.headers.get(basisHeader));
    told.push((await caller.poll("scale", dataOf(accepted).task_id, asked)).headers.get(basisHeader));
    told.push((await caller.picwish("scale", { image_file: image }, asked)).headers.get(basisHeader));
    const { image: link } = await caller.finish("scale", { image_file: image, type: "clean" }, asked);
    told.push((await caller.download(link, asked)).headers.get(basisHeader));
    expect(told).toEqual([
      "inferred; clause=erratum:sync.absent; readings=sync.absent:async",
      "documented; clause=picwish.status.200,picwish.state.preparing; readings=answer.poll-message:present,answer.extras:documented",
      "documented; clause=picwish.status.400,picwish.scale.type; readings=http.status-carrier:both,answer.message-on-refusal:present",
      "documented; clause=picwish.request.return-type-link",
    ]);
  });

  it("is what the journal says", async () => {
    const { caller, session } = testSession({ edition: "observed" });
    const { headers } = await caller.picwish("scale", { image_file: image, type: "clean", sync: 1 }, asked);
    const [exchange] = session.journal.exchanges();
    expect(exchange?.basis && basisText(exchange.basis)).toBe(headers.get(basisHeader));
    expect(headers.get(basisHeader)).toMatch(/^observed; clause=erratum:answer\.sync-message,erratum:answer\.extras; /);
  });

  it("is not there for those who do not ask, nor of answers in the mock's own words", async () => {
    const { caller, mock } = testSession();
    const silent = await caller.picwish("scale", {});
    const declined = await caller.picwish("scale", {}, { headers: { [explainHeader]: "0" } });
    const own = await mock.fetch(new Request("http://mock.test/nothing/like/it", asked));
    for (const { headers } of [silent, declined, own]) expect(headers.has(basisHeader)).toBe(false);
  });

  it("is one line of ASCII, and not too long", () => {
    const many = Array.from({ length: 30 }, (_, at) => `clause-${at}`);
    const readings = Object.fromEntries(many.map((id) => [id, "x"]));
    const text = basisText({ is: "documented", clauses: many, readings, leans: [] });
    expect(text).toMatch(/^[ -~]{1,500}$/);
    expect(basisText({ is: "documented", clauses: [], readings: {}, leans: [] })).toBe("documented");
  });
});
