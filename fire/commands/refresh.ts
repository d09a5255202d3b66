import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { likeShipped } from "../../apps/cli/test/refresh/like-shipped.ts";
import { localAws } from "../../packages/provider-aws/test/live/local-aws.ts";
import type { AttackedCommand, Scene } from "./command.ts";

const folderOf = (scene: Scene): string => join(scene.cache, "live");

/** The catalogue of a cloud, fetched from a server of our own through the cloud's SDK. */
const refresh: AttackedCommand = {
  name: "refresh",
  async prepare(scene) {
    const server = await localAws(undefined, likeShipped());
    Object.assign(scene.env, {
      AWS_ENDPOINT_URL: server.url,
      AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
      AWS_SECRET_ACCESS_KEY: "nobody's",
    });
    return () => server.close();
  },
  argv: () => ["refresh", "aws"],
  afterwards: () => [["refresh", "aws"]],
  faults(scene, { fault, attacked, afterwards }) {
    const broke: string[] = [];
    if (fault === "none" && attacked.code !== 0)
      broke.push(`the refresh ended with ${attacked.code}: ${attacked.stderr}`);
    if (afterwards[0]?.code !== 0) broke.push(`the next one ended with ${afterwards[0]?.code}`);
    const files = existsSync(folderOf(scene)) ? readdirSync(folderOf(scene)) : [];
    const others = files.filter((name) => name !== "aws.json");
    if (others.length > 0) broke.push(`left behind: ${others.join(", ")}`);
    if (files.includes("aws.json")) JSON.parse(readFileSync(join(folderOf(scene), "aws.json"), "utf8"));
    return broke;
  },
};
export default refresh;
