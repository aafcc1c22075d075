import { type ByField, type DeliveryForm, deliveredForm } from "../../contract/delivers.js";
import type { Constraint, Delivery, ExampleWishes } from "../../contract/endpoint.js";
import { field, type PicwishClause, type PicwishReadings } from "./vocabulary.js";

/** `sync` and `return_type`, which every endpoint has. */
export const deliveryFields = {
  sync: field.choice({
    clause: "picwish.request.sync",
    values: [
      { value: 0, clause: { erratum: "sync.values" }, means: "the answer is a task id to poll with" },
      { value: 1, clause: "picwish.request.sync-1", means: "the answer waits for the result" },
    ],
  }),
  return_type: field.choice({
    clause: "picwish.request.return-type",
    default: 1,
    values: [
      { value: 1, clause: "picwish.request.return-type-link", means: "a link to the result" },
      { value: 2, clause: "picwish.request.return-type-base64", means: "the result as base64 text" },
      { value: 3, clause: "picwish.request.return-type-binary", means: "the result itself as the body" },
    ],
  }),
};

type DeliveryValues = {
  readonly sync?: number | undefined;
  readonly return_type?: number | undefined;
};

/** What `return_type` asks for. */
const form = {
  field: ["return_type"],
  values: { 1: "link", 2: "base64", 3: "binary" },
  otherwise: "link",
} as const satisfies ByField<DeliveryForm>;

/** What every endpoint delivers but for the names of its pictures. */
export const picwishDelivers = { form, modes: { sync: { sync: 1 }, async: { sync: 0 } } } as const;

/** How the caller gets the result; without `sync` the usual reading is a task to poll. */
export function picwishDelivery(values: DeliveryValues, readings: PicwishReadings): Delivery {
  const sync = values.sync === 1 || readings["sync.absent"] === "sync";
  return { mode: sync ? "sync" : "async", form: deliveredForm(picwishDelivers, values) };
}

/** The result itself can only be the body of a synchronous answer. */
export const binaryNeedsSync: Constraint<PicwishClause, PicwishReadings, DeliveryValues> = {
  clause: "picwish.request.binary-sync-only",
  broken(values, readings) {
    const delivery = picwishDelivery(values, readings);
    return delivery.form === "binary" && delivery.mode === "async"
      ? "Invalid parameter: return_type 3 needs sync 1"
      : undefined;
  },
  counterexample: (readings) =>
    readings["sync.absent"] === "sync" || readings["return-type.enabled"] === "link-only"
      ? undefined
      : { set: { return_type: 3, sync: 0 } },
};

/** An account without return types 2 and 3 is refused. */
export const returnTypeEnabled: Constraint<PicwishClause, PicwishReadings, DeliveryValues> = {
  clause: { erratum: "return-type.enabled" },
  broken: (values, readings) =>
    readings["return-type.enabled"] === "link-only" && (values.return_type ?? 1) !== 1
      ? `Invalid parameter: return_type ${values.return_type} is not enabled for this key`
      : undefined,
  counterexample: (readings) =>
    readings["return-type.enabled"] === "link-only" ? { set: { return_type: 2 } } : undefined,
};

/** The delivery fields of an example request. */
export function deliveryExample({ mode = "sync", form = "link" }: ExampleWishes = {}): Record<string, unknown> {
  return { sync: mode === "sync" ? 1 : 0, return_type: { link: 1, base64: 2, binary: 3 }[form] };
}
