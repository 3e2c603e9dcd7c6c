import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { loadSeries } from "../../../src/node/data/case-observations.ts";
import { readCaseWindows } from "../../../src/node/data/case-windows.ts";
import { windowOutcome } from "../../../src/validation/window-outcome.ts";
import { useFolder } from "../../support/use-folder.ts";

const header =
  "case,episode,grade,role,window_from,window_to,quantity,event_announced,guidance,event,window,counts,note";
const inFolder = useFolder();
function written(...rows: string[]): string {
  const path = inFolder("case-bank.csv");
  writeFileSync(path, [header, ...rows, ""].join("\n"));
  return path;
}
const good = "a,e,A,null,2020-01-01,2020-03-31,netAdditions,2020-01,,price,first,yes,";

test("the bank's own table: every window that counts has an outcome and, for counts, a base", () => {
  const counting = readCaseWindows().filter(({ counts }) => counts);
  expect(counting).toHaveLength(86);
  for (const window of counting) {
    const outcome = windowOutcome(window, loadSeries(window.case));
    expect(outcome, `${window.case} ${window.from}`).toBeDefined();
    if (window.quantity !== "monthlyChurn") expect(outcome?.base, window.case).toBeGreaterThan(1000);
  }
});

test("another measure of a quantity that is observed is not mixed in", () => {
  const rows = loadSeries("wbd-max-rebrand-2023").filter(
    ({ quantity, to }) => quantity === "netAdditions" && to === "2023-03-31",
  );
  expect(rows.map(({ value }) => value)).toEqual([1_600_000]);
  const [row] = loadSeries("brand-bofa-debitfee-2011").filter(({ to }) => to === "2011-12-31");
  expect(row).toMatchObject({ quantity: "accounts closed", unit: "fraction" });
  expect(row.value).toBeCloseTo(0.2, 12);
});

test("guidance may be absent, a month may stand for a day", () => {
  const [window] = readCaseWindows(written(good));
  expect(window).toMatchObject({ announced: "2020-01", kind: "first", counts: true });
  expect(window).not.toHaveProperty("guidance");
});

test.each([
  [
    good.replace("2020-03-31", "2019-03-31"),
    "row 2, column window_to: expected a day not before window_from",
  ],
  [
    good.replace(",first,", ",second,"),
    "row 2, column window: expected announced, first, during, next or later",
  ],
  [
    good.replace("2020-01,,", "2020-01,many,"),
    'row 2, column guidance: expected a number, or nothing, found "many"',
  ],
  [good.replace(",2020-01,", ",January,"), "row 2, column event_announced: expected a calendar date"],
  [`${good}\n${good}`, "row 3, column window_from: expected each window of a case's event and quantity once"],
])("a mistake is named with file, row and column: %s", (row, message) => {
  expect(() => readCaseWindows(written(row))).toThrow(message);
});
