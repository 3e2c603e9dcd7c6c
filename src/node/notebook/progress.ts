import { randomUUID } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { writeDisplay } from "./display.ts";

/** Milliseconds between two pictures of the bar. */
const redraw = 100;
/** Milliseconds of work after which other tasks get their turn, so that the cell can be interrupted. */
const turn = 50;

export interface Progress {
  /**
   * Count `steps` more as done (1 unless told). Await it: long loops can then be interrupted and messages flow.
   *
   * @throws RangeError If `steps` is negative or not finite.
   */
  advance(steps?: number): Promise<void>;
}

/**
 * Show how far a long cell is, in one output that is replaced as it goes on.
 *
 * Ends with the plain statement that all is done, without times, so that a stored output stays the same.
 *
 * @param total Steps in all, at least 1.
 * @param label What is being done.
 * @throws RangeError If `total` is less than 1 or not finite.
 * @example
 * const bar = progress(seeds.length, "replicates");
 * for (const seed of seeds) { runs.push(simulate(scenario, { seed })); await bar.advance(); }
 */
export function progress(total: number, label: string): Progress {
  if (!(total >= 1 && Number.isFinite(total))) {
    throw new RangeError(`invalid total; must be finite and at least 1: ${total}`);
  }
  const id = randomUUID();
  let done = 0;
  let drawn = performance.now();
  let yielded = drawn;
  const draw = (update: boolean) => {
    drawn = performance.now();
    const text = `${label}: ${Math.min(done, total)} of ${total}`;
    const bar = `<progress max="${total}" value="${Math.min(done, total)}"></progress> ${escapeHtml(text)}`;
    return writeDisplay(
      { data: { "text/html": bar, "text/plain": text }, metadata: {}, transient: { display_id: id } },
      update,
    );
  };
  const started = draw(false);
  return {
    async advance(steps = 1) {
      if (!(steps >= 0 && Number.isFinite(steps))) {
        throw new RangeError(`invalid steps; must be finite and at least 0: ${steps}`);
      }
      const before = done;
      done += steps;
      const ends = before < total && done >= total;
      if (ends || performance.now() - drawn >= redraw) await draw(true);
      if (ends || performance.now() - yielded >= turn) {
        await started;
        await nextTurn();
        yielded = performance.now();
      }
    },
  };
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
