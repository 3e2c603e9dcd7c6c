import type { Outcome } from "../../../src/index.ts";
import { check } from "../../../src/node/index.ts";
import { lost, none, runOf } from "../lessons/qwikster.ts";

const days = [79, 116]; // 18 September to 24 October, days from 1 July
const comments = ({ mood: { posts } }: Outcome) =>
  Math.round(posts.slice(days[0], days[1]).reduce((sum, each) => sum + each, 0));

// solution
const mySeverity = 0.27;
const quieter = runOf({ set: [`events.qwikster.severity=${mySeverity}`] });
const noise = comments(quieter);
const found = `${Math.round(noise / 1000)},000 comments`;
const still = lost(quieter, none)[1].toFixed(2);
check("28,000 comments", Math.abs(noise - 28_000) <= 1000, {
  result: `with ${mySeverity}: ${found}, and Qwikster costs ${still} million`,
});
// end of solution
