import { check, loadPosterior } from "../../../src/node/index.ts";

const draws = loadPosterior();
const column = (id: string) => {
  const values = draws.map((draw) => draw[id]);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const off = values.map((value) => value - mean);
  const norm = Math.sqrt(off.reduce((sum, one) => sum + one * one, 0));
  return off.map((one) => one / norm);
};
const correlation = (a: string, b: string) => {
  const other = column(b);
  return column(a).reduce((sum, one, at) => sum + one * other[at], 0);
};

// solution
const myPair = ["quit.newMean", "quit.alpha"];
const together = correlation(myPair[0], myPair[1]);
const isKnown = myPair.every((id) => id in draws[0]);
const isPair = myPair[0] !== myPair[1] && Math.abs(together) > 0.5;
check(myPair.join(" and "), isPair, {
  result: isKnown ? `their correlation is ${together.toFixed(2)}` : undefined,
  hint: isKnown ? undefined : "one of them is not in the picture: mind the spelling",
});
// end of solution
