#!/usr/bin/env node
import module from "node:module";

// A reader that has seen enough, such as `head`, closes the pipe.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

// From Node 22.1 on: what is compiled is kept for the next start. It must be asked for before anything else is loaded.
(module as { enableCompileCache?: () => void }).enableCompileCache?.();

const { runCommandLine } = await import("./command-line.ts");
await runCommandLine(process.argv.slice(2));
