import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { checkOut, checkWritable, writeFolder } from "../../src/cli/write-folder.ts";
import { useFolder } from "../support/use-folder.ts";
import "./command.ts";

const inFolder = useFolder();

describe("writeFolder", () => {
  it("makes the folder and those above it", () => {
    writeFolder(inFolder("a", "b"), { "x.txt": "x", "below/y.bin": Uint8Array.of(1, 2) });
    expect(readFileSync(inFolder("a", "b", "x.txt"), "utf8")).toBe("x");
    expect([...readFileSync(inFolder("a", "b", "below", "y.bin"))]).toEqual([1, 2]);
    expect(readdirSync(inFolder("a"))).toEqual(["b"]);
  });

  it("replaces its files in a folder that is there, and nothing else", () => {
    writeFileSync(inFolder("a", "b", "mine.txt"), "mine");
    writeFolder(inFolder("a", "b"), { "x.txt": "new", "other/z.txt": "z" });
    expect(readdirSync(inFolder("a", "b")).sort()).toEqual(["below", "mine.txt", "other", "x.txt"]);
    expect(readFileSync(inFolder("a", "b", "x.txt"), "utf8")).toBe("new");
    expect(readdirSync(inFolder("a"))).toEqual(["b"]);
  });

  it("leaves nothing behind where it fails", () => {
    mkdirSync(inFolder("c"));
    writeFileSync(inFolder("c", "file"), "");
    expect(() => writeFolder(inFolder("c"), { "x.txt": "x", "file/y.txt": "y" })).toThrow(
      "--out: expected a folder that can be written, found a file in place of a folder, or the other way round, in ",
    );
    expect(readdirSync(inFolder())).not.toContainEqual(expect.stringMatching(/\.tmp$/));
  });

  it("ends with an error where no folder can be made", () => {
    if (!existsSync("/proc/self")) return;
    expect(() => writeFolder("/proc/churnkit/x", { "x.txt": "x" })).toThrow(
      /^--out: expected a folder that can be/,
    );
  });
});

describe("checkWritable", () => {
  it("lets pass what can be made", () => {
    checkWritable(inFolder("not", "there", "yet"));
    expect(existsSync(inFolder("not"))).toBe(false);
  });

  it("refuses what the rights allow but the system does not", () => {
    if (!existsSync("/proc/self")) return;
    expect(() => checkWritable("/proc/churnkit/x")).toThrow(
      /^--out: expected a folder that can be written, found (\/proc, where nothing can be written \(\w+\)|no permission to write in \/proc)$/,
    );
  });

  it("leaves nothing behind in a folder that is there", () => {
    mkdirSync(inFolder("d"));
    checkWritable(inFolder("d"));
    writeFolder(inFolder("d"), { "x.txt": "x" });
    expect(readdirSync(inFolder("d"))).toEqual(["x.txt"]);
  });

  it.each([
    ["", "--out: expected a folder, found an empty text"],
    ["c/file", "--out: expected a folder, found the file "],
    ["c/file/below", "--out: expected a folder, found the file "],
  ])("refuses %j", (path, message) => {
    expect(() => checkWritable(path === "" ? "" : inFolder(path))).toThrow(message);
  });
});

describe("checkOut", () => {
  const said = (folder: string, made: { readonly command: string; readonly scenario?: string }): string => {
    const write = vi.spyOn(process.stderr, "write").mockImplementation(() => true);
    try {
      checkOut(folder, made);
      return write.mock.calls.map(([text]) => String(text)).join("");
    } finally {
      write.mockRestore();
    }
  };

  it("says it if a folder holds results of another command or scenario, and only then", () => {
    const folder = inFolder("mine");
    const mine = { command: "run", scenario: "mine" };
    expect(said(folder, mine)).toBe("");
    writeFolder(folder, { "x.txt": "x" });
    expect(said(folder, mine)).toBe("");
    writeFolder(folder, { "manifest.json": JSON.stringify({ command: "run", scenario: { id: "mine" } }) });
    expect(said(folder, mine)).toBe("");
    const replaced = `${folder} holds results of \`run mine\`: files of the same name are replaced, others stay\n`;
    expect(said(folder, { command: "run", scenario: "other" })).toBe(replaced);
    expect(said(folder, { command: "compare", scenario: "mine" })).toBe(replaced);
    expect(said(folder, { command: "validate" })).toBe(replaced);
    writeFolder(folder, { "manifest.json": "{" });
    expect(said(folder, { command: "validate" })).toBe("");
  });
});
