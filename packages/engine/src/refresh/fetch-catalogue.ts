import type { ProviderV1 } from "@green-place/contract";
import type { LiveCatalogue } from "@green-place/provider-data/tables";

export interface CatalogueRequest {
  readonly shipped: ProviderV1;
  readonly now: Date;
  /** Google Cloud's project, Azure's subscription; without them what the credentials and the environment say. */
  readonly project?: string | undefined;
  readonly subscription?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  progress(sentence: string): void;
}

/** Asks a cloud for its catalogue. Its SDK is loaded now and not earlier. */
export type CatalogueFetcher = (request: CatalogueRequest) => Promise<LiveCatalogue>;

export const refreshable = ["aws", "gcp", "azure"] as const;
export type RefreshableProvider = (typeof refreshable)[number];

export const catalogueFetchers: Readonly<Record<RefreshableProvider, CatalogueFetcher>> = {
  async aws({ shipped, now, env, progress }) {
    const { liveAws } = await import("@green-place/provider-aws/live");
    const homeRegion = env["AWS_REGION"] ?? env["AWS_DEFAULT_REGION"] ?? "us-east-1";
    return liveAws({ shipped, now, progress, homeRegion });
  },
  async gcp({ shipped, now, project, env, progress }) {
    const { liveGcp } = await import("@green-place/provider-gcp/live");
    const named = project ?? env["GOOGLE_CLOUD_PROJECT"];
    return liveGcp({ shipped, now, progress, ...(named !== undefined && { project: named }) });
  },
  async azure({ shipped, now, subscription, env, progress }) {
    const { liveAzure } = await import("@green-place/provider-azure/live");
    return liveAzure({ shipped, now, progress, subscription: subscription ?? env["AZURE_SUBSCRIPTION_ID"] });
  },
};
