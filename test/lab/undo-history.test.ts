import { expect, it } from "vitest";
import { advance, historyOf, redo, undo } from "../../src/lab/undo-history.ts";

it("goes back and forth, a whole movement at a time", () => {
  let history = advance(historyOf(0), 1, true);
  history = advance(history, 2, true);
  history = advance(history, 3, false);
  history = advance(history, 4, false);
  expect(undo(history).present).toBe(1);
  expect(undo(undo(undo(history))).present).toBe(0);
  expect(redo(undo(history))).toEqual(history);
  expect(redo(history)).toEqual(history);
});

it("what is done after going back takes the place of what was undone", () => {
  const history = advance(undo(advance(historyOf("a"), "b", true)), "c", true);
  expect([undo(history).present, redo(history).present]).toEqual(["a", "c"]);
});
