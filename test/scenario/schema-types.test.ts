import { expect, expectTypeOf, it } from "vitest";
import type { z } from "zod";
import type { MarketEvent } from "../../src/market/event.ts";
import type { Parameters } from "../../src/market/parameter.ts";
import { type eventSchema, eventSchemas } from "../../src/scenario/event-schema.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import type { parametersSchema, scenarioSchema } from "../../src/scenario/schema.ts";

/** A type without `readonly`, which zod's output types do not have, and with every field spelled out. */
type Plain<T> = T extends readonly [infer A, infer B]
  ? [Plain<A>, Plain<B>]
  : T extends readonly (infer Element)[]
    ? Plain<Element>[]
    : T extends object
      ? { -readonly [Key in keyof T]: Plain<T[Key]> }
      : T;

// `tsc -b` is what tests these: they hold only if each side has exactly the other's fields, optional ones too.
it("is exactly the hand-written scenario type, both ways", () => {
  expectTypeOf<Plain<z.output<typeof scenarioSchema>>>().toEqualTypeOf<Plain<Scenario>>();
  expectTypeOf<Plain<z.output<typeof eventSchema>>>().toEqualTypeOf<Plain<MarketEvent>>();
  expectTypeOf<Plain<z.output<typeof parametersSchema>>>().toEqualTypeOf<Plain<Parameters>>();
  expectTypeOf<z.input<typeof scenarioSchema>>().toEqualTypeOf<z.output<typeof scenarioSchema>>();
});

it("has each event type once", () => {
  const types = eventSchemas.map((schema) => schema.shape.type.value);
  expect(new Set(types).size).toBe(types.length);
});
