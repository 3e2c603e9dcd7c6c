import { describe, expect, it } from "vitest";
import type { Scenario } from "../../../src/scenario/scenario.ts";
import type { Outcome } from "../../../src/simulation/outcome.ts";
import { simulate } from "../../../src/simulation/simulate.ts";
import { expectSameBytes, sumOf } from "../../support/ledger-checks.ts";
import { ALONE, event, type Json, smallService } from "../../support/small-service.ts";

/** Streaming does not change its price; both does. Nobody is woken by the press. */
const told = (notice: Json, severity: number): Scenario =>
  smallService(
    {
      events: [event({ severity, prices: { both: 14 }, notice: { channel: "e-mail", reach: 1, ...notice } })],
    },
    { ...ALONE, "attention.media": 0, "choice.scale": 3, "goodwill.scale": 5 },
  );
const run = (scenario: Scenario): Outcome => simulate(scenario, { subscribers: 3000, seed: 2 });
/** Streaming subscribers who left by choice. */
const spared = ({ ledger, plans }: Outcome): number =>
  ledger.leftChoice.reduce((sum, count, cell) => sum + (cell % plans.length === 0 ? count : 0), 0);

describe("the wording of a notice", () => {
  it("to all that wakes nobody else is a notice to those affected, to the byte", () => {
    const [few, all] = [{ to: "affected" }, { to: "all", wakesUnaffected: 0 }].map((notice) =>
      run(told(notice, 1)),
    );
    expectSameBytes(few, all);
  });

  it("is read by default as if it were about everybody, to the byte", () => {
    const [plain, full] = [{ to: "all" }, { to: "all", wakesUnaffected: 1 }].map((notice) =>
      run(told(notice, 1)),
    );
    expectSameBytes(plain, full);
  });

  it("wakes the more of those who are spared the less clear it is", () => {
    const attentive = [0, 0.5, 1].map((wakesUnaffected) =>
      sumOf(run(told({ to: "all", wakesUnaffected }, 0)).ledger.attentive),
    );
    expect(attentive[1]).toBeGreaterThan(attentive[0]);
    expect(attentive[2]).toBeGreaterThan(attentive[1]);
  });

  it("loses hardly anybody of them in a calm world, and many in an angry one", () => {
    const lost = (severity: number) =>
      spared(run(told({ to: "all" }, severity))) -
      spared(run(told({ to: "all", wakesUnaffected: 0 }, severity)));
    const [calm, violent] = [0.1, 2].map(lost);
    expect(calm).toBeGreaterThanOrEqual(0);
    expect(violent).toBeGreaterThan(4 * calm);
    expect(violent).toBeGreaterThan(0);
  });
});
