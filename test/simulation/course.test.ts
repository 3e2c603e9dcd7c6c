import { describe, expect, it } from "vitest";
import { expectedQuits } from "../../src/behaviour/background-quit.ts";
import { toDay } from "../../src/market/date.ts";
import { openingPeople } from "../../src/scenario/opening-people.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { courseOf } from "../../src/simulation/course.ts";
import { shapesOf } from "../../src/simulation/population.ts";
import { baseline, event, madeUp, PEOPLE, smallService } from "../support/small-service.ts";

const UNTIL = toDay("2011-06-30");
const course = (scenario: Scenario) => courseOf(scenario, 1000, 1, UNTIL);
const closed = { joining: { baseline: [baseline(0, 0)], trialDays: 0 } };
const oneTenure = { tenure: [{ months: 5, share: 1 }], ...madeUp };

describe("the course of a run", () => {
  it("knows how many people an agent stands for", () => {
    expect(openingPeople(smallService())).toBe(PEOPLE);
    expect(course(smallService()).peoplePerAgent).toBe(1000);
  });

  it("opens on the market of the evening before, at the prices charged", () => {
    const looming = event({ announced: "2010-12-20", effective: "2011-03-01" });
    const { opening, conditions } = course(
      smallService({ events: [looming] }, { "choice.anticipation": 0.5 }),
    );
    expect(opening.day).toBe(toDay("2010-12-31"));
    expect(opening.byClass[0].price[1]).toBe(10);
    expect(conditions[0].byClass[0].price[1]).toBe(11);
    expect(conditions[59].byClass[0].price[1]).toBe(12);
  });

  it("expects the background quits of the closed form, a month's spread over its days", () => {
    const scenario = smallService({ ...closed, opening: oneTenure });
    const { usualShare } = course(scenario);
    expect(usualShare).toBeCloseTo(expectedQuits(shapesOf(scenario), 5, 1)[0] / 30.4375, 12);
  });

  it("takes the trial's conversion for the first renewal", () => {
    const trial = smallService({ joining: { ...closed.joining, trialDays: 30 }, opening: oneTenure });
    expect(course(trial).usualShare).toBeCloseTo(expectedQuits(shapesOf(trial), 4, 1)[0] / 30.4375, 12);
    const fresh = { tenure: [{ months: 0, share: 1 }], ...madeUp };
    expect(
      course(smallService({ joining: { ...closed.joining, trialDays: 30 }, opening: fresh })).usualShare,
    ).toBe(0);
  });

  it("expects more word of mouth the more newcomers there are to quit", () => {
    const busy = smallService({ joining: { baseline: [baseline(900_000, 0)], trialDays: 0 } });
    const [few, many] = [course(smallService(closed)).usual, course(busy).usual];
    expect(many[0]).toBe(few[0]);
    expect(many[180]).toBeGreaterThan(few[180]);
  });

  it("has no ties without word of mouth, and none that events could make", () => {
    expect(course(smallService({}, { "wordOfMouth.perTie": 0 })).world).toBeUndefined();
    expect(course(smallService({}, { "wordOfMouth.ties": 0 })).world).toBeUndefined();
    const [calm, eventful] = [[], [event({ severity: 2 })]].map((events) => course(smallService({ events })));
    expect(eventful.usual).toEqual(calm.usual);
    expect(eventful.world).toEqual(calm.world);
  });

  it("does not depend on the seed but for who arrives and luck", () => {
    const scenario = smallService({ events: [event({ severity: 1 })] });
    const [one, other] = [1, 2].map((seed) => courseOf(scenario, 1000, seed, UNTIL));
    const seen = ({ conditions }: typeof one) =>
      conditions.map(({ byClass, charged, known, damage, storm }) => [
        byClass.map(({ price, available, burden }) => [[...price], [...available], [...burden]]),
        charged.map((prices) => [...prices]),
        [...known],
        [damage, storm],
      ]);
    expect(JSON.stringify(seen(other))).toBe(JSON.stringify(seen(one)));
    expect(other.arrivals.multiplier).toEqual(one.arrivals.multiplier);
    expect(other.arrivals.joiners).not.toEqual(one.arrivals.joiners);
    expect(other.setting.key).not.toEqual(one.setting.key);
  });
});
