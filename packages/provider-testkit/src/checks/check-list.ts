import type { ProviderCheck } from "../provider-under-test.ts";
import { capabilities } from "./capabilities.ts";
import { contract } from "./contract.ts";
import { instanceHardware } from "./instance-hardware.ts";
import { instanceRegions } from "./instance-regions.ts";
import { noMutation } from "./no-mutation.ts";
import { plainData } from "./plain-data.ts";
import { plausibleHardware } from "./plausible-hardware.ts";
import { power } from "./power.ts";
import { priceAnswers } from "./price-answers.ts";
import { priceAvailability } from "./price-availability.ts";
import { priceLevels } from "./price-levels.ts";
import { regionPue } from "./region-pue.ts";
import { regionZones } from "./region-zones.ts";
import { repeatable } from "./repeatable.ts";
import { sources } from "./sources.ts";
import { speed } from "./speed.ts";
import { spotPrices } from "./spot-prices.ts";
import { uniqueIds } from "./unique-ids.ts";
import { unknownIds } from "./unknown-ids.ts";

/** Every behaviour of a provider, in the order in which they are checked: the contract first, because the rest relies on it. */
export const checkList: readonly ProviderCheck[] = [
  contract,
  uniqueIds,
  regionZones,
  regionPue,
  instanceRegions,
  instanceHardware,
  plausibleHardware,
  power,
  priceAnswers,
  priceAvailability,
  priceLevels,
  spotPrices,
  unknownIds,
  sources,
  capabilities,
  repeatable,
  noMutation,
  plainData,
  speed,
];
