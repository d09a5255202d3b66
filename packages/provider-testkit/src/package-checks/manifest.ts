import type { PackageCheck } from "../package-evidence.ts";

/** Fields by which people and green-place find a provider and know what they may do with it. */
export const manifest: PackageCheck = {
  id: "manifest",
  title: "says in its package.json that it is a provider",
  faults: ({ manifest: { name, version, license, keywords, greenPlace } }) => [
    ...(name ? [] : ["package.json has no name"]),
    ...(version ? [] : ["package.json has no version"]),
    ...(license ? [] : ["package.json has no license"]),
    ...(keywords?.includes("green-place-provider")
      ? []
      : ['package.json lacks the keyword "green-place-provider"']),
    ...(greenPlace?.kind === "provider" && greenPlace.spec === 1
      ? []
      : ['package.json does not say "greenPlace": { "kind": "provider", "spec": 1 }']),
  ],
};
