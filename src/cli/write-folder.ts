import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { UsageError } from "./usage-error.ts";
import { whyNotWritten } from "./why-not-written.ts";
import { tryFolder } from "./write-file.ts";

/** Files by their path in a folder. */
export type FolderFiles = Readonly<Record<string, string | Uint8Array>>;

/**
 * Write files into a folder so that nobody ever sees half of one: into a folder beside it, which then takes its name; if
 * there is one of that name already, into a folder within, and from there file by file.
 *
 * @throws UsageError If that is not possible there.
 */
export function writeFolder(folder: string, files: FolderFiles): void {
  const target = resolve(folder);
  const isThere = existsSync(target);
  const temporary = isThere ? join(target, `.${process.pid}.tmp`) : `${target}.${process.pid}.tmp`;
  try {
    for (const [path, content] of Object.entries(files)) {
      makeFolder(dirname(join(temporary, path)));
      writeFileSync(join(temporary, path), content);
    }
    if (!isThere) {
      renameSync(temporary, target);
      return;
    }
    for (const path of Object.keys(files)) {
      makeFolder(dirname(join(target, path)));
      renameSync(join(temporary, path), join(target, path));
    }
  } catch (error) {
    throw unwritable(error, target);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Find out before a long run, not after it, that its files cannot be written. @throws UsageError */
export function checkWritable(folder: string): void {
  if (folder === "") throw new UsageError("--out", "a folder", "an empty text");
  let place = resolve(folder);
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place);
  if (!statSync(place).isDirectory()) throw new UsageError("--out", "a folder", `the file ${place}`);
  try {
    tryFolder(place);
  } catch (error) {
    throw unwritable(error, place);
  }
}

/**
 * As {@link checkWritable}, and say on standard error if the folder has results of another command or scenario.
 *
 * @param made What is about to be written.
 */
export function checkOut(
  folder: string,
  made: { readonly command: string; readonly scenario?: string },
): void {
  checkWritable(folder);
  const old = madeIn(folder);
  if (old === undefined || (old.command === made.command && old.scenario === made.scenario)) return;
  const of = [old.command, old.scenario].filter((part) => part !== undefined).join(" ");
  process.stderr.write(
    `${folder} holds results of \`${of}\`: files of the same name are replaced, others stay\n`,
  );
}

/** What a folder's manifest says that it is of; undefined if there is none that can be read. */
function madeIn(folder: string): { readonly command: string; readonly scenario?: string } | undefined {
  try {
    const { command, scenario } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
    if (typeof command !== "string") return undefined;
    return typeof scenario?.id === "string" ? { command, scenario: scenario.id } : { command };
  } catch {
    return undefined;
  }
}

/** As `mkdir -p`. Node's own way never ends where the file system says that a folder's parent is not there, as in /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

function unwritable(error: unknown, folder: string): UsageError {
  return new UsageError("--out", "a folder that can be written", whyNotWritten(error, folder));
}
