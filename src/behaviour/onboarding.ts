import { exp } from "../random/exp.ts";

/** How newcomers are received; each part 0 (as before) to 1 (as good as it gets). */
export interface OnboardingQuality {
  readonly expectations: number;
  readonly doubts: number;
  readonly roadmap: number;
  readonly tone: number;
}

/** The four parts count alike: no study separates them. */
export function onboardingQuality({ expectations, doubts, roadmap, tone }: OnboardingQuality): number {
  return (expectations + doubts + roadmap + tone) / 4;
}

/**
 * What onboarding leaves of the hazard of leaving early: `1 - (1 - best) x quality x exp(-age / fade)`.
 *
 * @param quality 0..1, see `onboardingQuality`.
 * @param age Months since joining.
 * @param best Multiplier in the first days at quality 1 (Retana, Forman & Wu 2016: 0.5).
 * @param fade Time constant in months.
 * @returns Multiplier of the hazard, from `best` to 1.
 */
export function onboardingMultiplier(quality: number, age: number, best: number, fade: number): number {
  return 1 - (1 - best) * quality * exp(-age / fade);
}
