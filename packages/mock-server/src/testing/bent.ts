import type { ScriptedFault } from "../faults/scripted-fault.js";
import { discFile } from "./pictures.js";
import { testSession } from "./test-mock.js";

/** A world in which one fault is planned, and a request of it that nothing else is wrong with. */
export async function bent(plan: ScriptedFault) {
  const world = testSession({ pace: "instant" });
  world.session.faults.script([plan]);
  const fields = { image_file: await discFile(), type: "clean" };
  const finish = () => world.caller.finish("scale", fields);
  return { ...world, fields, finish };
}
