import { gcp } from "@green-place/provider-gcp";
import { liveGcp } from "@green-place/provider-gcp/live";
import { credentialsFor } from "../../packages/provider-gcp/test/live/credentials-for.ts";
import { localCompute } from "../../packages/provider-gcp/test/live/local-compute.ts";
import { refreshDeadlineMs, refreshing } from "./refresh-service.ts";
import type { RemoteService } from "./service.ts";

const token = "gcp-secret-4718";

const service: RemoteService = {
  name: "gcp",
  deadlineMs: refreshDeadlineMs,
  secrets: [token],
  serve: localCompute,
  async caller(scene) {
    return refreshing(scene, (limits) =>
      liveGcp({
        shipped: gcp(),
        project: "test-project",
        now: new Date("2026-11-23T10:00:00Z"),
        endpoint: { protocol: "http", host: "127.0.0.1", port: scene.port },
        authClient: credentialsFor(token),
        ...limits,
        progress: () => undefined,
      }),
    );
  },
  spoils: {
    "pages without end": (body, count) => JSON.stringify({ ...JSON.parse(body), nextPageToken: `${count}` }),
    "the same page again and again": (body) => JSON.stringify({ ...JSON.parse(body), nextPageToken: "0" }),
  },
};
export default service;
