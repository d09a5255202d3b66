/** No machine costs as much; a price beyond it is in another unit, or none. */
const MOST_USD_PER_HOUR = 100_000;

/** Whether a number can be the price of an instance, in USD/h. */
export const isUsdPerHour = (price: number): boolean => price > 0 && price <= MOST_USD_PER_HOUR;
