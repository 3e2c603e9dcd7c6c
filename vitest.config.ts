import { defineConfig } from "vitest/config";

const notebooks = "test/notebook/notebooks.test.ts";

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "parts",
          include: ["test/**/*.test.ts"],
          exclude: [notebooks],
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        // A lesson is run as a reader runs it: with nothing else on the machine.
        test: { name: "lessons", include: [notebooks], sequence: { groupOrder: 2 } },
      },
    ],
    testTimeout: 60_000,
    // Patience with a page on a busy machine.
    expect: { poll: { timeout: 20_000 } },
    pool: "forks",
    // Node (20, at least) aborts now and then when a thread ends while code is being compiled for it, see `standstill.ts`;
    // tests end threads at every moment.
    execArgv: ["--no-concurrent-recompilation"],
    maxWorkers: 2,
  },
});
