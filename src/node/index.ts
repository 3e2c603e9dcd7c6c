export { type CheckOptions, check } from "./notebook/check.ts";
export { displayBundle, md } from "./notebook/display.ts";
export { type Progress, progress } from "./notebook/progress.ts";
