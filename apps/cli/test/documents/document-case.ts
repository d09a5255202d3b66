/** One call that prints a JSON document, and the schema that describes it. */
export interface DocumentCase {
  /** As `green-place schema` lists it. */
  readonly schema: string;
  /** Command with its flags; words that start with `@` are files of `caseFiles`. */
  readonly line: string;
  /** Default 0. */
  readonly exit?: number;
}

const p4d = "--placement aws:us-east-1:p4d.24xlarge";
const inDe = "--duration 6h --within 24h --zone DE";

/** Every command that prints JSON, with every flag and every choice of a flag. A flag that is in none of them turns a test red. */
export const documentCases: readonly DocumentCase[] = [
  ...cases("recommend", [
    "recommend --gpu a100 --hours 12 --limit 3 --explain --proportion --debug",
    "recommend --gpu h100 --gpus 64 --hours 12 --utilisation 0.5 --gpu-memory 80 --limit 2 --market spot --workload training",
    "recommend --vcpus 16 --memory 64 --hours 2 --no-config --within eu --carbon-price 100 --limit 3 --sort cost --workload general",
    "recommend --gpu a100 --equivalent --hours 2 --no-embodied --signal marginal --from aws:us-east-1:p4d.24xlarge --within us --market on-demand",
    "recommend --gpu a100 --hours 6 --start-within 24h --limit 3 --within eea --workload finetune --signal average",
    "recommend --gpu a100 --hours 6 --start-within 24h --interruptible --country AE,SE --sort energy --workload inference",
    "recommend --gpu a100 --hours 1 --provider aws,gcp --exclude-provider gcp --region aws:eu-* --exclude-region aws:eu-west-3 --exclude-country IE --sort carbon --data shipped --no-discovery",
    "recommend --vcpus 2 --hours 1 --data live --config @settings.json",
    "recommend --gpu a100 --gpus 8 --hours 1 --workload text-generation --batch 64 --limit 2",
    ...["small-model", "image-generation", "video-generation"].map(
      (kind) => `recommend --gpu t4 --hours 1 --limit 1 --workload ${kind}`,
    ),
  ]),
  { schema: "recommend", line: "recommend --gpu a100 --hours 1 --within eu --country US", exit: 3 },
  {
    schema: "recommend",
    line: "recommend --gpu a100 --hours 1 --max-usd 100 --max-usd-per-hour 50 --strict",
    exit: 4,
  },
  ...cases("estimate", [
    `estimate ${p4d} --hours 12 --explain --proportion --data shipped`,
    `estimate ${p4d} --flops 1e21 --mfu 0.4 --gpus 4 --workload training`,
    `estimate ${p4d} --params 7e9 --tokens 1e11 --count 2 --workload finetune`,
    `estimate ${p4d} --hours 1 --intensity 0 --pue 1 --no-embodied --utilisation 0.5`,
    `estimate ${p4d} --hours 1 --workload inference --signal average`,
    `estimate ${p4d} --hours 1 --workload image-generation --batch 8`,
    ...["small-model", "text-generation", "video-generation"].map(
      (kind) => `estimate ${p4d} --hours 1 --workload ${kind}`,
    ),
    "estimate --placement aws:eu-west-3:m5.large --hours 1 --signal marginal --workload general",
    "estimate --placement aws:eu-west-3:m5.large --hours 1 --data live",
    `estimate ${p4d} --hours 1 --block-storage 100 --storage-medium hdd --object-storage 10 --transfer 5`,
    "estimate --region aws:eu-west-3 --hours 1 --block-storage 100 --storage-medium ssd",
    "estimate --energy-kwh 100 --zone FR",
    "estimate --energy-kwh 100 --zone FR --pue 1.2 --proportion",
    "estimate --file @workloads.yaml",
    "estimate --file @workloads.yaml --proportion",
  ]),
  ...cases("when", [
    `when ${inDe} --at 2022-06-01T00:00Z`,
    `when ${inDe} --at 2022-06-01T00:00Z --history 2022 --interruptible --restart-overhead 5m`,
    "when --duration 2h --region gcp:europe-west4 --profile --signal average",
    "when --duration 2h --intensity-file @series.csv",
    "when --duration 2h --zone GB --live --strict",
    "when --duration 2h --zone CAISO_NORTH --live --signal marginal",
    "when --duration 2h --zone FR --live",
  ]),
  ...cases("backtest", [`when --backtest ${inDe} --interruptible`]),
  ...cases("run", [
    `run --dry-run ${inDe} --interruptible --restart-overhead 5m --profile -- python train.py --zone XX`,
    "run --dry-run --duration 2h --region gcp:europe-west4 --signal average --pause-command true --resume-command true -- true",
    "run --dry-run --duration 2h --intensity-file @series.csv -- true",
    "run --dry-run --duration 2h --zone GB --live --strict -- true",
    "run --dry-run --duration 2h --zone CAISO_NORTH --live --signal marginal -- true",
  ]),
  ...cases("track", [
    "track --json @report.json --zone FR --metadata never --interval 100ms --mode machine --project one --record @trace.ndjson --output @runs.csv --output-format green-place --quiet -- sleep 0.3",
    "track --json @other.json --country FRA --metadata never --mode process --output @emissions.csv --output-format codecarbon --cpu-watts 65 --ram-watts 5 --budget-kwh 1 --budget-kg 1 --budget-action warn -- true",
    "track --json @report.json --region aws:eu-west-3:m5.large --metadata never --intensity 100 --pue 1.2 --wue 0.5 --prometheus @run.prom --otlp @collector --strict -- true",
    "track --json @report.json --metadata always --sysroot @empty --gpu-ids 0,1 --epochs 3 --progress (\\d+)% -- true",
    "track --json @report.json --metadata vm -- true",
    "replay @trace.ndjson",
  ]),
  {
    schema: "track",
    line: "track --json @report.json --zone FR --metadata never --interval 100ms --budget-kwh 1e-12 --budget-action stop -- sleep 60",
    exit: 1,
  },
  ...cases("merge", ["merge @report.json @other.json"]),
  ...cases("regions", [
    "regions",
    "regions --provider aws --region aws:eu-* --country FR,SE --search paris --data shipped",
    "regions --data live",
  ]),
  { schema: "regions", line: "regions --country XX", exit: 3 },
  ...cases("instances", [
    "instances",
    "instances --provider aws --gpu h100 --region aws:us-* --search p5 --data shipped",
    "instances --data live",
  ]),
  ...cases("gpus", ["gpus", "gpus --provider aws --search h100"]),
  ...cases("zones", ["zones", "zones --country FR --search france"]),
  ...cases("factors", [
    "factors --gpu a100 --workload training --data shipped",
    "factors --provider aws --region eu-west-1 --utilisation 0.5 --signal marginal --workload general",
    "factors --provider gcp --gpu h100 --workload finetune --signal average",
    ...["inference", "small-model", "text-generation", "image-generation", "video-generation"].map(
      (kind) => `factors --provider gcp --gpu h100 --workload ${kind}`,
    ),
    "factors --provider aws --data live",
  ]),
  ...cases("providers", ["providers", "providers list"]),
  ...cases("providers-test", ["providers test @provider.json"]),
  // The project and the subscription are those of other clouds; all three fill in one document.
  ...cases("refresh", ["refresh aws --project p --subscription s --strict"]),
  ...cases("doctor", ["doctor"]),
];

/** Commands that print no JSON document: text, or a JSON Schema or a script itself. */
export const withoutDocument: readonly string[] = ["recover", "trust", "schema", "completion"];

/** Flags with which a command prints none. */
export const flagsWithoutDocument: readonly string[] = ["run --resume"];

function cases(schema: string, lines: readonly string[]): DocumentCase[] {
  return lines.map((line) => ({ schema, line }));
}
