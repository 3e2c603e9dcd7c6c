import { loadCase } from "../../src/node/data/load-case.ts";

/** The Netflix case with so few agents that a run takes no time: relations between runs do not depend on their number. */
export const { scenario: netflix, observed } = loadCase("netflix-2011");

export const tiny = { subscribers: 300 } as const;
