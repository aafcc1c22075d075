// What the peers answer: the same fixed answers that the floor gives.
export const taken = JSON.stringify({ status: 200, message: "success", data: { task_id: "0" } });
export const running = JSON.stringify({
  status: 200,
  message: "success",
  data: { created_at: 1_700_000_000, processed_at: 1_700_000_000, progress: 50, state: 4, task_id: "0" },
});
export const submitPaths = ["/api/tasks/visual/scale", "/api/tasks/visual/inpaint"];
export const pollPath = "/api/tasks/visual/scale/0";
