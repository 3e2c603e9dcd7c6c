import type { Moves } from "../../src/simulation/moves.ts";

/** Moves that are written down, as `movesOf` would count them. */
export const sampleMoves: Moves = {
  title: "A made-up price rise",
  start: "2011-07-01",
  until: "2011-12-31",
  agents: 24_000,
  seed: 1,
  families: ["streaming", "dvd", "both"],
  rivals: ["kiosk", "by-mail"],
  moves: [
    { before: "streaming", after: "streaming", people: 6_000_000 },
    { before: "streaming", left: "kiosk", people: 20_000 },
    { before: "streaming", left: "quit", people: 980_000 },
    { before: "both", after: "streaming", people: 1_500_000 },
    { before: "both", after: "dvd", people: 2_000_000 },
    { before: "both", after: "both", people: 9_000_000 },
    { before: "both", left: "kiosk", people: 600_000 },
    { before: "both", left: "by-mail", people: 9000 },
    { before: "both", left: "nothing", people: 891_000 },
    { before: "both", left: "trial", people: 100_000 },
    { before: "both", left: "quit", people: 2_900_000 },
    { after: "streaming", people: 3_000_000 },
    { after: "both", people: 1_000_000 },
  ],
  cameBack: 400_000,
  passedThrough: 1_200_000,
};
