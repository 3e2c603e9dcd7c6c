import { type Change, counterfactualOf, periodsOf, simulate } from "../../../src/index.ts";
import { check, lessonSize, loadCase } from "../../../src/node/index.ts";

const netflix = loadCase("netflix-2011");
const size = lessonSize(20_000);
const yours = ["qwikster", "events.price.effective.existing"];
const notMine = ({ without = [], set = [], ...more }: Change) =>
  [...without, ...set, ...Object.keys(more)]
    .map((text) => text.split("=")[0])
    .find((name) => !yours.includes(name));

// solution
const myChange = {
  without: ["qwikster"],
  set: ['events.price.effective.existing="2011-12-01"'],
};
const { scenario: advised } = counterfactualOf(netflix.scenario, myChange);
const [mySummer, myAutumn] = periodsOf(simulate(advised, size));
const closings = [mySummer, myAutumn].map(({ closing }) => (closing / 1e6).toFixed(2));
const other = notMine(myChange);
check("half the loss at the same price", mySummer.closing >= 24.2e6 && !other, {
  result: `${closings[0]} million on 30 September, ${closings[1]} on 31 December`,
  hint: other ? `${other} is not yours to change` : "30 September must have 24.20",
});
// end of solution
