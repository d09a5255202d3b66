import { aws } from "@green-place/provider-aws";
import { liveAws } from "@green-place/provider-aws/live";
import { localAws } from "../../packages/provider-aws/test/live/local-aws.ts";
import { refreshDeadlineMs, refreshing } from "./refresh-service.ts";
import type { RemoteService } from "./service.ts";

const secret = "aws-secret-4716";

const service: RemoteService = {
  name: "aws",
  deadlineMs: refreshDeadlineMs,
  secrets: [secret],
  async serve() {
    const { url, close } = await localAws();
    return { port: Number(new URL(url).port), close };
  },
  async caller(scene) {
    return refreshing(scene, (limits) =>
      liveAws({
        shipped: aws(),
        homeRegion: "us-east-1",
        now: new Date("2026-11-23T10:00:00Z"),
        endpoint: `http://127.0.0.1:${scene.port}`,
        credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: secret },
        ...limits,
        progress: () => undefined,
      }),
    );
  },
  spoils: {
    "pages without end": (body, count) => withToken(body, `page-${count}`),
    "the same page again and again": (body) => withToken(body, "again"),
    "a document type": (body) => body.replace("?>", '?><!DOCTYPE a [<!ENTITY b "c">]>'),
    "a region that is a host": (body) => body.replaceAll("us-east-1", "127.0.0.1/x#"),
  },
};
export default service;

const withToken = (body: string, token: string): string =>
  body.startsWith("{")
    ? JSON.stringify({ ...JSON.parse(body), NextToken: token })
    : body
        .replace(/<nextToken>.*<\/nextToken>/, "")
        .replace(/<\/\w+Response>$/, `<nextToken>${token}</nextToken>$&`);
