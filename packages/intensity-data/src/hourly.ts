export { type HourlyProfile, hourlyProfile, type TypicalDays } from "./hourly/hourly-profile.ts";
export { type HourlyStatus, type HourlyZone, hourlyZones } from "./hourly/hourly-quality.ts";
export { type HourlyYearOptions, hourlyYear2022 } from "./hourly/hourly-year.ts";
export { profileSeries } from "./hourly/profile-series.ts";
