import { providerTestSuite } from "@green-place/provider-testkit";
import { test } from "vitest";
import { aws } from "../src/index.ts";

providerTestSuite({ test, create: aws, packageFolder: new URL("..", import.meta.url) });
