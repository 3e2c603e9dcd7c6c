import { expect, it } from "vitest";
import { giveBack, takeThreads } from "../../src/node/thread-pool.ts";

it("keeps threads for the next batch, one pool of a size, and gives a batch beside it threads of its own", async () => {
  const first = await takeThreads(3);
  const beside = await takeThreads(3);
  expect(beside).not.toBe(first);
  await giveBack(first, 3);
  await giveBack(beside, 3);
  const again = await takeThreads(3);
  expect(again).toBe(first);
  expect(await takeThreads(2)).not.toBe(first);
  await again.destroy();
});
