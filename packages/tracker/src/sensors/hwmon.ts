import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Channel } from "../meter/channel.ts";
import { openSystemFile, parseCounter, type SystemFile } from "../system/system-file.ts";
import { type HwmonChannel, type HwmonInput, selectHwmon } from "./hwmon-channels.ts";
import type { Sensor, SensorContext, SensorDiagnosis, SensorKind } from "./sensor.ts";

const root = (context: SensorContext): string => join(context.sysroot, "sys/class/hwmon");
const readText = (path: string): Promise<string | null> => readFile(path, "utf8").catch(() => null);

async function listInputs(context: SensorContext): Promise<readonly HwmonInput[]> {
  const chips = await readdir(root(context)).catch(() => []);
  const found = await Promise.all(
    chips.sort().map(async (directory) => {
      const folder = join(root(context), directory);
      const files = await readdir(folder).catch(() => []);
      const chip = ((await readText(join(folder, "name"))) ?? "").trim();
      return Promise.all(
        files
          .filter((file) => /^(power|energy)\d+_(average|input)$/.test(file))
          .map(async (attribute): Promise<HwmonInput | null> => {
            const channel = attribute.split("_")[0] ?? attribute;
            const [label, enabled] = await Promise.all([
              readText(join(folder, `${channel}_label`)),
              readText(join(folder, `${channel}_enable`)),
            ]);
            return enabled?.trim() === "0"
              ? null
              : { directory, chip, attribute, label: label?.trim() ?? null };
          }),
      );
    }),
  );
  return found.flat().filter((input) => input !== null);
}

function channelOf(input: HwmonChannel): Channel {
  return {
    id: `hwmon:${input.directory}/${input.attribute}`,
    part: input.part,
    sensor: `hwmon-${input.chip === "" ? "chip" : input.chip}`,
    how: "measured",
    metering:
      input.kind === "energy"
        ? { kind: "counter", maxJoules: null, maxWatts: 5000, restartsAtZero: true }
        : { kind: "power", maxWatts: 20_000 },
    error: input.kind === "energy" ? { below: 0.05, above: 0.05 } : { below: 0.1, above: 0.1 },
  };
}

/** Power (micro-watts) and energy (micro-joules) of `/sys/class/hwmon`: servers' power meters, ARM boards, AMD cards. */
export const hwmon: SensorKind = {
  name: "hwmon",
  async open(context): Promise<Sensor | null> {
    const opened = await Promise.all(
      selectHwmon(await listInputs(context)).map(
        async (input): Promise<{ channel: Channel; file: SystemFile } | null> => {
          const file = await openSystemFile(join(root(context), input.directory, input.attribute));
          return file && { channel: channelOf(input), file };
        },
      ),
    );
    const inputs = opened.filter((entry) => entry !== null);
    if (inputs.length === 0) return null;
    return {
      channels: () => inputs.map(({ channel }) => channel),
      read: () =>
        Promise.all(
          inputs.map(async ({ channel, file }) => {
            const micro = parseCounter(await file.read());
            return { channel: channel.id, value: micro === null ? null : micro / 1e6 };
          }),
        ),
      close: () => {
        for (const { file } of inputs) file.close();
      },
    };
  },
  async diagnose(context): Promise<SensorDiagnosis> {
    const inputs = await listInputs(context);
    const chosen = selectHwmon(inputs);
    const quality = "measured, +-10 %";
    const names = (list: readonly HwmonInput[]): string =>
      list.map((i) => `${i.chip}/${i.attribute}`).join(", ");
    if (chosen.length > 0) return { sensor: "hwmon", works: true, quality, found: `Reads ${names(chosen)}.` };
    const found =
      inputs.length > 0
        ? `${names(inputs)} ${inputs.length > 1 ? "don't" : "doesn't"} say what is watched, or watch a part of what another input watches.`
        : "No chip in /sys/class/hwmon gives power or energy.";
    return { sensor: "hwmon", works: false, quality, found };
  },
};
