import { describeScenario, type Twin } from "../../testing/describe-scenario.js";
import { route } from "./route.js";

describeScenario(route, (target): readonly Twin[] => {
  const { vendor, endpoint } = target;
  const path = String(endpoint.routes.submit.clause);
  const method = vendor.promises.submitByPost ?? "";
  return [
    {
      when: "refuses every request",
      faults: [{ fault: "refuse", with: { fault: "invalid-parameter" } }],
      fails: route.decides(target),
    },
    {
      when: "serves every path",
      between(request, mock) {
        const url = new URL(request.url);
        if (request.method === "POST") url.pathname = endpoint.routes.submit.path;
        return mock(new Request(url, request));
      },
      fails: [path],
    },
    {
      when: "works for a GET, too",
      between(request, mock) {
        const url = new URL(request.url);
        if (request.method !== "GET" || url.pathname !== endpoint.routes.submit.path) return mock(request);
        // It read all it needs from the address.
        const result = { rsp_media_type: "jpg", version: "1.0.1" };
        const meitu = { media_info_list: [{ media_data: "AAAA" }], parameter: result };
        const data = { state: 1, progress: 100, task_id: "a", image: "https://graycard.invalid/a.jpg" };
        const answer = vendor.id === "meitu" ? meitu : { status: 200, message: "success", data };
        return Promise.resolve(Response.json(answer));
      },
      fails: [method],
    },
  ];
});
