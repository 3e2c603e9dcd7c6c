import { toDay } from "../market/date.ts";
import type { RivalPeriod } from "../simulation/rival-ledger.ts";
import { peopleChannel } from "./people-channel.ts";
import { peopleScale, reportedPeople } from "./people-scale.ts";
import { palette } from "./theme.ts";
import { instantOf, type PlotArea, timeChannel } from "./time-channel.ts";

/** What moves a rival's subscribers, gains first. */
const FLOWS = ["fromLeavers", "fromNewcomers", "fromElsewhere", "trialsEnded", "cancellations"] as const;
type Flow = (typeof FLOWS)[number];

const LOSSES: ReadonlySet<Flow> = new Set<Flow>(["trialsEnded", "cancellations"]);

const colours: Readonly<Record<Flow, string>> = {
  fromLeavers: palette.leftChoice,
  fromNewcomers: palette.joined,
  fromElsewhere: palette.returned,
  trialsEnded: palette.leftTrial,
  cancellations: palette.leftBackground,
};

/** Of a quarter's width, what its bar takes. */
const fill = 0.72;

const titlesFor = (focal: string): Readonly<Record<Flow, string>> => ({
  fromLeavers: `left ${focal} for it`,
  fromNewcomers: `would have joined ${focal}`,
  fromElsewhere: "won elsewhere (assumed)",
  trialsEnded: "free trial ended",
  cancellations: "left it",
});

/** Layers of a bar a quarter: what a rival won, upwards, and lost, downwards. */
export function rivalFlowLayers(
  quarters: readonly RivalPeriod[],
  [focal]: readonly [string, string],
  { window, width }: PlotArea,
): readonly Readonly<Record<string, unknown>>[] {
  const titles = titlesFor(focal);
  const rows = quarters.flatMap((quarter) => {
    let up = 0;
    let down = 0;
    return FLOWS.map((flow) => {
      const people = Math.round(LOSSES.has(flow) ? 0 - quarter[flow] : quarter[flow]);
      const foot = people < 0 ? down : up;
      if (people < 0) down += people;
      else up += people;
      return {
        at: (instantOf(toDay(quarter.start)) + instantOf(toDay(quarter.end) + 1)) / 2,
        flow: titles[flow],
        foot,
        top: foot + people,
        text: reportedPeople(people, true),
        period: quarter.period,
      };
    });
  });
  const shown = FLOWS.filter((flow) => quarters.some((quarter) => Math.round(quarter[flow]) !== 0));
  const scale = peopleScale(
    rows.map(({ top }) => top),
    { ticks: 4 },
  );
  const shortest = Math.min(...quarters.map(({ start, end }) => toDay(end) + 1 - toDay(start)));
  const x = timeChannel("at", window, width);
  const y = peopleChannel("foot", "won and lost in a quarter", scale, { signed: true });
  return [
    {
      data: { values: rows.filter(({ foot, top }) => foot !== top) },
      mark: {
        type: "bar",
        width: fill * shortest * (width / (window.to - window.from)),
        stroke: "#ffffff",
        strokeWidth: 1,
      },
      encoding: {
        x,
        y,
        y2: { field: "top" },
        color: {
          field: "flow",
          type: "nominal",
          title: null,
          scale: { domain: shown.map((flow) => titles[flow]), range: shown.map((flow) => colours[flow]) },
          legend: { columns: 3 },
        },
        tooltip: ["period", "flow", "text"].map((field) => ({ field, type: "nominal" })),
      },
    },
    { data: { values: [{ foot: 0 }] }, mark: { type: "rule" }, encoding: { y } },
  ];
}

/** The sums of the flows in words. */
export function rivalFlowsText(quarters: readonly RivalPeriod[], focal: string): string {
  const titles = titlesFor(focal);
  return FLOWS.map((flow) => {
    const people = quarters.reduce((sum, quarter) => sum + quarter[flow], 0);
    return `${titles[flow]} ${reportedPeople(people)}`;
  }).join(", ");
}
