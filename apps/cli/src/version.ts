import manifest from "../package.json" with { type: "json" };

/** The version of the command line tool. */
export const version: string = manifest.version;
