import { describe, expect, it } from "vitest";
import { listenersOf } from "../../src/behaviour/word-of-mouth.ts";
import { toDay } from "../../src/market/date.ts";
import { renewalBefore } from "../../src/simulation/calendar.ts";
import { courseOf } from "../../src/simulation/course.ts";
import { Grapevine } from "../../src/simulation/grapevine.ts";
import { partOf } from "../../src/simulation/part.ts";
import { slotOf } from "../../src/simulation/population.ts";
import { runMemoryOf } from "../../src/simulation/run-memory.ts";
import { smallService } from "../support/small-service.ts";

const AGENTS = 300;
const INDEX = 9;
const decayDays = 28;

function grapevine() {
  const scenario = smallService({}, { "wordOfMouth.weeks": 4 });
  const course = courseOf(scenario, AGENTS, 1, toDay("2011-06-30"));
  const { population, mail } = runMemoryOf(course);
  const vine = new Grapevine(course, population, partOf(population.groups), mail);
  vine.begin(INDEX);
  return { course, population, vine };
}

describe("word of mouth", () => {
  it("reaches the ties of a leaver and nobody else, worth what will be left at their next renewal", () => {
    const { course, population, vine } = grapevine();
    vine.left(42, false);
    expect(population.exposure.every((heard) => heard === 0)).toBe(true);
    vine.tell(INDEX);
    const ties = new Int32Array(8);
    const count = listenersOf(course.world!, 42, ties);
    const told = new Set(ties.subarray(0, count));
    for (let number = 0; number < AGENTS; number++) {
      const slot = slotOf(population, number);
      const times = [...ties.subarray(0, count)].filter((tie) => tie === number).length;
      const today = course.start + INDEX;
      const billingDay = Math.floor(slot / population.groups) + 1;
      const coming = renewalBefore(today, billingDay, 0);
      const next = coming > today ? coming : renewalBefore(today, billingDay, -1);
      const fresh = Math.round(32 * Math.exp(-(next - today) / decayDays));
      expect(population.exposure[number]).toBe(told.has(number) ? times * fresh : 0);
    }
  });

  it("fades by a month's decay each time it is read", () => {
    const { population, vine } = grapevine();
    population.exposure[7] = 200;
    expect(vine.read(7)).toBe(200);
    const kept = Math.round(256 * Math.exp(-30.4375 / decayDays)) / 256;
    expect(population.exposure[7]).toBe(Math.floor(200 * kept));
    for (let month = 0; month < 12; month++) vine.read(7);
    expect(vine.read(7)).toBe(0);
  });

  it("has multiplier 1 at the usual exposure, more for who has heard more", () => {
    const { course, vine } = grapevine();
    const usual = course.usual[INDEX];
    const perTie = course.scenario.parameters["wordOfMouth.perTie"].value;
    vine.multipliers.forEach((multiplier, heard) => {
      expect(multiplier).toBeCloseTo((1 + perTie * (heard / 32)) / (1 + perTie * usual), 12);
    });
  });

  it("forgets the day's leavers at the next day", () => {
    const { population, vine } = grapevine();
    vine.left(42, false);
    vine.begin(INDEX + 1);
    vine.tell(INDEX + 1);
    expect(population.exposure.every((heard) => heard === 0)).toBe(true);
  });

  it("holds no more than its record can, and any number of leavers", () => {
    const { population, vine } = grapevine();
    for (let time = 0; time < 3000; time++) vine.left(42, false);
    vine.tell(INDEX);
    expect(Math.max(...population.exposure)).toBe(255);
  });
});
