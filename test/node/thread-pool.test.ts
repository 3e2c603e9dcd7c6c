import { expect, it, vi } from "vitest";
import { giveBack, takeThreads } from "../../src/node/thread-pool.ts";

it("keeps the threads used last for the next batch, and no others", async () => {
  const first = await takeThreads(3);
  const beside = await takeThreads(3);
  expect(beside.pool).not.toBe(first.pool);
  const ended = vi.spyOn(first.pool, "destroy");
  await giveBack(first);
  expect(ended).not.toHaveBeenCalled();
  await giveBack(beside);
  expect(ended).toHaveBeenCalledOnce();
  const fewer = await takeThreads(2);
  expect(fewer.pool).not.toBe(beside.pool);
  const again = await takeThreads(3);
  expect(again.pool).toBe(beside.pool);
  await giveBack(again);
  const other = vi.spyOn(again.pool, "destroy");
  await giveBack(fewer);
  expect(other).toHaveBeenCalledOnce();
  await fewer.pool.destroy();
});
