import { expect, it } from "vitest";
import { drawnText } from "../../src/cli/ensemble-text.ts";
import { loadCase } from "../../src/node/data/load-case.ts";
import { smallService } from "../support/small-service.ts";

const drawn = { drawn: ["attention.notice"], kept: [], undrawn: [], draws: [], posterior: "0" } as never;

it("says that the opening split and the joining baseline are held, where they have a range", () => {
  const held =
    "Held at the value of their range in every draw: the opening split of plans and the joining baseline. The 5 % to 95 % do not hold what these would add.";
  expect(drawnText(drawn, loadCase("netflix-2011").scenario).split("\n")).toEqual([
    "Drawn from the posterior: attention.notice.",
    held,
  ]);
  expect(drawnText(drawn, smallService({}) as never)).not.toContain("Held");
});
