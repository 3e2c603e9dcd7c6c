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
    maxWorkers: 2,
  },
});
