import { describe, expect, test } from "vitest";
import { compareNotebooks } from "../../../src/node/notebook/compare.ts";
import { liveOutput } from "../../../src/node/notebook/live-output.ts";
import type { Notebook, NotebookOutput } from "../../../src/node/notebook/notebook-file.ts";

function book(...outputs: NotebookOutput[]): Notebook {
  const cell = { cell_type: "code" as const, id: "a", metadata: {}, source: "", execution_count: 1, outputs };
  return { nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [cell] };
}
const stdout = (text: string): NotebookOutput => ({ output_type: "stream", name: "stdout", text });
const shown = (data: Record<string, unknown>): NotebookOutput => ({
  output_type: "display_data",
  data,
  metadata: {},
});
const difference = (before: NotebookOutput[], now: NotebookOutput[]) =>
  compareNotebooks(book(...before), book(...now)).map(({ place, expected, found }) => [
    place,
    expected,
    found,
  ]);

describe("no difference is", () => {
  test("another execution count, or the same text in other parts", () => {
    const result = (execution_count: number): NotebookOutput => ({
      output_type: "execute_result",
      data: { "text/plain": "1" },
      metadata: {},
      execution_count,
    });
    expect(difference([result(1)], [result(7)])).toEqual([]);
    expect(difference([stdout("a\n"), stdout("b")], [stdout("a\nb")])).toEqual([]);
  });

  test("an image's line ends in its file, or the order of keys in JSON", () => {
    expect(
      difference([shown({ "image/png": "AAEC\nAwQF\n" })], [shown({ "image/png": "AAECAwQF" })]),
    ).toEqual([]);
    const json = "application/vnd.vegalite.v5+json";
    expect(difference([shown({ [json]: { a: 1, b: [2] } })], [shown({ [json]: { b: [2], a: 1 } })])).toEqual(
      [],
    );
  });
});

test("an output that lives only while the notebook runs is no difference, and hides none", () => {
  const live = {
    ...shown({ "text/html": "<p>a program</p>" }),
    metadata: { ...liveOutput },
  } as NotebookOutput;
  expect(difference([stdout("a")], [stdout("a"), live])).toEqual([]);
  expect(difference([stdout("a")], [live])).toEqual([["output 1", "text on stdout", "nothing"]]);
});

describe("a difference names", () => {
  test("the first line that is another", () => {
    expect(difference([stdout("a\nb\nc\n")], [stdout("a\nx\nc\n")])).toEqual([
      ["output 1, stdout, line 2", '"b"', '"x"'],
    ]);
    expect(difference([stdout("a")], [stdout("a\nb")])).toEqual([
      ["output 1, stdout, line 2", "no such line", '"b"'],
    ]);
  });

  test("the first byte of an image that is another", () => {
    expect(difference([shown({ "image/png": "AAECAwQF" })], [shown({ "image/png": "AAEDAwQF" })])).toEqual([
      ["output 1, image/png", "6 bytes", "6 bytes, other ones from byte 2 on"],
    ]);
  });

  test("the place in JSON", () => {
    const json = "application/vnd.vegalite.v5+json";
    const chart = (y: unknown) => [shown({ [json]: { data: { values: [{ y: 1 }, { y }] } } })];
    expect(difference(chart(4), chart(5))).toEqual([[`output 1, ${json} at /data/values/1/y`, '"4"', '"5"']]);
    expect(difference(chart(4), chart([4]))[0]?.[2]).toBe("a list of 1");
  });

  test("a form that came or went", () => {
    const [now, later] = [shown({ "text/plain": "a" }), shown({ "text/html": "a" })];
    expect(difference([now], [later])).toEqual([
      ["output 1, text/html", "nothing", "an output of this type"],
      ["output 1, text/plain", "an output of this type", "nothing"],
    ]);
  });

  test("an output that came, went or is of another kind", () => {
    expect(difference([], [stdout("a")])).toEqual([["output 1", "nothing", "text on stdout"]]);
    expect(difference([stdout("a"), shown({})], [stdout("a")])).toEqual([
      ["output 2", "a display", "nothing"],
    ]);
    const error: NotebookOutput = { output_type: "error", ename: "RangeError", evalue: "", traceback: [] };
    expect(difference([stdout("a")], [error])).toEqual([
      ["output 1", "text on stdout", "the error RangeError"],
    ]);
  });
});
