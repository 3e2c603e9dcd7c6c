import fc from "fast-check";
import { expect, test } from "vitest";
import { type PlacedMark, placeMarks } from "../../src/chart/place-marks.ts";
import { sampleEvents, sampleWindow } from "./sample-chart.ts";

const spans = (label: PlacedMark, other: PlacedMark) => label.start <= other.x && other.x <= label.end;

test("the case's events fit above a plot without a label on another's label or rule", () => {
  const marks = placeMarks(sampleEvents, sampleWindow, 600);
  expect(marks).toHaveLength(sampleEvents.length);
  for (const mark of marks) {
    expect(mark.end).toBeLessThanOrEqual(600);
    for (const other of marks)
      if (other !== mark && spans(mark, other)) expect(mark.row).toBeGreaterThan(other.row);
  }
  expect(Math.max(...marks.map(({ row }) => row))).toBeLessThan(6);
});

test("labels never share a place, and cross a rule only where two span each other", () => {
  const event = fc.record({
    day: fc.integer({ min: sampleWindow.from - 20, max: sampleWindow.to + 20 }),
    label: fc.string({ minLength: 1, maxLength: 20 }),
  });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 12 }), (events) => {
      const marks = placeMarks(events, sampleWindow, 600);
      const inside = events.filter(({ day }) => day >= sampleWindow.from && day <= sampleWindow.to);
      expect(marks).toHaveLength(inside.length);
      for (const mark of marks) {
        for (const other of marks) {
          if (mark === other) continue;
          if (mark.row === other.row) expect(mark.end <= other.start || other.end <= mark.start).toBe(true);
          const isCrossed = spans(mark, other) && mark.row < other.row;
          if (isCrossed) expect(isInCycle(mark, marks)).toBe(true);
        }
      }
    }),
    { seed: 2011, numRuns: 500 },
  );
});

/** Whether a label must lie above itself, over a chain of labels each spanning the next one's rule. */
function isInCycle(mark: PlacedMark, marks: readonly PlacedMark[]): boolean {
  const reached = new Set<PlacedMark>();
  const queue = [mark];
  for (let next = queue.pop(); next; next = queue.pop()) {
    for (const other of marks) {
      if (other === next || !spans(next, other) || reached.has(other)) continue;
      reached.add(other);
      queue.push(other);
    }
  }
  return reached.has(mark);
}

test("a label may use the room beyond the plot, and turns only where the left has more room than the right", () => {
  const window = { from: 0, to: 100 };
  const placed = (day: number, letters: number, room: number) =>
    placeMarks([{ day, label: "x".repeat(letters) }], window, 500, room)[0]!;
  expect(placed(90, 20, 0)).toMatchObject({ endsAtRule: true, end: 450 });
  expect(placed(90, 20, 100)).toMatchObject({ endsAtRule: false, start: 450 });
  // Too long for either side: it leaves the plot where it leaves it by less.
  expect(placed(10, 90, 0).endsAtRule).toBe(false);
  expect(placed(90, 90, 0).endsAtRule).toBe(true);
});
