import { accessSync, constants, existsSync, mkdtempSync, rmdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { writeWhole } from "../node/write-whole.ts";
import { UsageError } from "./usage-error.ts";
import { whyNotWritten } from "./why-not-written.ts";

/** Write a file so that nobody ever sees half of it. @param option That names it. @throws UsageError If that is not possible. */
export function writeFile(option: string, path: string, text: string): void {
  checkWritableFile(option, path);
  try {
    writeWhole(path, text);
  } catch (error) {
    throw unwritable(option, error, dirname(resolve(path)));
  }
}

/**
 * Find out before the work, not after it, that a file cannot be written.
 *
 * @param option That names the file.
 * @throws UsageError
 */
export function checkWritableFile(option: string, path: string): void {
  checkPlace(option, path);
  const folder = dirname(resolve(path));
  try {
    tryFolder(folder);
  } catch (error) {
    throw unwritable(option, error, folder);
  }
}

/** As {@link checkWritableFile}, for a file that is appended to if it is there. @throws UsageError */
export function checkAppendable(option: string, path: string): void {
  if (!existsSync(path)) {
    checkWritableFile(option, path);
    return;
  }
  checkPlace(option, path);
  try {
    accessSync(path, constants.W_OK);
  } catch {
    throw new UsageError(option, "a file that can be written", `no permission to write ${path}`);
  }
}

/** Make something in a folder and take it away: rights alone do not tell, as in /proc. @throws What the system says. */
export function tryFolder(folder: string): void {
  rmdirSync(mkdtempSync(join(folder, ".churnkit-")));
}

function checkPlace(option: string, path: string): void {
  if (path === "") throw new UsageError(option, "a file", "an empty text");
  const folder = dirname(path);
  if (!existsSync(folder)) {
    throw new UsageError(option, "a file that can be written", `no such folder: ${folder}`);
  }
  if (!statSync(folder).isDirectory()) {
    throw new UsageError(option, "a file that can be written", `the file ${folder} in place of its folder`);
  }
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(option, "a file", `the folder ${path}`);
  }
}

function unwritable(option: string, error: unknown, folder: string): UsageError {
  return new UsageError(option, "a file that can be written", whyNotWritten(error, folder));
}
