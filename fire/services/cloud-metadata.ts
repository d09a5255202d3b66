import { askCloudMetadata } from "../../packages/tracker/src/place/cloud-metadata.ts";
import { serveJson } from "./live-service.ts";
import type { RemoteService } from "./service.ts";

const answers: Readonly<Record<"aws" | "gcp" | "azure", Readonly<Record<string, unknown>>>> = {
  aws: { "api/token": "metadata-token-4719", "placement/region": "eu-west-3", "instance-type": "m5.large" },
  gcp: {
    "instance/zone": "projects/7/zones/us-central1-a",
    "machine-type": "projects/7/machineTypes/n1-standard-8",
  },
  azure: { compute: { location: "francecentral", vmSize: "Standard_D2s_v5" } },
};

/** Nobody listens there. */
const nowhere = "http://127.0.0.1:1";

const services = Object.entries(answers).map(
  ([cloud, bodies]): RemoteService => ({
    name: `metadata of ${cloud}`,
    deadlineMs: 300,
    secrets: ["metadata-token-4719"],
    serve: () => serveJson((path) => Object.entries(bodies).find(([part]) => path.includes(part))?.[1]),
    async caller({ port }) {
      const elsewhere = { aws: nowhere, gcp: nowhere, azure: nowhere };
      return async () => {
        const place = await askCloudMetadata(fetch, { ...elsewhere, [cloud]: `http://127.0.0.1:${port}` });
        return {
          ok: place !== null,
          said: "",
          figures: Object.entries(place ?? {}).map(([what, name]) => `${what} ${name}`),
        };
      };
    },
    spoils: {
      "a name with an escape code": (body) => body.replace(/[a-z0-9]+-|france/, "$&\\u001b[2J\u001b[2J"),
      "a name without end": (body) => body.replace(/[a-z0-9]+-|france/, "x".repeat(10_000)),
    },
  }),
);
export default services;
