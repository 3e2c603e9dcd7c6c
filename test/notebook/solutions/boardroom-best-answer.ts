import { check } from "../../../src/node/index.ts";
import { halfYear, space } from "../lessons/boardroom.ts";

// solution
const myAnswer = "listen";
const lever = space.levers.find(({ id }) => id === "answer");
const answers = lever?.choices.map(({ id }) => id) ?? [];
const brings = answers.map((choice) => halfYear({ answer: choice }));
const own = brings[answers.indexOf(myAnswer)]?.contribution;
const top = Math.max(...brings.map(({ contribution }) => contribution));
check("the best answer", own === top, {
  result: own ? `${own} million dollars; the best brings ${top}` : undefined,
  hint: own ? undefined : `write one of ${answers.join(", ")}`,
});
// end of solution
