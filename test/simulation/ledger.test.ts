import { describe, expect, it } from "vitest";
import { closeDay, ledgerOf } from "../../src/simulation/ledger.ts";

describe("a ledger", () => {
  it("is empty columns of days x plans", () => {
    const ledger = ledgerOf(3, 2, 4);
    for (const column of ["joined", "leftTrial", "closing", "revenue"] as const) {
      expect([...ledger[column]]).toEqual(new Array(6).fill(0));
    }
    expect(ledger.renewals).toHaveLength(3);
    expect(ledger.destination).toHaveLength(12);
  });

  it("closes a day from the day before and every flow of the day", () => {
    const ledger = ledgerOf(2, 2, 1);
    ledger.joined.set([5, 0, 1, 0]);
    ledger.returned.set([0, 2, 0, 0]);
    ledger.switchedIn.set([0, 3, 0, 0]);
    ledger.switchedOut.set([3, 0, 0, 0]);
    ledger.leftBackground.set([1, 0, 0, 4]);
    ledger.leftTrial.set([1, 0, 0, 0]);
    ledger.leftChoice.set([0, 1, 7, 0]);
    closeDay(ledger, 0, [9, 10, 20], 1);
    expect([...ledger.closing]).toEqual([10 + 5 - 3 - 1 - 1, 20 + 2 + 3 - 1, 0, 0]);
    closeDay(ledger, 1, ledger.closing, 0);
    expect([...ledger.closing.slice(2)]).toEqual([10 + 1 - 7, 24 - 4]);
  });
});
