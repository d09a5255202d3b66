/** A Pulumi program: the inference server goes where it emits least, and its tags say why. */
import * as pulumi from "@pulumi/pulumi";
import { greenestAwsMachine } from "./greenest-aws-machine.ts";

const hoursPerMonth = 730;
const choice = greenestAwsMachine("l4", hoursPerMonth, 1.2);

class AwsProvider extends pulumi.ProviderResource {
  constructor(name: string, region: string) {
    super("aws", name, { region });
  }
}

const region = new AwsProvider("where-it-is-green", choice.region);

/** `aws.ec2.Instance` by its type token, so that the example needs no plugin of half a gigabyte. */
class Instance extends pulumi.CustomResource {
  constructor(name: string, inputs: pulumi.Inputs, options: pulumi.CustomResourceOptions) {
    super("aws:ec2/instance:Instance", name, inputs, options);
  }
}

export const server: pulumi.CustomResource = new Instance(
  "inference",
  {
    instanceType: choice.instanceType,
    ami: "resolve:ssm:/aws/service/deeplearning/ami/x86_64/base-oss-nvidia-driver-gpu-ubuntu-22.04/latest/ami-id",
    tags: {
      "green-place:kg-co2e-per-month": choice.carbonKg.value.toFixed(1),
      "green-place:range": `${choice.carbonKg.low.toFixed(1)} to ${choice.carbonKg.high.toFixed(1)}`,
      "green-place:zone": `${choice.intensity.zone} ${choice.intensity.year}`,
    },
  },
  { provider: region },
);

export const carbonKgPerMonth: number = choice.carbonKg.value;
