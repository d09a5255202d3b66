import type { Session } from "../configuration/session.ts";
import { ageFinding } from "./data-age.ts";
import type { DoctorFinding } from "./doctor-check.ts";

/** A year's figures come out in the year after it, so they are old only when that year is over. */
const YEARLY_STALE_AFTER_DAYS = 366 + 31;

/** Whether hardware and grid data load, and how old they are. */
export async function dataCheck({ now }: Session): Promise<readonly DoctorFinding[]> {
  const [{ hardware }, { electricityMaps, unfcccMarginal, zones }] = await Promise.all([
    import("@green-place/hardware-data"),
    import("@green-place/intensity-data"),
  ]);
  const catalogue = hardware();
  const chips = catalogue.accelerators();
  const withPower = chips.filter(({ peakWatts, idleWatts }) => peakWatts && idleWatts).length;
  const average = electricityMaps();
  const marginal = unfcccMarginal();
  return [
    ageFinding(
      "hardware data",
      `${chips.length} accelerators, ${withPower} of them with known power, data of ${catalogue.dataAsOf}`,
      catalogue.dataAsOf,
      now(),
    ),
    ageFinding(
      "grid data",
      `${zones().length} zones, yearly to ${average.newestYear}; marginal of ${marginal.newestYear} by country`,
      average.meta.dataAsOf,
      now(),
      YEARLY_STALE_AFTER_DAYS,
    ),
  ];
}
