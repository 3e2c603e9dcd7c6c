/** Widest line that {@link formatJson} puts a whole object or list on; the style checker's width. */
const width = 110;

/**
 * JSON for files that people edit: two blanks of indentation, and an object that holds no other, or a list of such, on
 * one line where it fits. Ends with a line break.
 */
export function formatJson(value: unknown): string {
  return `${format(value, "", "", 0)}\n`;
}

/** @param after Characters that follow on the same line: the comma between entries. */
function format(value: unknown, indent: string, label: string, after: number): string {
  if (typeof value !== "object" || value === null) return label + JSON.stringify(value);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  const entries = Array.isArray(value)
    ? value.map((part) => ["", part] as const)
    : Object.entries(value).map(([key, part]) => [`${JSON.stringify(key)}: `, part] as const);
  if (entries.length === 0) return `${label}${open}${close}`;
  if (entries.every(([, part]) => typeof part !== "object" || part === null)) {
    const blank = open === "{" ? " " : "";
    const parts = entries.map(([key, part]) => key + JSON.stringify(part)).join(", ");
    const line = `${label}${open}${blank}${parts}${blank}${close}`;
    if (indent.length + line.length + after <= width) return line;
  }
  if (Array.isArray(value)) {
    const line = `${label}[${value.map((part) => format(part, indent, "", 0)).join(", ")}]`;
    if (!line.includes("\n") && indent.length + line.length + after <= width) return line;
  }
  const inner = `${indent}  `;
  const lines = entries.map(
    ([key, part], index) => `${inner}${format(part, inner, key, index < entries.length - 1 ? 1 : 0)}`,
  );
  return `${label}${open}\n${lines.join(",\n")}\n${indent}${close}`;
}
