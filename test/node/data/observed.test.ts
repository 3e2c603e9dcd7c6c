import { describe, expect, it } from "vitest";
import { type ObservedOptions, parseObserved } from "../../../src/node/data/observed.ts";

const header = "quantity,from,to,value,unit,status,source\n";
const q3 = "2011-07-01,2011-09-30";
const q4 = "2011-10-01,2011-12-31";

function messageOf(rows: string, options?: ObservedOptions): string {
  try {
    parseObserved(header + rows, "observed.csv", options);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("no error");
}

describe("parseObserved", () => {
  it("reads every kind of quantity", () => {
    const rows = [
      `closing,${q3},23790000,people,reported,letter`,
      `closing,${q3},25000000,people,guidance,release`,
      `closing.both,${q3},11590000,people,derived,letter`,
      `netAdditions,${q3},-810000,people,reported,letter`,
      `grossAdditions,${q3},4700000,people,rounded,letter`,
      `cancellations,${q3},5510000,people,derived,letter`,
      `monthlyChurn,${q3},0.0627,fraction,derived,letter`,
      `revenue,${q3},799000000,USD,reported,letter`,
    ];
    const observed = parseObserved(header + rows.join("\n"), "observed.csv", {
      families: ["streaming", "dvd", "both"],
      currency: "USD",
    });
    expect(observed).toHaveLength(rows.length);
    expect(observed[3]).toEqual({
      quantity: "netAdditions",
      from: "2011-07-01",
      to: "2011-09-30",
      value: -810000,
      unit: "people",
      status: "reported",
      source: "letter",
    });
  });

  it("needs a source", () => {
    expect(messageOf(`closing,${q3},1,people,reported,\n`)).toContain("row 2, column source");
  });

  it.each([
    [
      `closing,${q3},-1,people,reported,s\n`,
      "row 2, column value: expected a number of at least 0, found -1",
    ],
    [
      `monthlyChurn,${q3},4.2,fraction,reported,s\n`,
      "row 2, column value: expected a fraction of at most 1, found 4.2 (4.2 % is 0.042)",
    ],
    [`monthlyChurn,${q3},0.042,percent,reported,s\n`, "column unit: expected fraction for monthlyChurn"],
    [
      `closing,${q3},24.6,millions,reported,s\n`,
      'column unit: expected people for closing, found "millions"',
    ],
    [`revenue,${q3},799000000,dollars,reported,s\n`, "column unit: expected a currency code such as USD"],
    [
      `closing,${q3},1,people,unverified,s\n`,
      'row 2, column status: expected reported, derived, rounded or guidance, found "unverified"',
    ],
    [`netAddition,${q3},1,people,reported,s\n`, 'found "netAddition" (did you mean netAdditions?)'],
    [`closing.,${q3},1,people,reported,s\n`, "row 2, column quantity: expected one of closing"],
    [`toString,${q3},1,people,reported,s\n`, "row 2, column quantity: expected one of closing"],
    [
      "closing,2011-09-30,2011-07-01,1,people,reported,s\n",
      "row 2, column to: expected a day not before from, 2011-09-30, found 2011-07-01",
    ],
    [
      "closing,2011-7-1,2011-09-30,1,people,reported,s\n",
      'row 2, column from: expected a calendar date, YYYY-MM-DD, found "2011-7-1"',
    ],
    [
      `closing,${q3},1,people,reported,s\nrevenue,${q3},1,USD,reported,s\nclosing,${q3},2,people,derived,s\n`,
      "row 4, column from: expected each period only once for closing, found 2011-07-01 to 2011-09-30 again",
    ],
    [
      `closing,${q4},1,people,reported,s\nclosing,${q3},2,people,reported,s\n`,
      "row 3, column from: expected a period after 2011-10-01 to 2011-12-31, the one before it for closing, found 2011-07-01 to 2011-09-30",
    ],
    [
      `closing,${q3},1,people,guidance,s\nclosing,${q3},2,people,guidance,s\n`,
      "expected each period only once for closing (guidance)",
    ],
  ])("refuses %j", (rows, message) => {
    expect(messageOf(rows)).toContain(message);
  });

  it("holds families and the currency against the scenario", () => {
    const options = { families: ["streaming", "both"], currency: "USD" };
    expect(messageOf(`closing.boht,${q3},1,people,derived,s\n`, options)).toBe(
      "observed.csv: row 2, column quantity: expected one of closing, grossAdditions, cancellations, netAdditions, " +
        'monthlyChurn, revenue, closing.streaming, closing.both, found "closing.boht" (did you mean closing.both?)',
    );
    expect(messageOf(`revenue,${q3},1,EUR,derived,s\n`, options)).toContain('expected USD, found "EUR"');
  });

  it("reports everything at once", () => {
    expect(
      messageOf(`closing,x,y,z,people,reported,s\nclosing,${q3},-1,k,reported,s\n`).split("\n"),
    ).toHaveLength(5);
  });
});
