import { azure } from "@green-place/provider-azure";
import { liveAzure } from "@green-place/provider-azure/live";
import { localAzure, subscription } from "../../packages/provider-azure/test/live/local-azure.ts";
import { withoutTls } from "../../packages/provider-azure/test/live/without-tls.ts";
import { refreshDeadlineMs, refreshing } from "./refresh-service.ts";
import type { RemoteService } from "./service.ts";

const token = "azure-secret-4717";

const service: RemoteService = {
  name: "azure",
  deadlineMs: refreshDeadlineMs,
  secrets: [token],
  serve: localAzure,
  async caller(scene) {
    return refreshing(scene, (limits) =>
      liveAzure({
        shipped: azure(),
        subscription,
        now: new Date("2026-11-23T10:00:00Z"),
        endpoint: `https://127.0.0.1:${scene.port}`,
        pricesEndpoint: `http://127.0.0.1:${scene.port}`,
        credential: { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) },
        additionalPolicies: [withoutTls],
        ...limits,
        progress: () => undefined,
      }),
    );
  },
  spoils: {
    "pages without end": (body, count) =>
      body.replace(/("next(?:Link|PageLink)":)"([^"]*)"/i, `$1"$2&n=${count}"`),
    "a price list that ends nowhere": (body) =>
      body.replace('"NextPageLink":null', '"NextPageLink":"https://"'),
    "a million rows": (body) =>
      body.startsWith('{"value":[') ? `{"value":[${'{"resourceType":"disks"},'.repeat(400_000)}{}]}` : body,
  },
};
export default service;
