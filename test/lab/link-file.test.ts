import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { fileFrom, fragmentOf, initialState } from "../../src/lab/lab-state.ts";
import { packedFile, unpackedFile } from "../../src/lab/link-file.ts";
import { carriedText, casesWith } from "../../src/lab/scenario-file.ts";
import { netflix } from "./netflix.ts";

/** Text that hardly packs. */
const noise = (lines: number) =>
  Array.from({ length: lines }, (_, line) => createHash("sha256").update(`${line}`).digest("base64")).join(
    "",
  );

it("what is packed can be read again, and what could not be is not packed", () => {
  for (const lines of [0, 1, 500, 1000, 1500, 3000]) {
    const text = noise(lines);
    const packed = packedFile(text);
    if (packed !== undefined) expect(unpackedFile(packed)).toBe(text);
  }
  expect(packedFile(noise(500))).toBeDefined();
  expect(packedFile(noise(3000))).toBeUndefined();
});

it("the panel says whether the link carries a file, and the link does so", () => {
  const opened = (note: string) => {
    const scenario = { ...netflix, id: "mine" };
    const [own] = casesWith([], scenario, { ...scenario, note }, undefined);
    return { said: carriedText(own), carried: fileFrom(fragmentOf(initialState("mine"), own.file)) };
  };
  const small = opened("");
  expect(small.said).toBe("The link carries the whole file.");
  expect(JSON.parse(small.carried?.text ?? "")).toMatchObject({ id: "mine" });
  expect(opened(noise(3000))).toEqual({
    said: "It is too large for a link: whoever gets the link needs the file, too.",
    carried: undefined,
  });
});
