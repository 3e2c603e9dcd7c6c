import { describe, expect, it } from "vitest";
import { priorQuantile } from "../../src/market/prior.ts";
import { marginsOf } from "../../src/sensitivity/margin.ts";
import { scenario } from "./made-up-model.ts";

const { parameters } = scenario;

describe("margins", () => {
  it("are the priors, the ends of the ranges their central 90 %", () => {
    const [margin] = marginsOf(parameters, { ids: ["attention.notice"] });
    expect(margin).toMatchObject({ id: "attention.notice", over: "prior", low: 0.3, high: 0.85 });
    expect(margin.at(0.3)).toBe(priorQuantile(parameters["attention.notice"], 0.3));
  });

  it("are the quantiles of the posterior's draws where it has the parameter", () => {
    const draws = Array.from({ length: 101 }, (_, index) => ({ "choice.scale": 4 + index / 100 }));
    const [scale, notice] = marginsOf(parameters, { ids: ["choice.scale", "attention.notice"], draws });
    expect(scale).toMatchObject({ over: "posterior" });
    expect([scale.low, scale.at(0.5), scale.high]).toEqual(
      [4.05, 4.5, 4.95].map((x) => expect.closeTo(x, 12)),
    );
    expect(notice.over).toBe("prior");
  });

  it("are of all uncertain parameters unless some are named", () => {
    const sure = {
      ...parameters,
      "a.sure": {
        ...parameters["choice.scale"],
        range: [1, 1] as const,
        prior: { mean: 1, range: [1, 1] as const },
      },
    };
    expect(marginsOf(sure).map(({ id }) => id)).toEqual(Object.keys(parameters));
    expect(marginsOf(sure, { ids: ["a.sure"] })[0].at(0.7)).toBe(1);
  });

  it("name the nearest of an unknown one", () => {
    expect(() => marginsOf(parameters, { ids: ["choice.scal"] })).toThrow(
      "invalid parameters; must be ids of parameters: choice.scal (did you mean choice.scale?)",
    );
  });
});
