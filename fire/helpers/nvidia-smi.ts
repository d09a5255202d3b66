import type { Helper } from "./helper.ts";

const nvidiaSmi: Helper = {
  program: "nvidia-smi",
  platform: "linux",
  before: `case "$1" in
  -L) echo 'GPU 0: NVIDIA Test (UUID: GPU-aaaa)'; exit ;;
  --help-query-gpu) echo '"power.draw"'; exit ;;
esac
echo 'uuid, index, name, power.draw [W], utilization.gpu [%]'`,
  reading: (value) => `echo 'GPU-aaaa, 0, NVIDIA Test, ${value}, ${value}'`,
};
export default nvidiaSmi;
