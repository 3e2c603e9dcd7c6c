/**
 * Run a task in a clone that may have neither its dependencies nor a build: install and build what is missing, then
 * hand over. Plain JavaScript on Node alone, since at first there is nothing else.
 *
 *     node src/cli/bootstrap.mjs test [arguments of vitest]
 *     node src/cli/bootstrap.mjs bench [--quick] [--record]
 *     node src/cli/bootstrap.mjs lab:dev
 *     node src/cli/bootstrap.mjs <command of churnkit> [its arguments]
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const inRoot = (path) => join(root, path);

/** Run a JavaScript program in the project's folder; end with its exit code if it fails. */
function runScript(script, args, stdio) {
  const { status, error } = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio });
  if (error) throw error;
  if (status !== 0) process.exit(status === null ? 1 : status);
}

/** Standard output belongs to the task's result; preparations talk on standard error. */
const onStandardError = ["ignore", 2, 2];
const announce = (line) => process.stderr.write(`${line}\n`);

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const isRecentEnough = major === 20 ? minor >= 19 : major === 22 ? minor >= 12 : major > 22;
  if (isRecentEnough) return;
  announce(
    `churnkit needs Node.js 20.19, 22.12 or newer; this is ${process.versions.node}. See https://nodejs.org`,
  );
  process.exit(1);
}

/** Whether npm's record of what it installed has every package of the lock file in its version. */
function areDependenciesInstalled() {
  const record = inRoot("node_modules/.package-lock.json");
  if (!existsSync(record)) return false;
  const packagesOf = (path) => JSON.parse(readFileSync(path, "utf8")).packages;
  const installed = packagesOf(record);
  return Object.entries(packagesOf(inRoot("package-lock.json"))).every(([path, wanted]) => {
    const isRequired = path !== "" && !wanted.link && !wanted.optional && !wanted.devOptional && !wanted.peer;
    return !isRequired || (installed[path] !== undefined && installed[path].version === wanted.version);
  });
}

function installDependencies() {
  if (areDependenciesInstalled()) return;
  announce("Installing the dependencies (npm ci) …");
  const npm = process.env.npm_execpath;
  if (npm && /npm-cli\.c?js$/.test(npm)) return runScript(npm, ["ci", "--loglevel=error"], onStandardError);
  const isWindows = process.platform === "win32";
  const { status } = spawnSync("npm", ["ci", "--loglevel=error"], {
    cwd: root,
    stdio: onStandardError,
    shell: isWindows,
  });
  if (status === 0) return;
  announce("npm ci failed: churnkit needs npm, which comes with Node.js, and its registry within reach.");
  process.exit(1);
}

function build(...projects) {
  runScript("node_modules/typescript/bin/tsc", ["-b", ...projects], onStandardError);
  runScript("src/cli/build-lab.mjs", [], onStandardError);
}

const vitest = "node_modules/vitest/vitest.mjs";

/** Everything: style, types, tests. */
function test(args) {
  announce("Style …");
  runScript("node_modules/@biomejs/biome/bin/biome", ["check"], "inherit");
  announce("Types …");
  build();
  runScript(vitest, ["run", ...args], "inherit");
}

function bench(args) {
  build("src/node");
  runScript("node_modules/typescript/bin/tsc", ["-p", "bench"], onStandardError);
  runScript("dist/bench/run.js", args, "inherit");
}

/** Serve the panel while it is worked on. */
async function serveLab() {
  build("src/node");
  await import("./serve-lab.mjs");
}

/** Become the command line of the built package. */
async function command(name, args) {
  if (!existsSync(inRoot("dist/cli/main.js"))) announce("Building …");
  build("src/node");
  const program = inRoot("dist/cli/main.js");
  process.argv = [process.execPath, program, name, ...args];
  await import(pathToFileURL(program).href);
}

const [task, ...args] = process.argv.slice(2);
checkNode();
installDependencies();
if (task === "test") test(args);
else if (task === "bench") bench(args);
else if (task === "lab:dev") await serveLab();
else await command(task, args);
