import { CellSession } from "./cell-session.ts";
import { repairKernelInfo, repairServer } from "./kernel-server.ts";

const parentCheck = 2_000;

/**
 * Start tslab's Jupyter kernel, repaired, for one connection file.
 *
 * tslab is the installed one; only methods of its objects are replaced before it starts. Notebooks run on a tslab
 * without these repairs too, with plainer outputs.
 *
 * @param connectionFile Path of the JSON file by which Jupyter tells ports and key.
 * @throws Error If tslab is not installed or not of the version that the repairs are made for.
 */
export function startKernel(connectionFile: string): void {
  const session = new CellSession();
  repairServer(session);
  repairKernelInfo(session);
  endWithParent();
  session.tslab.main.startKernel({ configPath: connectionFile, enableFindLocal: false, jsKernel: false });
  session.reportStrayErrors();
}

/** A Jupyter server that dies without shutting its kernels down must not leave them behind. */
function endWithParent(): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) process.exit();
  }, parentCheck);
  timer.unref();
}
