/** How documents write figures: three digits, a share in per cent. */
export const number = (value: number): string =>
  Number(value.toPrecision(3)).toLocaleString("en-GB", { maximumFractionDigits: 6 });

export const percent = (share: number): string =>
  `${Number((share * 100).toFixed(share < 0.01 ? 2 : share < 0.1 ? 1 : 0))} %`;

export const signed = (share: number): string =>
  `${share < 0 ? "−" : "+"}${percent(Math.abs(share))}`.replace("+0 %", "0 %").replace("−0 %", "0 %");

/** A figure that a class may lack: an empty cell. */
export const orEmpty = (value: number | undefined, write: (value: number) => string): string =>
  value === undefined ? "" : write(value);
