import type { FaultScript } from "../../faults/fault-script.js";
import type { ScriptedFault } from "../../faults/scripted-fault.js";
import { asAsked } from "../as-asked.js";
import type { Handlers } from "../handler.js";
import type { faultRoutes } from "../routes/faults.js";

export const faultHandlers: Handlers<typeof faultRoutes> = {
  "session.faults.read": ({ session }) => show(session.faults),
  "session.faults.script": ({ session, body }) => plan(session.faults, body.faults),
  "session.faults.clear": ({ session }) => clear(session.faults),
  "faults.read": ({ world }) => show(world.core.faults),
  "faults.script": ({ world, body }) => plan(world.core.faults, body.faults),
  "faults.clear": ({ world }) => clear(world.core.faults),
};

function show(script: FaultScript) {
  return { planned: script.uses(), unused: script.unused() };
}

function plan(script: FaultScript, plans: readonly ScriptedFault[]) {
  asAsked(() => script.script(plans));
  return show(script);
}

function clear(script: FaultScript) {
  script.clear();
  return show(script);
}
