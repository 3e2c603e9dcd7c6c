import type { CaseUnder } from "../../calibration/calibrate.ts";
import type { Parameters } from "../../market/parameter.ts";
import { caseUnder } from "./case-under.ts";
import { type Case, loadCase } from "./load-case.ts";
import type { CaseOptions } from "./package-data.ts";

/** Loads cases under given shared parameters, each case's files once. */
export function casesUnder(options: CaseOptions = {}): CaseUnder {
  const known = new Map<string, (shared: Parameters) => Case>();
  return (id, shared) => {
    const under = known.get(id) ?? caseUnder(loadCase(id, options));
    known.set(id, under);
    return under(shared);
  };
}
