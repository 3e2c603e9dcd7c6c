import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { writeWhole } from "../../src/node/write-whole.ts";
import { useFolder } from "../support/use-folder.ts";

const inFolder = useFolder();

it("replaces a file and leaves nothing beside it", () => {
  const file = inFolder("text.txt");
  writeWhole(file, "one");
  writeWhole(file, new Uint8Array([116, 119, 111]));
  expect(readFileSync(file, "utf8")).toBe("two");
  expect(readdirSync(inFolder())).toEqual(["text.txt"]);
});

it("leaves nothing of what could not be written", () => {
  const taken = inFolder("taken");
  mkdirSync(inFolder("taken", "inside"), { recursive: true });
  expect(() => writeWhole(taken, "text")).toThrow(/EISDIR|ENOTEMPTY|EEXIST|EPERM/);
  expect(readdirSync(inFolder()).filter((name) => name.includes("taken"))).toEqual(["taken"]);
});
