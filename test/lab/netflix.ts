import { loadCase } from "../../src/node/data/load-case.ts";

/** The case that most tests of the panel move. */
export const netflix = loadCase("netflix-2011").scenario;
