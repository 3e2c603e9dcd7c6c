/** A program of its own: seconds of runs with 245,900 and with all agents, turn by turn, as JSON on standard output. */
import { simulate } from "churnkit";
import { loadCase } from "churnkit/node";

const { scenario } = loadCase("netflix-2011");
const seconds = (subscribers: number | "full", seed: number): number => {
  const began = performance.now();
  simulate(scenario, { subscribers, seed });
  return (performance.now() - began) / 1000;
};
const small: number[] = [];
const large: number[] = [];
for (let seed = 1; seed <= 3; seed++) seconds(245_900, seed);
for (let seed = 1; seed <= 2; seed++) {
  small.push(seconds(245_900, seed));
  large.push(seconds("full", seed));
}
process.stdout.write(JSON.stringify({ small, large }));
