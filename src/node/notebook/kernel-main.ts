#!/usr/bin/env node
import { startKernel } from "./kernel.ts";

const connectionFile = process.argv[2];
if (connectionFile === undefined) {
  process.stderr.write("churnkit kernel: expected the path of a connection file, found nothing\n");
  process.exitCode = 2;
} else {
  startKernel(connectionFile);
}
