import { eventMarkers } from "../../src/chart/event-markers.ts";
import { meaningChannel } from "../../src/chart/meaning-channel.ts";
import { peopleChannel } from "../../src/chart/people-channel.ts";
import { peopleScale } from "../../src/chart/people-scale.ts";
import type { VegaLiteSpec } from "../../src/chart/spec.ts";
import { timeChannel } from "../../src/chart/time-channel.ts";
import { toDay } from "../../src/market/date.ts";

export const sampleWindow = { from: toDay("2011-07-01"), to: toDay("2011-12-31") };

export const sampleEvents = [
  { day: toDay("2011-07-12"), label: "Price rise announced" },
  { day: toDay("2011-09-01"), label: "Price rise for all; Starz ends talks" },
  { day: toDay("2011-09-18"), label: "Apology and Qwikster" },
  { day: toDay("2011-09-23"), label: "Blockbuster Movie Pass" },
  { day: toDay("2011-10-10"), label: "Qwikster reversed" },
  { day: toDay("2011-10-31"), label: "Redbox price" },
  { day: toDay("2011-12-20"), label: "Catalogue added" },
];

const data = {
  values: [
    { day: "2011-07-01", people: 24_590_000, series: "Simulated" },
    { day: "2011-09-30", people: 23_780_000, series: "Simulated" },
    { day: "2011-12-31", people: 24_300_000, series: "Simulated" },
    { day: "2011-09-30", people: 23_790_000, series: "Reported" },
  ],
};

/** A chart that uses every building block. */
export const sampleChart: VegaLiteSpec = {
  name: "sample",
  title: { text: "Subscribers", subtitle: "made-up line" },
  description: "Subscribers fall after the price rise and recover in part.",
  layer: [
    ...eventMarkers(sampleEvents, sampleWindow),
    {
      data,
      mark: { type: "line", point: true },
      encoding: {
        x: timeChannel("day", sampleWindow),
        y: peopleChannel("people", "subscribers", peopleScale([23_780_000, 24_590_000], { zero: false })),
        color: meaningChannel("series", { simulated: "Simulated", observed: "Reported" }),
      },
    },
  ],
};
