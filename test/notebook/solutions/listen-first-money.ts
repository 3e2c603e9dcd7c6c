import { counterfactualOf, type MarketEvent, type Outcome, periodsOf, simulate } from "../../../src/index.ts";
import { check } from "../../../src/node/index.ts";
import { answer, quiet, run, size } from "../lessons/listen-first.ts";

const summer = { ...size, until: "2011-09-30" };
const loudSilence = "parameters.storm.silence=0.2"; // at 0 it does nothing
const runsWith = (events: object[], more: string[] = []) => {
  const change = { with: events as MarketEvent[], set: [loudSilence, ...more] };
  const { scenario: world } = counterfactualOf(quiet, change);
  return [1, 2].map((seed) => simulate(world, { ...summer, seed: seed }));
};
const closing = (worlds: Outcome[]) => {
  const [one, other] = worlds.map((world) => periodsOf(world)[0].closing);
  return (one + other) / 2;
};
const none = runsWith([]);
const kept = (worlds: Outcome[], unanswered = none) => {
  return Math.round((closing(worlds) - closing(unanswered)) / 1000);
};
const [quarter] = periodsOf(run);
const monthly = quarter.revenue / 3 / quarter.closing; // dollars a subscriber and month
const cost = 5 * 24.59; // million dollars
const stayed = kept(runsWith([answer("compensate", "2011-07-13")])) / 1000; // million

// solution
const myMonths = cost / (stayed * monthly);
const months = cost / (stayed * monthly);
const text = `months until it has paid: ${myMonths.toFixed(0)}`;
check(text, Math.abs(myMonths - months) < 1e-9, {
  hint: "divide by what those who were kept pay in a month, all together",
});
// end of solution
