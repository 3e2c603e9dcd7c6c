import { describe, expect, it } from "vitest";
import type { Outcome } from "../../../src/simulation/outcome.ts";
import { rivalLedger } from "../../../src/simulation/rival-ledger.ts";
import { expectSameBytes, sumOf } from "../../support/ledger-checks.ts";
import type { Json } from "../../support/small-service.ts";
import { expectChange, lever, netflix, netflixWith, outcomesOf, quickRun } from "./netflix-worlds.ts";

/** A rival's move against Netflix in 2011, as a file for `compare --with` would have it. */
const move = (changes: Json = {}): Json =>
  lever("competitor-offer", { id: "move", rival: "blockbuster", reach: 0.4, ...changes });

const joined = ({ ledger }: Outcome): number => sumOf(ledger.joined);
const posts = ({ mood }: Outcome): number => sumOf(mood.posts);
/** Leavers who chose one of the rivals. */
const to =
  (...rivals: string[]) =>
  ({ ledger, destinations }: Outcome): number =>
    sumOf(
      ledger.destination.filter((_, cell) =>
        rivals.some((rival) => destinations[cell % ledger.destinations].startsWith(`${rival}/`)),
      ),
    );

/** Each move: calm, violent, and what the violent one has more (+) or less (-) of. */
const moves: [
  what: string,
  calm: Json,
  violent: Json,
  figure: (outcome: Outcome) => number,
  sign: "+" | "-",
][] = [
  ["a price below the usual one", move({ price: 9 }), move({ price: 2, reach: 0.9 }), to("blockbuster"), "+"],
  ["free days", move({ freeDays: 30 }), move({ freeDays: 360, reach: 0.9 }), to("blockbuster"), "+"],
  [
    "an offer that lasts",
    move({ freeDays: 180, reach: 0.9, until: "2011-08-01" }),
    move({ freeDays: 180, reach: 0.9, until: "2011-09-30" }),
    to("blockbuster"),
    "+",
  ],
  ["reach", move({ reach: 0.2 }), move({ reach: 1 }), to("blockbuster"), "+"],
  [
    "eligibility: free with another membership, for those who have it",
    move({
      rival: "movie-pass",
      price: 0,
      reach: 1,
      eligible: 0.2,
      announced: "2011-09-23",
      effective: "2011-10-01",
    }),
    move({ rival: "movie-pass", price: 0, reach: 1, eligible: 0.9, announced: "2011-07-12" }),
    joined,
    "-",
  ],
  ["an exchange in the stores", move({ extras: 1 }), move({ extras: 9, reach: 0.9 }), to("blockbuster"), "+"],
  [
    "cheaper nights at kiosks",
    lever("competitor-price-change", { id: "move", rival: "redbox", prices: { kiosk: 3.5 } }),
    lever("competitor-price-change", { id: "move", rival: "redbox", prices: { kiosk: 1 } }),
    to("redbox"),
    "+",
  ],
  [
    "a rental inside a social network",
    lever("competitor-entry", { id: "move", rival: "miramax", announced: "2011-08-23", reach: 0.2 }),
    lever("competitor-entry", { id: "move", rival: "miramax", announced: "2011-08-23", reach: 1 }),
    to("miramax"),
    "+",
  ],
  [
    "a contest about the firm on a social network",
    lever("media", { id: "move", severity: 0.1 }),
    lever("media", { id: "move", severity: 1 }),
    posts,
    "+",
  ],
];

describe("a rival that fights back with", () => {
  it.each(moves)("%s does more by more of it", (_, calm, violent, figure, sign) => {
    expectChange(netflixWith([calm]), netflixWith([violent]), figure, sign);
  });

  it("an offer without worth or reach changes not one byte", () => {
    expectSameBytes(quickRun(netflix), quickRun(netflixWith([move({ reach: 0 })])));
  });

  it("the name of a campaign alone changes not one byte", () => {
    const named = move({ campaign: "30 days free" });
    expectSameBytes(quickRun(netflixWith([move()])), quickRun(netflixWith([named])));
  });
});

describe("a trial aimed at the firm's customers", () => {
  const trial = { freeDays: 180, reach: 0.9 };
  const aimed = netflixWith([move({ ...trial, for: "existing" })]);
  const open = netflixWith([move(trial)]);

  it("keeps nobody from joining, as one for everybody does", () => {
    expectChange(aimed, open, joined, "-");
    const [before, after] = [netflix, aimed].map((world) =>
      outcomesOf(world).map(({ mood }) => sumOf(mood.joining)),
    );
    expect(after).toEqual(before);
  });

  it("takes customers all the same", () => {
    expectChange(netflix, aimed, to("blockbuster"), "+");
  });

  it("ends and converts: of a longer one fewer have ended", () => {
    const ended = (freeDays: number): number => {
      const world = netflixWith([move({ ...trial, freeDays })]);
      const [outcome] = outcomesOf(world);
      return rivalLedger(outcome, world, "blockbuster").reduce(
        (sum, quarter) => sum + quarter.trialsEnded,
        0,
      );
    };
    expect(ended(20)).toBeGreaterThan(0);
    expect(ended(120)).toBeLessThan(ended(20));
  });
});

describe("a public storm", () => {
  it("tells of rivals who offer nothing", () => {
    const calm = netflixWith([], { "rival.stormReach": 0 });
    const violent = netflixWith([], { "rival.stormReach": 0.6 });
    expectChange(calm, violent, to("hulu", "amazon", "blockbuster"), "+");
  });
});
