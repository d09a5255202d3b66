import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { compareTables } from "../src/compare-tables.ts";
import { refreshTables } from "../src/refresh-tables.ts";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "green-place-tables-"));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(name: string, text: string): void {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), text);
}

const regionColumns =
  "id,name,country,latitude,longitude,zones,zone_source,pue,pue_low,pue_high,pue_year,pue_source,wue,wue_low,wue_high,wue_year,wue_source,cfe,cfe_year,cfe_source,source";
const priceColumns =
  "instance_type,region,on_demand_usd_per_hour,on_demand_basis,spot_usd_per_hour,spot_basis,as_of,source";

/** A provider of one region and two types, whose importer copies the tables that lie upstream and prints a line. */
function provider(newPrices: string, newRegions: string): void {
  const data = "packages/provider-demo/data";
  write("packages/hardware-data/data/accelerators.csv", "id,name\nt4,T4\n");
  write("packages/hardware-data/data/cpu-platforms.csv", "id,name\nskylake,Skylake\n");
  write("packages/intensity-data/data/zones.csv", "zone,name,country\nFR,France,FR\nDE,Germany,DE\n");
  write(
    `${data}/sources.csv`,
    "id,publisher,title,url,licence,retrieved\nlist,Demo,List,https://example.org/,MIT,2026-11-01\n",
  );
  write(
    `${data}/regions.csv`,
    `${regionColumns}\nparis,Paris,FR,48.9,2.4,FR,list,1.2,1.1,1.3,2024,list,,,,,,,,,list\n`,
  );
  write(
    `${data}/instance-types.csv`,
    "id,family,vcpus,memory_gib,cpu_platforms,host_vcpus,accelerators,source\na,a,2,8,skylake,,,list\nb,b,4,16,skylake,,t4:1,list\n",
  );
  write(`${data}/interconnects.csv`, "instance_type,name,source\n");
  write(
    `${data}/prices.csv`,
    `${priceColumns}\na,paris,0.1,list,,,2026-10-01,list\nb,paris,1,list,,,2026-10-01,list\n`,
  );
  write("upstream/demo/prices.csv", `${priceColumns}\n${newPrices}`);
  write("upstream/demo/regions.csv", `${regionColumns}\n${newRegions}`);
  write(
    "packages/provider-demo/import/import-demo.ts",
    `import { copyFileSync } from "node:fs";
     import { join } from "node:path";
     const upstream: string = process.argv[2]!;
     for (const table of ["prices.csv", "regions.csv"])
       copyFileSync(join(upstream, "demo", table), join(import.meta.dirname, "..", "data", table));
     console.log("refused 1: no such type (c in paris)");`,
  );
  write("packages/provider-demo/package.json", '{ "type": "module" }');
}

const refresh = () => refreshTables(join(root, "upstream"), join(root, "packages"));
const paris = "paris,Paris,FR,48.9,2.4,FR,list,1.2,1.1,1.3,2024,list,,,,,,,,,list\n";

describe("refreshTables", () => {
  test("says what came, went and changed, and what was refused", () => {
    provider(
      "a,paris,0.3,list,,,2026-11-01,list\n",
      "paris,Paris,FR,48.9,2.4,FR,list,1.4,1.3,1.5,2025,list,,,,,,,,,list\nberlin,Berlin,DE,52.5,13.4,DE,list,,,,,,,,,,,,,,list\n",
    );
    const { report, failed } = refresh();
    expect(failed).toBe(false);
    expect(report).toContain("| provider-demo/prices.csv | 2 | 1 | 0 | 1 | 2 |");
    expect(report).toContain("prices.csv, removed: b\n");
    expect(report).toContain("- a, on_demand_usd_per_hour: 0.1 → 0.3 (× 3.00)");
    expect(report).toContain("regions.csv, added: berlin");
    expect(report).toContain("- paris, pue: 1.2 → 1.4 (× 1.17)");
    expect(report).toContain("refused 1: no such type (c in paris)");
    expect(report).toContain("| provider-demo/instance-types.csv | 2 | 2 | 0 | 0 | 0 |");
  });

  test("a row that fails its check fails the refresh, with file, row and column", () => {
    provider("a,paris,0.3,list,0.9,list,2026-11-01,list\n", paris);
    const { report, failed } = refresh();
    expect(failed).toBe(true);
    expect(report).toContain("Not to be merged: provider-demo failed a check.");
    expect(report).toContain("prices.csv, row 2, spot_usd_per_hour: 0.9 is above the on-demand price, 0.3");
  });

  test("an importer that throws fails the refresh, in its own words", () => {
    provider("", paris);
    rmSync(join(root, "upstream/demo/prices.csv"));
    const { report, failed } = refresh();
    expect(failed).toBe(true);
    expect(report).toContain("the importer failed: Error: ENOENT");
  });

  test("a package without upstream files is named, and nothing at all refreshed is a failure", () => {
    provider("", paris);
    rmSync(join(root, "upstream/demo"), { recursive: true });
    const { report, failed } = refresh();
    expect(failed).toBe(true);
    expect(report).toContain("Not refreshed: provider-demo");
  });

  test("every package of this repository that imports anything is found by the name of its importer", () => {
    const packages = fileURLToPath(new URL("../../packages", import.meta.url));
    const importing = readdirSync(packages).filter((name) =>
      readdirSync(join(packages, name)).includes("import"),
    );
    write("upstream/none", "");
    const { report } = refreshTables(join(root, "upstream"), packages);
    expect(importing.length).toBeGreaterThan(4);
    for (const name of importing) expect(report).toContain(`Not refreshed: ${name}`);
  });
});

describe("compareTables", () => {
  test("takes as many leading columns for the key as tell the rows apart", () => {
    const row = (zone: string, year: string, g: string) => ({ zone, year, g });
    const { changes, added, removed } = compareTables(
      [row("DE", "2023", "400"), row("DE", "2024", "350")],
      [row("DE", "2024", "700"), row("DE", "2025", "300")],
    );
    expect(changes).toEqual([{ row: "DE 2024", column: "g", before: "350", after: "700", ratio: 2 }]);
    expect([added, removed]).toEqual([["DE 2025"], ["DE 2023"]]);
  });

  test("a number that becomes unknown is a change without a ratio", () => {
    const { changes } = compareTables([{ id: "a", pue: "1.2" }], [{ id: "a", pue: "" }]);
    expect(changes).toEqual([{ row: "a", column: "pue", before: "1.2", after: "" }]);
  });
});
