/** Loaded before green-place: another platform and user than this machine's, and a note of the memory that was used. */
import { writeFileSync } from "node:fs";

const { FIRE_PLATFORM, FIRE_UID, FIRE_MEMORY } = process.env;
if (FIRE_PLATFORM) Object.defineProperty(process, "platform", { value: FIRE_PLATFORM });
if (FIRE_UID) process.getuid = () => Number(FIRE_UID);
// KiB, the most at any time.
process.on("exit", () => writeFileSync(FIRE_MEMORY, String(process.resourceUsage().maxRSS)));
