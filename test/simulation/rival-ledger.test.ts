import { describe, expect, it } from "vitest";
import { rivalLedger } from "../../src/simulation/rival-ledger.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import { sumOf } from "../support/ledger-checks.ts";
import { ALONE, event, happening, type Json, madeUp, smallService } from "../support/small-service.ts";

const trial = happening("competitor-offer", {
  rival: "rival",
  reach: 0.9,
  freeDays: 30,
  until: "2011-03-31",
  extras: 3,
});
const entry = happening("competitor-entry", { rival: "rival", reach: 0.9, announced: "2011-01-02" });

function run(events: Json[], own: Json = {}, values: Record<string, number> = {}) {
  const { rivals } = smallService();
  const scenario = smallService(
    { events, rivals: { rival: { ...rivals!.rival, ...own } } },
    { ...ALONE, "choice.scale": 3, "rival.trialConversion": 0.4, "rival.awarenessMonths": 0.3, ...values },
  );
  const outcome = simulate(scenario, { subscribers: 3000, seed: 2 });
  return { scenario, outcome, ledger: (churn = 0) => rivalLedger(outcome, scenario, "rival", churn) };
}

describe("a rival's ledger", () => {
  const rise = event({ prices: { both: 14 } });

  it("balances quarter by quarter", () => {
    const { ledger } = run([trial, rise], {
      opening: { value: 50_000, ...madeUp },
      additions: [{ from: "2011-02-01", to: "2011-05-31", people: { value: 12_000, ...madeUp } }],
    });
    const quarters = ledger(0.05);
    expect(quarters.map(({ period }) => period)).toEqual(["2011Q1", "2011Q2"]);
    let stock = 50_000;
    for (const quarter of quarters) {
      expect(quarter.opening).toBe(stock);
      const won = quarter.fromLeavers + quarter.fromNewcomers + quarter.fromElsewhere;
      expect(quarter.closing).toBeCloseTo(stock + won - quarter.trialsEnded - quarter.cancellations, 6);
      stock = quarter.closing;
    }
    expect(quarters[0].fromElsewhere + quarters[1].fromElsewhere).toBeCloseTo(12_000, 6);
  });

  it("takes those whom the focal service loses to it", () => {
    const { outcome, ledger } = run([entry, rise]);
    const { destination, destinations } = outcome.ledger;
    const left = destination.filter((_, cell) => cell % destinations === 0);
    const taken = ledger().reduce((sum, { fromLeavers }) => sum + fromLeavers, 0);
    expect(sumOf(left)).toBeGreaterThan(0);
    expect(taken).toBeCloseTo(sumOf(left) * outcome.peoplePerAgent, 6);
  });

  it("loses those whose trial ends, if they took it while it was on offer", () => {
    const { outcome, ledger } = run([entry, trial, rise]);
    const { destination, destinations } = outcome.ledger;
    let ended = 0;
    for (let day = 0; day + 30 < 181; day++) {
      // On offer from 10 February to 31 March.
      if (day >= 40 && day <= 89) ended += 0.6 * destination[day * destinations] * outcome.peoplePerAgent;
    }
    expect(ended).toBeGreaterThan(0);
    expect(ledger().reduce((sum, { trialsEnded }) => sum + trialsEnded, 0)).toBeCloseTo(ended, 6);
    const converted = run([entry, trial, rise], {}, { "rival.trialConversion": 1 });
    expect(converted.ledger().every(({ trialsEnded }) => trialsEnded === 0)).toBe(true);
  });

  it("loses none by the end of a trial that was for another plan or taken back", () => {
    const undo = happening("reversal", { of: "competitor-offer", announced: "2011-02-10" });
    const { ledger } = run([entry, trial, undo, rise]);
    expect(ledger().every(({ trialsEnded }) => trialsEnded === 0)).toBe(true);
  });

  it("churns by the month", () => {
    const { ledger } = run([], { opening: { value: 1000, ...madeUp } });
    const [first] = ledger(0.1);
    expect(first.fromLeavers).toBe(0);
    expect(first.closing).toBeCloseTo(1000 * 0.9 ** (90 / 30.4375), 6);
  });

  it("is of a rival that the scenario has", () => {
    const { outcome, scenario } = run([]);
    expect(() => rivalLedger(outcome, scenario, "nobody", 0)).toThrow(
      /unknown rival; the scenario has rival/,
    );
  });
});
