/**
 * Build the panel into `dist/lab/churn-lab.js`, one script with the engine inside. Nothing is done if nothing that goes
 * into it has changed.
 *
 *     node src/cli/build-lab.mjs
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const inRoot = (path) => join(root, path);
const script = inRoot("dist/lab/churn-lab.js");
const record = inRoot("dist/lab/.built-from");

/** Folders whose files cannot be part of the panel. */
const OTHERS = new Set(["node", "cli"]);

/** A text that changes with every file that the panel is built from. */
function fingerprint() {
  const hash = createHash("sha256");
  const add = (path) => hash.update(path).update(readFileSync(inRoot(path)));
  const visit = (folder) => {
    for (const entry of readdirSync(inRoot(folder), { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const path = `${folder}/${entry.name}`;
      if (entry.isFile()) add(path);
      else if (folder !== "src" || !OTHERS.has(entry.name)) visit(path);
    }
  };
  visit("src");
  add("package-lock.json");
  add("src/cli/build-lab.mjs");
  return hash.digest("hex");
}

/** Build the panel if it is not there or not of these sources. @returns The path of the script. */
export async function buildLab() {
  const now = fingerprint();
  if (existsSync(script) && existsSync(record) && readFileSync(record, "utf8") === now) return script;
  // Below a test NODE_ENV is "test", with which vite takes lit as its developers do: larger, slower, and it stays.
  process.env.NODE_ENV = "production";
  const { build } = await import("vite");
  const [{ output }] = await build({
    root,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    build: {
      write: false,
      target: "es2022",
      lib: { entry: inRoot("src/lab/main.ts"), formats: ["iife"], name: "churnkitLab" },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  mkdirSync(dirname(script), { recursive: true });
  // Not by the package's own writeWhole: this builds a part of the package, before there is any.
  const temporary = `${script}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, output[0].code);
    renameSync(temporary, script);
  } finally {
    rmSync(temporary, { force: true });
  }
  writeFileSync(record, now);
  return script;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildLab();
