/** Days in which hours can be chosen, ten years: typical days repeat every year, and each hour takes room. */
export const LONGEST_WINDOW_DAYS = 3653;
