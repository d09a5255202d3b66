import { askCloudMetadata } from "../../packages/tracker/src/place/cloud-metadata.ts";
import type { PlaceRequest } from "../../packages/tracker/src/place/place.ts";
import type { Format } from "./format.ts";
import { unsound } from "./sound-values.ts";

/** What the services answer, a line each: token, region and type of AWS; zone and type of Google Cloud; Azure's document. */
const answersOf = (text: string): Readonly<Record<string, string | undefined>> => {
  const [token, region, type, zone, machine, ...azure] = text.split("\n");
  return {
    "/latest/api/token": token,
    "/latest/meta-data/placement/region": region,
    "/latest/meta-data/instance-type": type,
    "/computeMetadata/v1/instance/zone": zone,
    "/computeMetadata/v1/instance/machine-type": machine,
    "/metadata/instance/compute": azure.join("\n"),
  };
};

const cloudMetadata: Format<PlaceRequest | null> = {
  name: "cloud-metadata",
  built: "cells",
  samples: () => [
    "t0ken\neu-west-3\np4d.24xlarge",
    '\n\n\nprojects/705208488469/zones/us-central1-a\nprojects/7/machineTypes/n1-standard-4\n{"location":"westeurope","vmSize":"Standard_NC6"}',
  ],
  read(text) {
    const answers = answersOf(text);
    const fetch = async (url: unknown): Promise<Response> => {
      const answer = answers[new URL(String(url)).pathname];
      return answer ? new Response(answer) : new Response("", { status: 404 });
    };
    return askCloudMetadata(fetch as typeof globalThis.fetch);
  },
  fault: (place) => unsound(place),
};
export default cloudMetadata;
