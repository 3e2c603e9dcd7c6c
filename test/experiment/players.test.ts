import { describe, expect, it } from "vitest";
import { playersOf } from "../../src/experiment/players.ts";
import { netflix } from "./tiny-runs.ts";

describe("players", () => {
  it("are the groups of events, in the order of the announcements", () => {
    const players = playersOf(netflix);
    expect(players).toHaveLength(12);
    expect(players.find(({ event }) => event === "qwikster")).toEqual({
      event: "qwikster",
      title: "DVDs are to move to Qwikster",
      members: ["qwikster", "qwikster-reversal"],
      announced: "2011-09-18",
    });
    const days = players.map(({ announced }) => announced);
    expect(days).toEqual([...days].sort());
  });

  it("can be lumped: a group has a name, and those that refer to its events come along", () => {
    const players = playersOf(netflix, {
      letter: ["qwikster", "apology"],
      redbox: ["redbox-price", "redbox-games"],
    });
    expect(players).toHaveLength(10);
    expect(players.find(({ event }) => event === "letter")).toEqual({
      event: "letter",
      title: "letter",
      members: ["price", "apology", "qwikster", "qwikster-reversal"],
      announced: "2011-07-12",
    });
    expect(players.find(({ event }) => event === "redbox")?.announced).toBe("2011-06-17");
    expect(players.flatMap(({ members }) => members)).toHaveLength(netflix.events.length);
  });

  it("may have the name of an event of theirs", () => {
    const players = playersOf(netflix, { price: ["price", "starz"] });
    expect(players.find(({ event }) => event === "price")?.members).toEqual(["price", "apology", "starz"]);
  });

  it.each([
    [
      { rivals: ["hulu-plu"] },
      /^rivals: expected an event \(.*\), found "hulu-plu" \(did you mean hulu-plus\?\)$/,
    ],
    [{ rivals: [] }, "rivals: expected ids of events, found none"],
    [{ a: ["price"], b: ["apology"] }, "b.apology: expected an event of no other group, found one of a"],
    [{ starz: ["price"] }, "starz: expected a name that no event outside the group has, found an event"],
  ])("%o are refused", (groups, message) => {
    expect(() => playersOf(netflix, groups as never)).toThrow(message as string);
  });
});
