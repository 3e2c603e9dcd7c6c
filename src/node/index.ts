export { type RenderedChart, renderChart } from "./chart/render-chart.ts";
export { saveChart } from "./chart/save-chart.ts";
export { type CheckOptions, check } from "./notebook/check.ts";
export { displayBundle, md } from "./notebook/display.ts";
export { type Progress, progress } from "./notebook/progress.ts";
export { show } from "./notebook/show.ts";
