import { counterfactualOf, periodsOf, type Scenario, simulate } from "../../../src/index.ts";
import { check, lessonSize, loadCase } from "../../../src/node/index.ts";

const netflix = loadCase("netflix-2011");
const size = lessonSize(20_000);
const priceIn = ({ events }: Scenario) => {
  const price = events.find(({ id }) => id === "price");
  return price?.type === "plan-split" ? price.prices["both-1"] : undefined;
};

// solution
const myChange = {
  without: ["qwikster"],
  set: ['events.price.effective.existing="2011-12-01"'],
};
const { scenario: advised } = counterfactualOf(netflix.scenario, myChange);
const [mySummer, myAutumn] = periodsOf(simulate(advised, size));
const closings = [mySummer, myAutumn].map(({ closing }) => (closing / 1e6).toFixed(2));
const isDone = mySummer.closing >= 24.2e6 && priceIn(advised) === 15.98;
check("half the loss at the same price", isDone, {
  hint: `${closings[0]} million on 30 September, ${closings[1]} on 31 December`,
});
// end of solution
