import { periodsOf, simulate } from "../../../src/index.ts";
import { check, lessonSize, loadCase } from "../../../src/node/index.ts";

const netflix = loadCase("netflix-2011");
const size = lessonSize(20_000);
const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
const run = simulate(netflix.scenario, size);

// solution
const [q3] = periodsOf(run);
const myChurn = q3.cancellations / ((q3.opening + q3.closing) / 2) / 3;
const byAverage = { ...run, churnDefinition: "cancellations/average" } as const;
const right = periodsOf(byAverage)[0].monthlyChurn;
check(`churn on the average base: ${percent(myChurn)}`, Math.abs(myChurn - right) < 1e-9, {
  hint: "the average of q3.opening and q3.closing is half their sum",
});
// end of solution
