import { expect, it } from "vitest";
import { leavingProbability, retentionRate, survival } from "./shifted-beta-geometric.ts";

// Fader & Hardie (2007): the fit to the Regular segment.
const FITTED = { alpha: 0.704077, beta: 1.182043 };

it("survival has the published path", () => {
  const published = [
    100, 62.671, 47.382, 38.797, 33.207, 29.235, 26.246, 23.902, 22.008, 20.441, 19.119, 17.986, 17.004,
  ];
  for (const [t, percent] of published.entries())
    expect(Math.abs(100 * survival(FITTED, t) - percent)).toBeLessThan(0.001);
});

it("retention has the published rates, and rates, leaving and survival agree", () => {
  const rates = [
    0.6267, 0.756, 0.8188, 0.8559, 0.8804, 0.8978, 0.9107, 0.9208, 0.9288, 0.9353, 0.9408, 0.9454,
  ];
  for (const [i, rate] of rates.entries()) {
    const t = i + 1;
    expect(Math.abs(retentionRate(FITTED, t) - rate)).toBeLessThan(5.1e-5);
    expect(survival(FITTED, t) / survival(FITTED, t - 1)).toBeCloseTo(retentionRate(FITTED, t), 12);
    expect(survival(FITTED, t - 1) - survival(FITTED, t)).toBeCloseTo(leavingProbability(FITTED, t), 12);
  }
});
