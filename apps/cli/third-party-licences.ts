import { licensePlugin } from "rolldown-license-plugin";

/** `dist/THIRD-PARTY-LICENCES`: each library that the bundle contains, with its licence. */
export const thirdPartyLicences = licensePlugin({
  done(libraries, context) {
    const nameless = libraries.filter(({ licenseText }) => licenseText.trim() === "");
    if (libraries.length === 0 || nameless.length > 0)
      context.error(
        `No licence text of ${nameless.map(({ name }) => name).join(", ") || "any library"} was found.`,
      );
    const texts = libraries.map(
      ({ name, version, license, licenseText }) =>
        `---- ${name} ${version} (${license})\n\n${licenseText.trim()}\n`,
    );
    context.emitFile({
      type: "asset",
      fileName: "THIRD-PARTY-LICENCES",
      source: ["This folder contains these libraries, each under its own licence.\n", ...texts].join("\n"),
    });
  },
});
