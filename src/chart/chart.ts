import { aftermathChart } from "./aftermath-chart.ts";
import { alluvialChart } from "./alluvial-chart.ts";
import { attributionChart } from "./attribution-chart.ts";
import { caseBankChart } from "./case-bank-chart.ts";
import { causesChart } from "./causes-chart.ts";
import { churnChart } from "./churn-chart.ts";
import { comparisonChart } from "./comparison-chart.ts";
import { correlationsChart } from "./correlations-chart.ts";
import { fanChart } from "./fan-chart.ts";
import { flowsChart } from "./flows-chart.ts";
import { frontierChart } from "./frontier-chart.ts";
import { goodwillChart } from "./goodwill-chart.ts";
import { guessesChart } from "./guesses-chart.ts";
import { hazardChart } from "./hazard-chart.ts";
import { interactionsChart } from "./interactions-chart.ts";
import { intervalCalibrationChart } from "./interval-calibration-chart.ts";
import { posteriorChart } from "./posterior-chart.ts";
import { responsesChart } from "./responses-chart.ts";
import { rivalsChart } from "./rivals-chart.ts";
import { sensitivityMapChart } from "./sensitivity-map-chart.ts";
import { stormChart } from "./storm-chart.ts";
import { subscribersChart } from "./subscribers-chart.ts";
import { timelineChart } from "./timeline-chart.ts";
import { tornadoChart } from "./tornado-chart.ts";
import { waterfallChart } from "./waterfall-chart.ts";

/** Every chart of the library: outcomes in, a plain Vega-Lite specification out. */
export const chart = {
  subscribers: subscribersChart,
  waterfall: waterfallChart,
  churn: churnChart,
  goodwill: goodwillChart,
  storm: stormChart,
  comparison: comparisonChart,
  flows: flowsChart,
  guesses: guessesChart,
  aftermath: aftermathChart,
  timeline: timelineChart,
  causes: causesChart,
  hazard: hazardChart,
  rivals: rivalsChart,
  responses: responsesChart,
  alluvial: alluvialChart,
  frontier: frontierChart,
  caseBank: caseBankChart,
  intervalCalibration: intervalCalibrationChart,
  attribution: attributionChart,
  interactions: interactionsChart,
  fan: fanChart,
  tornado: tornadoChart,
  sensitivityMap: sensitivityMapChart,
  posterior: posteriorChart,
  correlations: correlationsChart,
} as const;
