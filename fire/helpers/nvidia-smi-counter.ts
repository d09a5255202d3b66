import type { Helper } from "./helper.ts";

/** Of a driver that counts energy. */
const nvidiaSmiCounter: Helper = {
  program: "nvidia-smi",
  platform: "linux",
  before: `case "$1" in
  -L) echo 'GPU 0: NVIDIA Test (UUID: GPU-aaaa)'; exit ;;
  --help-query-gpu) echo '"total_energy_consumption"'; exit ;;
esac
echo 'uuid, index, name, power.draw [W], utilization.gpu [%], total_energy_consumption [mJ]'
echo 'GPU-aaaa, 0, NVIDIA Test, 100.00, 50, 5000'`,
  reading: (value) => `echo 'GPU-aaaa, 0, NVIDIA Test, 100.00, 50, ${value}'`,
};
export default nvidiaSmiCounter;
