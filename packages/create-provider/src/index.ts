export { createProvider, type NewProvider } from "./create-provider.ts";
export { main } from "./main.ts";
