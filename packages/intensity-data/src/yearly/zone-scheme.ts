/** The naming scheme of the zones: `{ scheme: "electricity-maps", id: "SE-SE3" }`. */
export const ELECTRICITY_MAPS = "electricity-maps";
