import { describe, expect, it } from "vitest";
import { toDay } from "../../src/market/date.ts";
import { rivalLedger } from "../../src/simulation/rival-ledger.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import { expectSameBytes, sumOf } from "../support/ledger-checks.ts";
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

  it("counts newcomers whom it takes, also on days on which nobody leaves for it", () => {
    const { outcome, ledger } = run([entry], {}, { "attention.ordinary": 0 });
    const quarters = ledger();
    expect(sumOf(outcome.ledger.leftChoice)).toBe(0);
    const taken = quarters.reduce((sum, { fromNewcomers }) => sum + fromNewcomers, 0);
    expect(taken).toBeGreaterThan(0);
    expect(taken).toBeCloseTo(sumOf(outcome.mood.diverted.rival), 6);
  });

  it("shares newcomers among rivals as they choose: together as many as the service misses", () => {
    const { rivals } = smallService();
    const second = { ...rivals!.rival, eligible: 0.5 };
    const entries = [entry, { ...entry, id: "second-entry", rival: "second", reach: 0.5 }];
    const scenario = smallService({ events: entries, rivals: { rival: rivals!.rival, second } }, ALONE);
    const outcome = simulate(scenario, { subscribers: 60, seed: 2 });
    const { rival, second: other } = outcome.mood.diverted;
    expect(rival.at(-1)! / other.at(-1)!).toBeCloseTo((0.8 * 0.9) / (0.5 * 0.5), 1);
    const [{ newJoiners, returns, from, to }] = scenario.joining.baseline;
    const daily = (newJoiners.value + returns.value) / (toDay(to) - toDay(from) + 1);
    // Nothing but the rivals changes joining here.
    for (const day of [3, 90, 180]) {
      expect(rival[day] + other[day]).toBeCloseTo(daily * (1 - outcome.mood.joining[day]), 6);
    }
    const both = rivalLedger(outcome, scenario, ["rival", "second"]);
    const each = ["rival", "second"].map((id) => rivalLedger(outcome, scenario, id));
    both.forEach((quarter, index) => {
      expect(quarter.fromNewcomers).toBe(each[0][index].fromNewcomers + each[1][index].fromNewcomers);
      expect(quarter.closing).toBe(each[0][index].closing + each[1][index].closing);
    });
  });

  it("adds up stretches that overlap", () => {
    const stretch = { from: "2011-01-01", to: "2011-01-10", people: { value: 1000, ...madeUp } };
    const { ledger } = run([], { additions: [stretch, { ...stretch, from: "2011-01-10" }] });
    expect(ledger()[0].fromElsewhere).toBeCloseTo(2000, 9);
  });

  it("churns as the scenario says, unless it is told otherwise", () => {
    const { outcome, scenario } = run([], {
      opening: { value: 1000, ...madeUp },
      monthlyChurn: { value: 0.1, ...madeUp },
    });
    const [first] = rivalLedger(outcome, scenario, "rival");
    expect(first.closing).toBeCloseTo(1000 * 0.9 ** (90 / 30.4375), 6);
    expect(rivalLedger(outcome, scenario, "rival", 0)[0].closing).toBe(1000);
    expect(() => rivalLedger(outcome, scenario, "rival", 1)).toThrow("must be a share below 1: 1");
    expect(() => rivalLedger(outcome, scenario, [])).toThrow("expected at least one");
  });

  it("churns by the month", () => {
    const { ledger } = run([], { opening: { value: 1000, ...madeUp } });
    const [first] = ledger(0.1);
    expect(first.fromLeavers).toBe(0);
    expect(first.closing).toBeCloseTo(1000 * 0.9 ** (90 / 30.4375), 6);
  });

  it("moves nobody at the service, whatever is stated of it", () => {
    const stated = {
      opening: { value: 1000, ...madeUp },
      monthlyChurn: { value: 0.1, ...madeUp },
      additions: [{ from: "2011-01-01", to: "2011-06-30", people: { value: 9000, ...madeUp } }],
    };
    expectSameBytes(run([trial, rise]).outcome, run([trial, rise], stated).outcome);
  });

  it("is of a rival that the scenario has", () => {
    const { outcome, scenario } = run([]);
    expect(() => rivalLedger(outcome, scenario, "nobody", 0)).toThrow(
      /unknown rival; the scenario has rival/,
    );
  });
});
