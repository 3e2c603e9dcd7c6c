import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * The built panel, one script with the engine inside.
 *
 * @throws Error If it has not been built.
 */
export function labScript(): string {
  const path = fileURLToPath(new URL("../../../dist/lab/churn-lab.js", import.meta.url));
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new Error(`${path}: expected the built panel, found none (npm run build makes it)`);
  }
}

/** SHA-256 of a text in base64, as a page's policy names its scripts. */
export function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}
