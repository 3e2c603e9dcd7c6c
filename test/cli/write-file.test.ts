import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkAppendable, checkWritableFile, writeFile } from "../../src/cli/write-file.ts";
import { useFolder } from "../support/use-folder.ts";
import "./command.ts";

const inFolder = useFolder();

describe("writeFile", () => {
  it("writes the file, in place of one that is there, and nothing else", () => {
    mkdirSync(inFolder("a"));
    writeFile("--out", inFolder("a", "x.html"), "first");
    writeFile("--out", inFolder("a", "x.html"), "second");
    expect(readdirSync(inFolder("a"))).toEqual(["x.html"]);
    expect(readFileSync(inFolder("a", "x.html"), "utf8")).toBe("second");
  });
});

describe.each([checkWritableFile, checkAppendable])("%o", (check) => {
  it("lets pass a file that is there or can be made, and leaves everything as it is", () => {
    const folder = inFolder(check.name);
    mkdirSync(folder);
    writeFileSync(`${folder}/there`, "text");
    check("--html", `${folder}/there`);
    check("--html", `${folder}/new`);
    expect(readdirSync(folder)).toEqual(["there"]);
    expect(readFileSync(`${folder}/there`, "utf8")).toBe("text");
  });

  it("names the option and the place, and no temporary file", () => {
    expect(() => check("--html", "")).toThrow("--html: expected a file, found an empty text");
    expect(() => check("--html", inFolder("no", "x"))).toThrow(
      `--html: expected a file that can be written, found no such folder: ${inFolder("no")}`,
    );
    if (!existsSync("/proc/self")) return;
    expect(() => check("--html", "/proc/churnkit.html")).toThrow(
      /^--html: expected a file that can be written, found (\/proc, where nothing can be written \(\w+\)|no permission to write in \/proc)$/,
    );
  });
});
