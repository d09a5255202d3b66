export const BYTES_PER_GIB: number = 2 ** 30;
export const BYTES_PER_MIB: number = 2 ** 20;
export const KIB_PER_GIB: number = 2 ** 20;
