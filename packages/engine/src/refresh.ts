/** What a cloud's own APIs say, and the cache that keeps it. */

export { cacheFolder } from "@green-place/tracker/user-folders";
export { catalogueFile, readCatalogue, writeCatalogue } from "./refresh/catalogue-file.ts";
export { catalogueFetchers, type RefreshableProvider, refreshable } from "./refresh/fetch-catalogue.ts";
export { refreshedProvider } from "./refresh/refreshed-provider.ts";
