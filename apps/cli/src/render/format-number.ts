/**
 * A number with so many significant digits and no more, never rounded to 0 and never in scientific notation where people can read digits.
 * 0.0213, 1.20, 12.3, 123, 1,234
 */
export function significant(value: number, digits = 3): string {
  if (value === 0) return "0";
  const magnitude = Math.abs(value);
  if (magnitude < 1e-4 || magnitude >= 1e9) return value.toExponential(digits - 1);
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(magnitude)));
  return grouped(withoutTrailingZeros(value.toFixed(Math.min(decimals, 20))));
}

/** Carbon in the unit that gives a readable number: g below 1 kg, t from 1,000 kg. */
export function carbon(kilograms: number): string {
  const [scale, unit] = carbonUnit(kilograms);
  return `${significant(kilograms * scale)} ${unit}`;
}

/** A range of carbon in the unit of its median: `210 g (150 to 300)`. */
export function carbonRange({ low, value, high }: { low: number; value: number; high: number }): string {
  const [scale, unit] = carbonUnit(value);
  return `${significant(value * scale)} ${unit} (${significant(low * scale)} to ${significant(high * scale)})`;
}

function carbonUnit(kilograms: number): readonly [number, string] {
  const magnitude = Math.abs(kilograms);
  if (magnitude < 1e-3) return [1e6, "mg"];
  if (magnitude < 1) return [1e3, "g"];
  return magnitude < 1000 ? [1, "kg"] : [1e-3, "t"];
}

/** US dollars: cents below 100, whole dollars above; a price below a cent keeps its digits. */
export function dollars(value: number): string {
  if (value > 0 && value < 0.01) return `$${significant(value, 2)}`;
  const digits = value < 100 ? 2 : 0;
  return `$${grouped(value.toFixed(digits))}`;
}

/** How much less or more than a reference: `−93 %`, `+12 %`, `±0 %`; more than ten times as much reads `×25`. */
export function change(value: number, reference: number): string {
  const ratio = value / reference;
  if (ratio >= 10) return `×${significant(ratio, 2)}`;
  const percent = (ratio - 1) * 100;
  if (Math.abs(percent) < 0.05) return "±0 %";
  const digits = Math.abs(percent) < 10 || percent < -99 ? 1 : 0;
  return `${percent < 0 ? "−" : "+"}${Math.abs(percent).toFixed(digits)} %`;
}

const withoutTrailingZeros = (text: string): string =>
  text.endsWith("0") && text.includes(".") ? text.replace(/\.?0+$/, "") : text;

/** Thousands separated by commas. By hand, because the first use of `toLocaleString` costs more than the whole ranking. */
export const grouped = (text: string): string =>
  /^[^.]{4}/.test(text) ? text.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ",") : text;
