import { numberIn, type Row, textIn } from "@green-place/tools/csv";
import { type MeasuredTable, nothingLeftOut } from "./measured-table.ts";

const columns = [
  "source",
  "task",
  "model",
  "gpu",
  "gpus",
  "watts",
  "batch",
  "mean_batch",
  "parameters_billion",
  "active_parameters_billion",
  "units_per_second",
  "median_itl_ms",
] as const;

/**
 * The ML.ENERGY Benchmark's configurations. `watts` is the mean of all GPUs together; `batch` the most sequences at a time (or the images or
 * videos of one batch), `mean_batch` how many there were; a unit is a token, an image or a video.
 */
export const serving = (rows: readonly Row[]): MeasuredTable => ({
  columns,
  rows: rows.map((row) => ({
    source: "ml-energy-v3",
    task: textIn(row, "task"),
    model: textIn(row, "nickname"),
    gpu: textIn(row, "gpu_model"),
    gpus: numberIn(row, "num_gpus"),
    watts: numberIn(row, "avg_power_watts"),
    batch: numberIn(row, "max_num_seqs") ?? numberIn(row, "batch_size"),
    mean_batch: numberIn(row, "avg_batch_size"),
    parameters_billion: numberIn(row, "total_params_billions"),
    active_parameters_billion: numberIn(row, "activated_params_billions"),
    units_per_second:
      numberIn(row, "output_throughput_tokens_per_sec") ??
      numberIn(row, "throughput_images_per_sec") ??
      numberIn(row, "throughput_videos_per_sec"),
    median_itl_ms: numberIn(row, "median_itl_ms"),
  })),
  leftOut: nothingLeftOut,
});
