import type { Source } from "../contract/source.ts";

const row = (
  id: string,
  publisher: string,
  title: string,
  url: string,
  licence = "cited figure",
): Source => ({
  id,
  publisher,
  title,
  url,
  licence,
  retrieved: "2026-11-23",
});

/** The publications that the defaults rest on. Figures are cited; no text or table of theirs is shipped. */
export const assumptionSources: readonly Source[] = [
  row(
    "dodge-2022",
    "FAccT 22",
    "Measuring the Carbon Intensity of AI in Cloud Instances",
    "https://arxiv.org/abs/2206.05229",
  ),
  row(
    "zeus-2023",
    "NSDI 23",
    "Zeus: Understanding and Optimizing GPU Energy Consumption of DNN Training",
    "https://arxiv.org/abs/2208.06102",
    "Apache-2.0",
  ),
  row("ml-energy-2025", "ML.ENERGY", "The ML.ENERGY Benchmark", "https://arxiv.org/abs/2505.06371"),
  row(
    "newkirk-2025",
    "Newkirk et al.",
    "Empirically-calibrated H100 node power models",
    "https://arxiv.org/abs/2506.14551",
  ),
  row(
    "mlperf-power-2024",
    "MLCommons",
    "MLPerf Training v4.0 power results",
    "https://mlcommons.org/benchmarks/training/",
  ),
  row(
    "boavizta-cloud",
    "Boavizta",
    "Cloud instance model, power of what is not CPU or memory",
    "https://doc.api.boavizta.org/Explanations/services/cloud/",
  ),
  row(
    "teads-rapl",
    "Teads Engineering",
    "Building an AWS EC2 carbon emissions dataset, RAPL on EC2 metal hosts",
    "https://medium.com/teads-engineering/building-an-aws-ec2-carbon-emissions-dataset-3f0fd76c98ac",
  ),
  row(
    "ccf",
    "Cloud Carbon Footprint",
    "ccf-coefficients",
    "https://github.com/cloud-carbon-footprint/ccf-coefficients",
    "Apache-2.0",
  ),
  row(
    "google-pue",
    "Google",
    "Data centre efficiency, fleet-wide trailing twelve months",
    "https://datacenters.google/efficiency/",
  ),
  row(
    "aws-pue",
    "AWS",
    "AWS sustainability, data centre efficiency",
    "https://sustainability.aboutamazon.com/products-services/aws-cloud",
  ),
  row(
    "azure-pue",
    "Microsoft",
    "Datacenter efficiency, PUE and WUE",
    "https://datacenters.microsoft.com/sustainability/efficiency/",
  ),
  row(
    "uptime-2024",
    "Uptime Institute",
    "Global Data Center Survey 2024",
    "https://uptimeinstitute.com/resources/research-and-reports/uptime-institute-global-data-center-survey-results-2024",
  ),
  row("li-2023", "Li et al.", "Making AI Less Thirsty", "https://arxiv.org/abs/2304.03271"),
  row(
    "bloom-2022",
    "Luccioni, Viguier, Ligozat",
    "Estimating the Carbon Footprint of BLOOM",
    "https://arxiv.org/abs/2211.02001",
  ),
  row(
    "chien-2023",
    "Scope3",
    "Methodology: embodied emissions of an A100 server",
    "https://methodology.scope3.com/",
  ),
  row(
    "gemini-2025",
    "Google",
    "Measuring the environmental impact of delivering AI at Google Scale",
    "https://arxiv.org/abs/2508.15734",
  ),
  row(
    "megatron-2021",
    "Narayanan et al.",
    "Efficient Large-Scale Language Model Training on GPU Clusters",
    "https://arxiv.org/abs/2104.04473",
  ),
  row(
    "user",
    "you",
    "Given on the command line or in the call",
    "https://github.com/green-place/green-place",
    "your own",
  ),
];
