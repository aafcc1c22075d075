import { discFile } from "./pictures.js";
import { testSession } from "./test-mock.js";

export type Edition = "documented" | "observed";

/** A world with one finished task: its link, and what the journal says of the last visit. */
export async function withLink(edition: Edition = "documented") {
  const world = testSession({ edition, pace: "manual", qps: "off" });
  world.session.faults.script([{ fault: "slow-task", with: { workMs: 1000 }, times: "always" }]);
  const waiting = world.caller.finish("scale", { image_file: await discFile(), type: "clean" });
  await world.session.advance(1000);
  const data = await waiting;
  const why = () => world.session.journal.exchanges().at(-1)?.fault;
  return { ...world, data, link: data.image, why, get: (link: string) => world.caller.download(link) };
}
