#!/usr/bin/env node
import module from "node:module";

// From Node 22.1 on. Where its folder cannot be written, Node goes without; NODE_DISABLE_COMPILE_CACHE switches it off.
module.enableCompileCache?.();
const { main } = await import("../dist/main.mjs");

process.exitCode = await main(process.argv.slice(2));
