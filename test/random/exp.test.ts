import { describe, expect, it } from "vitest";
import { exp, pow } from "../../src/random/exp.ts";
import { log, log1p } from "../../src/random/log.ts";
import { keyedUniform, keyOf } from "../../src/random/stream.ts";

const key = keyOf(1, "accuracy");
const N = 300_000;

/** The worst relative difference over N arguments spread by `argument` of a uniform number. */
function worst(
  mine: (x: number) => number,
  engine: (x: number) => number,
  argument: (u: number) => number,
): number {
  let largest = 0;
  for (let i = 0; i < N; i++) {
    const x = argument(keyedUniform(key, i, 0));
    const reference = engine(x);
    if (reference !== 0) largest = Math.max(largest, Math.abs(mine(x) / reference - 1));
  }
  return largest;
}

const powerOfTen = (low: number, high: number) => (u: number) => 10 ** (low + (high - low) * u);

describe("exp", () => {
  it.each([
    ["-708 to 709.78", (u: number) => -708 + 1417.78 * u],
    ["-1 to 1", (u: number) => 2 * u - 1],
    ["tiny", (u: number) => (u - 0.5) * 1e-6],
  ])("agrees with the engine's to 4e-16 over %s", (_name, argument) => {
    expect(worst(exp, Math.exp, argument)).toBeLessThanOrEqual(4e-16);
  });

  it("handles the ends", () => {
    expect(exp(0)).toBe(1);
    expect(exp(-0)).toBe(1);
    expect(exp(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(exp(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(exp(Number.NaN)).toBeNaN();
    expect(exp(709.782712893384)).toBeLessThan(Number.POSITIVE_INFINITY);
    expect(exp(709.7827128933841)).toBe(Number.POSITIVE_INFINITY);
    expect(exp(-745.13)).toBe(5e-324);
    expect(exp(-745.14)).toBe(0);
  });

  it("stays within a subnormal step where the result is subnormal", () => {
    for (let x = -745; x < -708.4; x += 0.0137)
      expect(Math.abs(exp(x) - Math.exp(x))).toBeLessThanOrEqual(5e-324);
  });
});

describe("log", () => {
  it.each([
    ["1e-307 to 1e308", powerOfTen(-307, 308)],
    ["around 1", (u: number) => 0.5 + 1.5 * u],
    ["very near 1", (u: number) => 1 + (u - 0.5) * 1e-6],
    ["subnormal", (u: number) => 2e-308 * u],
  ])("agrees with the engine's to 4e-16 over %s", (_name, argument) => {
    expect(worst(log, Math.log, argument)).toBeLessThanOrEqual(4e-16);
  });

  it("handles the ends", () => {
    expect(log(1)).toBe(0);
    expect(log(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(log(-0)).toBe(Number.NEGATIVE_INFINITY);
    expect(log(-1)).toBeNaN();
    expect(log(Number.NaN)).toBeNaN();
    expect(log(Number.NEGATIVE_INFINITY)).toBeNaN();
    expect(log(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(log(5e-324)).toBeCloseTo(-1074 * Math.LN2, 12);
    expect(log(2 ** 700)).toBeCloseTo(700 * Math.LN2, 12);
  });

  it("undoes exp", () => {
    for (let x = -700; x <= 700; x += 0.37)
      expect(Math.abs(log(exp(x)) - x)).toBeLessThan(4e-16 * Math.max(1, Math.abs(x)));
  });
});

describe("log1p", () => {
  const both = (u: number) => (u < 0.5 ? -1 : 1) * 10 ** (-18 + 17.9 * Math.abs(2 * u - 1));

  it("agrees with the engine's to 1e-15 from 1e-18 to nearly 1, both signs", () => {
    expect(worst(log1p, Math.log1p, both)).toBeLessThanOrEqual(1e-15);
    expect(worst(log1p, Math.log1p, powerOfTen(0, 300))).toBeLessThanOrEqual(1e-15);
  });

  it("handle the ends", () => {
    expect(log1p(-1)).toBe(Number.NEGATIVE_INFINITY);
    expect(log1p(-2)).toBeNaN();
    expect(log1p(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(log1p(0)).toBe(0);
    expect(log1p(Number.NaN)).toBeNaN();
  });
});

describe("pow", () => {
  it("agrees with the engine's to the error it documents", () => {
    for (let i = 0; i < 50_000; i++) {
      const x = powerOfTen(-6, 6)(keyedUniform(key, i, 1));
      const y = 20 * keyedUniform(key, i, 2) - 10;
      const bound = 3e-16 * (1 + Math.abs(y * Math.log(x)));
      expect(Math.abs(pow(x, y) / x ** y - 1)).toBeLessThanOrEqual(bound);
    }
  });

  it("handles the ends", () => {
    expect(pow(0, 0)).toBe(1);
    expect(pow(0, 2)).toBe(0);
    expect(pow(0, -1)).toBe(Number.POSITIVE_INFINITY);
    expect(pow(7, 0)).toBe(1);
    expect(pow(-2, 2)).toBeNaN();
  });
});
