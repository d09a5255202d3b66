import type { Source } from "@green-place/contract";

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
  row(
    "patterson-2021",
    "Patterson et al.",
    "Carbon Emissions and Large Neural Network Training, section 2.2",
    "https://arxiv.org/abs/2104.10350",
  ),
  row(
    "latif-2024",
    "Latif et al.",
    "Empirical Measurements of AI Training Power Demand on a GPU-Accelerated Node",
    "https://arxiv.org/abs/2412.08602",
  ),
  row(
    "fischer-2025",
    "Fischer et al.",
    "Ground-truthing AI energy consumption: validating CodeCarbon against a wall meter",
    "https://arxiv.org/abs/2509.22092",
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
    "megatron-2021",
    "Narayanan et al.",
    "Efficient Large-Scale Language Model Training on GPU Clusters",
    "https://arxiv.org/abs/2104.04473",
  ),
  row(
    "car-co2",
    "European Environment Agency and US EPA",
    "CO2 performance of new passenger cars in Europe; Greenhouse gas equivalencies, calculations and references",
    "https://www.eea.europa.eu/en/analysis/indicators/co2-performance-of-new-passenger",
  ),
  row(
    "home-electricity",
    "US EIA and Ofgem",
    "How much electricity does an American home use; Typical domestic consumption values",
    "https://www.eia.gov/tools/faqs/faq.php?id=97",
  ),
  row(
    "epa-equivalencies",
    "US EPA",
    "Greenhouse gas equivalencies, calculations and references",
    "https://www.epa.gov/energy/greenhouse-gas-equivalencies-calculator-calculations-and-references",
  ),
  row(
    "tannu-2023",
    "Tannu, Nair",
    "The Dirty Secret of SSDs: Embodied Carbon",
    "https://arxiv.org/abs/2207.10793",
  ),
  row(
    "aslan-2018",
    "Aslan, Mayers, Koomey, France",
    "Electricity Intensity of Internet Data Transmission: Untangling the Estimates",
    "https://doi.org/10.1111/jiec.12630",
  ),
  row(
    "user",
    "you",
    "Given on the command line or in the call",
    "https://github.com/green-place/green-place",
    "your own",
  ),
];
