import { describe, expect, it } from "vitest";
import { morrisDesign } from "../../src/sensitivity/morris-design.ts";
import { morrisEffects } from "../../src/sensitivity/morris-effects.ts";
import { bent, ishigami, straight } from "./functions.ts";

function effectsOf(f: (point: Float64Array) => number, trajectories: number, seed = 1) {
  // As many candidates as trajectories: plain random ones, whose levels are equally likely.
  const design = morrisDesign({ factors: 3, trajectories, seed, candidates: trajectories });
  return morrisEffects(
    design,
    design.map((points) => points.map(f)),
    { resamples: 200 },
  );
}

describe("effects", () => {
  it("of x1 + 2 x2 + 3 x3 are 1, 2, 3 exactly, without spread", () => {
    for (const [factor, effect] of effectsOf(straight, 10).entries()) {
      const size = factor + 1;
      expect(effect).toEqual({
        mu: size,
        muStar: size,
        sigma: 0,
        muStarError: 0,
        muStarInterval: [size, size],
        sigmaInterval: [0, 0],
      });
    }
  });

  it("of x2 in x1 + x2 x3 are the levels of x3", () => {
    const [one, two] = effectsOf(bent, 200);
    expect(one).toMatchObject({ muStar: 1, sigma: 0 });
    // Levels 1/8 ... 7/8, equally likely: mean 1/2, standard deviation sqrt(5)/8.
    const sd = Math.sqrt(5) / 8;
    expect(Math.abs(two.muStar - 0.5)).toBeLessThan((4 * sd) / Math.sqrt(200));
    // The standard error of a standard deviation of 200 is about a twentieth of it.
    expect(Math.abs(two.sigma / sd - 1)).toBeLessThan(4 / Math.sqrt(400));
    expect(two.muStarError).toBeCloseTo(two.sigma / Math.sqrt(200), 12);
    expect(two.muStarInterval[0]).toBeLessThan(two.muStar);
    expect(two.muStarInterval[1]).toBeGreaterThan(two.muStar);
  });

  it("tell direction from size: Ishigami's x3 has effects that cancel", () => {
    const [, , third] = effectsOf(ishigami, 400);
    expect(Math.abs(third.mu)).toBeLessThan(4 * (third.sigma / Math.sqrt(400)));
    expect(third.muStar).toBeGreaterThan(4 * third.muStarError);
  });

  it("of a factor that changes nothing are 0", () => {
    const [, , third] = effectsOf(([x1, x2]) => x1 * x2, 5);
    expect(third).toMatchObject({ mu: 0, muStar: 0, sigma: 0, muStarInterval: [0, 0] });
  });

  it("of one trajectory have no error", () => {
    expect(effectsOf(straight, 1)[0]).toMatchObject({ muStar: 1, sigma: 0, muStarError: Number.NaN });
  });

  it("need a trajectory, and one factor a step", () => {
    expect(() => morrisEffects([], [])).toThrow("trajectories: expected at least one, found none");
    const far = [Float64Array.of(0, 0), Float64Array.of(1, 1), Float64Array.of(0, 1)];
    expect(() => morrisEffects([far], [[0, 0, 0]])).toThrow("expected one factor that moves a step");
  });
});

describe("trajectories", () => {
  const design = morrisDesign({ factors: 20, trajectories: 12, seed: 4 });

  it("move every factor once, by half the cube, between four levels", () => {
    for (const points of design) {
      expect(points).toHaveLength(21);
      const moved = points.slice(1).map((point, step) => {
        const steps = [...point].map((x, factor) => x - points[step][factor]);
        expect(steps.filter((size) => size !== 0).map(Math.abs)).toEqual([0.5]);
        return steps.findIndex((size) => size !== 0);
      });
      expect(moved.sort((a, b) => a - b)).toEqual([...moved.keys()]);
      for (const point of points) for (const x of point) expect([0.125, 0.375, 0.625, 0.875]).toContain(x);
    }
  });

  it("lie farther apart than as many random ones", () => {
    const spread = (trajectories: readonly Float64Array[][]): number => {
      let sum = 0;
      for (const [index, one] of trajectories.entries())
        for (const other of trajectories.slice(0, index))
          for (const a of one)
            for (const b of other) sum += Math.hypot(...[...a].map((x, factor) => x - b[factor]));
      return sum;
    };
    for (let seed = 1; seed <= 5; seed++) {
      const options = { factors: 6, trajectories: 6, seed };
      const random = morrisDesign({ ...options, candidates: 6 });
      expect(spread(morrisDesign(options))).toBeGreaterThan(spread(random));
    }
  });
});
