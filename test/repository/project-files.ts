import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const projectRoot: string = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/** What git does not keep, or holds by itself. */
const LEFT_OUT = new Set([
  ".git",
  "node_modules",
  "dist",
  "out",
  ".venv",
  ".jupyter",
  ".ipynb_checkpoints",
  "coverage",
]);

/**
 * Files of a folder of the project, of the folders in it too, that git keeps.
 *
 * @param folder Relative to the project, with slashes; the whole project by default.
 * @returns Paths relative to the project, with slashes, sorted.
 */
export function projectFiles(folder = "."): string[] {
  const from = join(projectRoot, folder);
  return readdirSync(from, { withFileTypes: true })
    .filter(({ name }) => !LEFT_OUT.has(name) && !name.endsWith(".tmp"))
    .flatMap((entry) => {
      const path = relative(projectRoot, join(from, entry.name)).split(sep).join("/");
      return entry.isDirectory() ? projectFiles(path) : [path];
    })
    .sort();
}

/** TypeScript files of a folder. */
export function typeScriptFiles(folder: string): string[] {
  return projectFiles(folder).filter((path) => extname(path) === ".ts");
}

/** Text of a file of the project. */
export function projectText(path: string): string {
  return readFileSync(join(projectRoot, path), "utf8");
}
