import type { DeliveryForm } from "../contract/delivers.js";

/**
 * All it takes to ask for a task again, in this process or in another: plain JSON, without a credential.
 */
export interface TaskHandle {
  readonly vendor: string;
  readonly endpoint: string;
  readonly taskId: string;
  /** When the task was accepted; milliseconds since the epoch. */
  readonly acceptedAt: number;
  /** What its request asked for; without it the answer is taken for what it looks like. */
  readonly expects?: { readonly form: DeliveryForm; readonly outputs: readonly string[] } | undefined;
}
