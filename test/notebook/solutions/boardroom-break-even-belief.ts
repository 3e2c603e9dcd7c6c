import { counterfactualOf } from "../../../src/index.ts";
import { check } from "../../../src/node/index.ts";
import { company, halfYear } from "../lessons/boardroom.ts";

const believing = (belief: object) =>
  counterfactualOf(company, {
    set: Object.entries(belief).map(([name, value]) => `parameters.${name}=${value}`),
  }).scenario;

// solution
const myNotice = 0.8;
const belief = believing({ "attention.notice": myNotice });
const [dear, cheaper] = ["as-it-was", "two-dollars-less"].map(
  (price) => halfYear({ price, qwikster: "never" }, belief).contribution,
);
check("the two prices earn the same", Math.abs(dear - cheaper) <= 2, {
  result: `15.98 brings ${dear - cheaper} million dollars more than 13.99`,
});
// end of solution
