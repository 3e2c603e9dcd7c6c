import { inspect } from "node:util";

/** One output in several forms, by MIME type; a front end shows the richest that it knows. */
export interface MimeBundle {
  readonly data: Record<string, unknown>;
  readonly metadata: Record<string, unknown>;
}

/** The method by which an object says how it is shown in a notebook (the convention of Deno's kernel). */
const displayMethod: unique symbol = Symbol.for("Jupyter.display");
/** Optional property beside `displayMethod`: metadata by MIME type. */
const displayMetadata: unique symbol = Symbol.for("churnkit.displayMetadata");

/**
 * Turn a cell's last value into a MIME bundle, asking the value itself first.
 *
 * @returns The bundle; text as `console.log` would print it when the value says nothing.
 * @throws Whatever the value's display method throws.
 */
export async function richResult(value: unknown): Promise<MimeBundle> {
  const shown = value as { [displayMethod]?: () => unknown; [displayMetadata]?: Record<string, unknown> };
  if (isObject(value) && typeof shown[displayMethod] === "function") {
    const data = await shown[displayMethod]();
    if (isObject(data)) {
      return { data: encodeBytes(data as Record<string, unknown>), metadata: shown[displayMetadata] ?? {} };
    }
  }
  return { data: { "text/plain": typeof value === "string" ? value : inspect(value) }, metadata: {} };
}

/** Replace bytes by base64 text, the form that Jupyter transports. */
export function encodeBytes(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([type, value]) => [
      type,
      value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value,
    ]),
  );
}

function isObject(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}
