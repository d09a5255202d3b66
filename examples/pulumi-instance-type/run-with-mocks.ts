/** Runs the program with Pulumi's own mocks: no account, no engine, and the resources it would make are printed. */
import * as pulumi from "@pulumi/pulumi";

const made: pulumi.runtime.MockResourceArgs[] = [];

await pulumi.runtime.setMocks(
  {
    newResource: (args) => {
      made.push(args);
      return { id: `${args.name}-id`, state: args.inputs };
    },
    call: (args) => args.inputs,
  },
  "example",
  "dev",
  false,
);

const { server, carbonKgPerMonth } = await import("./program.ts");
await new Promise((resolve) => server.urn.apply(resolve));

const instance = made.find(({ type }) => type === "aws:ec2/instance:Instance");
const provider = made.find(({ type }) => type === "pulumi:providers:aws");
if (!instance || !provider || !(carbonKgPerMonth > 0))
  throw new Error("the program did not make its instance");
console.log(
  `${instance.inputs.instanceType} in ${provider.inputs.region}: ${carbonKgPerMonth.toFixed(1)} kg CO2e a month`,
);
console.log(instance.inputs.tags);
