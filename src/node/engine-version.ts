import { readFileSync } from "node:fs";

/** Version of the engine: the package's. */
export const engineVersion: string = (
  JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string }
).version;
