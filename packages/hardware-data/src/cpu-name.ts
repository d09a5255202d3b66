/**
 * A CPU's marketing name reduced to what identifies the model, so that what a machine reports and what a datasheet prints compare equal:
 * `Intel(R) Xeon(R) Platinum 8259CL CPU @ 2.50GHz` and `Intel Xeon Platinum 8259CL` are both `intel xeon platinum 8259cl`.
 */
export function normaliseCpuName(name: string): string {
  return name
    .toLowerCase()
    .replace(/\((r|tm)\)|[®™]/g, " ")
    .replace(/ @.*$| w(ith|\/) radeon.*$/, " ")
    .replace(/^\s*\d+(st|nd|rd|th) gen /, " ")
    .replace(/\b(cpu|processor|((\d+|dual|triple|quad|six|eight|ten|twelve|sixteen)-cores?))(?![\w-])/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
