/** The parts of the controls, of which one is open. */
export const TABS = ["events", "behaviour", "worlds", "share"] as const;
export type Tab = (typeof TABS)[number];
