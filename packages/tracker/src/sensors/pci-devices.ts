import { access, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** A device on the PCI bus, its ids as four and six small hexadecimal digits. */
export interface PciDevice {
  /** `0000:00:02.0`: domain, bus, device, function. */
  readonly address: string;
  readonly vendor: string;
  readonly device: string;
  /** Base class, subclass and programming interface: `030000`. */
  readonly class: string;
}

const hexadecimal = (text: string | null, digits: number): string | null =>
  new RegExp(`^0x([0-9a-f]{${digits}})\\s*$`).exec(text ?? "")?.[1] ?? null;

/**
 * What the kernel shows on the PCI bus; none where it runs without one, as many small virtual machines do. null where that cannot be told:
 * there is no sysfs, as on macOS and Windows, or a device's files cannot be read. A virtual function is left out where its card is shown too.
 */
export async function listPciDevices(sysroot: string): Promise<readonly PciDevice[] | null> {
  const buses = await readdir(join(sysroot, "sys/bus")).catch(() => null);
  if (buses === null) return null;
  if (!buses.includes("pci")) return [];
  const folder = join(sysroot, "sys/bus/pci/devices");
  const addresses = await readdir(folder).catch(() => null);
  if (addresses === null) return null;
  const read = await Promise.all(
    addresses.sort().map(async (address): Promise<PciDevice | "virtual" | null> => {
      const text = (file: string): Promise<string | null> =>
        readFile(join(folder, address, file), "utf8").catch(() => null);
      const [vendor, device, kind, virtual] = await Promise.all([
        text("vendor"),
        text("device"),
        text("class"),
        access(join(folder, address, "physfn")).then(
          () => true,
          () => false,
        ),
      ]);
      if (virtual) return "virtual";
      const ids = [hexadecimal(vendor, 4), hexadecimal(device, 4), hexadecimal(kind, 6)] as const;
      const [vendorId, deviceId, classId] = ids;
      if (vendorId === null || deviceId === null || classId === null) return null;
      return { address, vendor: vendorId, device: deviceId, class: classId };
    }),
  );
  const devices = read.filter((entry) => entry !== "virtual");
  return devices.every((entry) => entry !== null) ? devices : null;
}
