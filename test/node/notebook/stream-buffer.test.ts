import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { StreamBuffer } from "../../../src/node/notebook/stream-buffer.ts";

function recording() {
  const sent: [string, string][] = [];
  return { sent, buffer: new StreamBuffer((name, text) => sent.push([name, text])) };
}

test("a few lines are sent at once", () => {
  const { sent, buffer } = recording();
  for (const text of ["a\n", "b\n"]) buffer.write("stdout", text);
  expect(sent).toEqual([
    ["stdout", "a\n"],
    ["stdout", "b\n"],
  ]);
});

test("a burst becomes few messages and loses nothing, also in a loop that only awaits settled promises", async () => {
  for (const pause of [() => undefined, () => Promise.resolve()]) {
    const { sent, buffer } = recording();
    for (let line = 0; line < 20_000; line++) {
      buffer.write("stdout", `${line}\n`);
      await pause();
    }
    buffer.flush();
    expect(sent.map(([, text]) => text).join("")).toBe(
      Array.from({ length: 20_000 }, (_, at) => `${at}\n`).join(""),
    );
    // The limit that stock tslab's socket has for one turn of the event loop.
    expect(sent.length).toBeLessThan(512);
  }
});

test("the streams keep their order", () => {
  const { sent, buffer } = recording();
  for (let line = 0; line < 500; line++) buffer.write(line % 2 === 0 ? "stdout" : "stderr", `${line} `);
  buffer.flush();
  expect(sent.map(([, text]) => text).join("")).toBe(
    Array.from({ length: 500 }, (_, at) => `${at} `).join(""),
  );
});

test("what is held back is sent in the next turn", async () => {
  const { sent, buffer } = recording();
  for (let line = 0; line < 1000; line++) buffer.write("stdout", "x");
  await nextTurn();
  await nextTurn();
  expect(sent.map(([, text]) => text).join("")).toHaveLength(1000);
});
