/**
 * The package's `data/` folder. Sources stand one folder deep and so does the flat build, so that the same step up holds for both:
 * keep this file where it is, and leave the package out of a bundle.
 */
export const dataFolder: URL = new URL("../data/", import.meta.url);
