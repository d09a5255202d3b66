import { expect, test } from "vitest";
import { type RecommendInput, recommend } from "../src/index.ts";
import { aDayOnNew } from "./small-catalogue.ts";

const equivalent = { ...aDayOnNew.job, equivalent: true };
const onCpu: RecommendInput["job"] = {
  hours: 24,
  workload: "general",
  acceleratorCount: 1,
  equivalent: false,
  vcpus: 4,
};

const from = (job: RecommendInput["job"], placement: string) => {
  const [provider, region, instanceType] = placement.split(":") as [string, string, string];
  return recommend({ ...aDayOnNew, job, from: { provider, region, instanceType } }).baseline;
};

test.each([
  ["north:n1:plain", aDayOnNew.job, "it has no accelerator, and the job needs one", /Name another one/],
  ["north:n1:plain", equivalent, "it has no accelerator, and the job needs one", /Name another one/],
  ["south:s1:big-1", aDayOnNew.job, "it has another accelerator than the job asks for", /--equivalent/],
  ["south:s1:big-1", onCpu, "it has accelerators, and the job asks for none", /Name another one/],
  ["south:s1:secret-1", equivalent, "no table describes its accelerator", /Name another one/],
  ["north:n3:old-1", equivalent, "no intensity is known for its grid", /Name another one/],
  ["north:n1:old-1", { ...equivalent, memoryGib: 1000 }, "it has too little memory", /Name another one/],
])("%s is no baseline: %o %s", (placement, job, why, hint) => {
  expect(() => from(job, placement)).toThrow(
    expect.objectContaining({
      code: "E_BASELINE",
      message: `The baseline ${placement} does not serve: ${why}.`,
      hint: expect.stringMatching(hint),
    }),
  );
});

test("a machine that could be an option is a baseline", () => {
  expect(from(aDayOnNew.job, "north:n2:new-1")).toMatchObject({ instanceType: "new-1" });
  expect(from(equivalent, "south:s1:big-1")).toMatchObject({ instanceType: "big-1" });
  expect(from(onCpu, "south:s1:plain")).toMatchObject({ instanceType: "plain" });
});
