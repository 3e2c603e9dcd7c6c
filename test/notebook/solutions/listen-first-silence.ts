import { check } from "../../../src/node/index.ts";
import { run, sumOf } from "../lessons/listen-first.ts";

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const { leftChoice, plans: width } = run.ledger; // agents, by day and plan
const comments = [...run.mood.posts];
const leaving = comments.map((_, day) => {
  return sumOf([...leftChoice.slice(day * width, (day + 1) * width)]);
});

// solution
const isCounted = (posts: number) => posts < 1000;
const counted = leaving.map((number, day) => (isCounted(comments[day]) ? number : 0));
const myShare = sumOf(counted) / sumOf(leaving);
const loud = leaving.map((number, day) => (comments[day] < 1000 ? 0 : number));
const right = 1 - sumOf(loud) / sumOf(leaving);
check(`left on a quiet day: ${percent(myShare)}`, Math.abs(myShare - right) < 1e-9, {
  hint: "count the days with fewer than 1,000 comments",
});
// end of solution
