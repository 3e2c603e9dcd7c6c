import type { WindowResult } from "../../../src/index.ts";
import { check, loadBankResult } from "../../../src/node/index.ts";

const bank = loadBankResult();
const windows = bank.cases;
const { coverage90 } = bank.summary;
const percent = (share: number) => `${Math.round(100 * share)} %`;

// solution
const isInside = ({ predicted, observed }: WindowResult) =>
  predicted.p05 <= observed && observed <= predicted.p95;
const myCoverage = windows.filter(isInside).length / windows.length;
check(`coverage ${percent(myCoverage)}`, Math.abs(myCoverage - coverage90) < 1e-9, {
  hint: "two comparisons with && between them",
});
// end of solution
