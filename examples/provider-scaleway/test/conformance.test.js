import { test } from "node:test";
import { providerTestSuite } from "@green-place/provider-testkit";
import scaleway from "../dist/index.js";

providerTestSuite({ test, create: scaleway, packageFolder: new URL("..", import.meta.url) });
