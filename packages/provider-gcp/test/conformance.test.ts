import { providerTestSuite } from "@green-place/provider-testkit";
import { test } from "vitest";
import { gcp } from "../src/index.ts";

providerTestSuite({ test, create: gcp, packageFolder: new URL("..", import.meta.url) });
