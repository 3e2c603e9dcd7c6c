import { fileURLToPath } from "node:url";

/**
 * Find the compiled form of a script of this folder, which a new process can start.
 *
 * @param name File name without extension.
 * @returns Absolute path: beside this file, or in `dist` when this file itself runs from `src`.
 */
export function builtScript(name: string): string {
  const compiled = import.meta.url.replace(
    /\/src\/node\/notebook\/[^/]*\.ts$/,
    "/dist/node/notebook/built-script.js",
  );
  return fileURLToPath(new URL(`./${name}.js`, compiled));
}
