import { expect, test } from "vitest";
import { OutputCollector } from "../../../src/node/notebook/output-collector.ts";

const show = (text: string, id?: string) => ({
  data: { "text/plain": text },
  metadata: {},
  transient: id === undefined ? {} : { display_id: id },
});

test("texts of one stream become one output until something else comes", () => {
  const collector = new OutputCollector();
  collector.begin(0);
  collector.stream("stdout", "a");
  collector.stream("stdout", "b");
  collector.stream("stderr", "c");
  collector.stream("stdout", "d");
  const texts = collector.takeChanged()[0]?.outputs.map((one) => one.output_type === "stream" && one.text);
  expect(texts).toEqual(["ab", "c", "d"]);
});

test("an update replaces what is shown under its id, in earlier cells too", () => {
  const collector = new OutputCollector();
  collector.begin(0);
  collector.display(show("first", "x"), false);
  collector.display(show("other", "y"), false);
  collector.takeChanged();
  collector.begin(1);
  collector.display(show("again", "x"), false);
  collector.display(show("second", "x"), true);
  const texts = collector
    .takeChanged()
    .sort((a, b) => a.cell - b.cell)
    .map(({ outputs }) => outputs.map((one) => "data" in one && one.data["text/plain"]));
  expect(texts).toEqual([["second", "other"], ["second"]]);
});

test("an output keeps the value that it had when it was shown", () => {
  const collector = new OutputCollector();
  collector.begin(0);
  const data = { "application/json": { value: 1 } };
  collector.display({ data, metadata: {}, transient: {} }, false);
  data["application/json"].value = 2;
  expect(collector.takeChanged()[0]?.outputs).toMatchObject([{ data: { "application/json": { value: 1 } } }]);
});
