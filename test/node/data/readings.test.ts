import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageDataDir } from "../../../src/node/data/package-data.ts";
import { readReadings } from "../../../src/node/data/readings.ts";
import { useFolder } from "../../support/use-folder.ts";

const folder = useFolder()();

const header = "quantity,from,to,value,unit,status,source,note\n";
function reading(rows: string) {
  const path = join(folder, "readings.csv");
  writeFileSync(path, header + rows);
  return readReadings(path);
}

test("reads the readings of the Netflix case", () => {
  const readings = readReadings(join(packageDataDir, "netflix-2011", "readings.csv"));
  const buzz = readings.filter(({ quantity }) => quantity === "buzz");
  expect(buzz.map(({ to, value }) => `${to} ${value}`)).toContain("2011-07-18 -14.1");
  expect(buzz[0]).toMatchObject({ unit: "score -100..100", status: "reported", note: "before" });
  expect(readings.filter(({ unit }) => unit === "comments").length).toBeGreaterThan(5);
});

test("keeps commas within quotes, and needs no note", () => {
  expect(reading('posts,2011-07-12,2011-07-13,3,comments,rounded,s,"a, b"\n')[0]!.note).toBe("a, b");
  expect(reading("posts,2011-07-12,2011-07-13,3,comments,rounded,s,\n")[0]!.note).toBe("");
});

test.each([
  [
    "posts,2011-07-12,2011-07-13,-3,comments,rounded,s,\n",
    "row 2, column value: expected a number of at least 0",
  ],
  [
    "share,2011-07-12,2011-07-13,25,fraction,rounded,s,\n",
    "expected a fraction from 0 to 1, found 25 (4.2 % is 0.042)",
  ],
  ["posts,2011-07-14,2011-07-13,3,comments,rounded,s,\n", "row 2, column to: expected a day not before from"],
  ["posts,2011-07-12,2011-07-13,many,comments,rounded,s,\n", "row 2, column value: expected a number"],
  [
    "posts,2011-07-12,2011-07-13,3,comments,guessed,s,\n",
    "column status: expected reported, derived or rounded",
  ],
  [
    "posts,2011-07-12,2011-07-15,3,comments,rounded,s,\nposts,2011-07-12,2011-07-13,2,comments,rounded,s,\n",
    "row 3, column from: expected a period after",
  ],
])("refuses %j", (rows, message) => {
  expect(() => reading(rows)).toThrow(message);
});
