import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface LockedPackage {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock: { readonly packages: Readonly<Record<string, LockedPackage>> } = JSON.parse(
  readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8"),
);

/** Whether Node would find a package of this name from the place of another: beside it or in a folder above. */
function isLocked(name: string, from: string): boolean {
  const nested = from.split("/node_modules/");
  const above = nested.map((_, depth) => `${nested.slice(0, depth + 1).join("/node_modules/")}/`);
  return ["", ...above].some((place) => `${place}node_modules/${name}` in lock.packages);
}

test("has an entry for every platform's package, without which npm ci refuses to install", () => {
  const missing = Object.entries(lock.packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(name, place)),
  );
  expect(missing).toEqual([]);
});
