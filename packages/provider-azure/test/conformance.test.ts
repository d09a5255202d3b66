import { providerTestSuite } from "@green-place/provider-testkit";
import { test } from "vitest";
import { azure } from "../src/index.ts";

providerTestSuite({ test, create: azure, packageFolder: new URL("..", import.meta.url) });
