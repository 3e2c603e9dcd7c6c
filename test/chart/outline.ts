import type { VegaLiteSpec } from "../../src/chart/spec.ts";

type Node = Readonly<Record<string, unknown>>;

/**
 * A specification as text for a snapshot: titles, caption, panels with their size, and a line for each layer with its
 * mark, the fields, titles and domains of its channels, and its table's number of rows and first row.
 */
export function outlineOf(spec: VegaLiteSpec): string {
  const { name, title, description } = spec;
  const panels = panelsOf(spec);
  const lines = panels.flatMap((panel) => [
    `panel ${panel.width} x ${panel.height}${panel === spec ? "" : ` ${textOf(panel.title)}`}`.trimEnd(),
    ...((panel.layer ?? [panel]) as readonly Node[]).flatMap((layer) => linesOf(layer, "  ")),
  ]);
  return [`${name}: ${textOf(title)}`, description, ...lines].join("\n");
}

function panelsOf(node: Node): readonly Node[] {
  const parts = (node.vconcat ?? node.hconcat) as readonly Node[] | undefined;
  return parts === undefined ? [node] : parts.flatMap(panelsOf);
}

function linesOf(layer: Node, indent: string): string[] {
  const {
    data,
    mark,
    encoding = {},
    layer: parts = [],
  } = layer as {
    data?: { values: readonly Node[] };
    mark?: string | { type: string };
    encoding?: Readonly<Record<string, Node>>;
    layer?: readonly Node[];
  };
  const type = typeof mark === "object" ? mark.type : (mark ?? "layer");
  const channels = Object.entries(encoding).map(([name, channel]) => `${name} ${channelOf(channel)}`);
  const rows = data ? [`${data.values.length} of ${JSON.stringify(data.values[0]).replaceAll('"', "")}`] : [];
  return [
    `${indent}${[type, ...channels, ...rows].join(", ")}`,
    ...parts.flatMap((part) => linesOf(part, `${indent}  `)),
  ];
}

function channelOf({ field, value, datum, title, scale }: Node): string {
  const { domain } = (scale ?? {}) as { domain?: readonly unknown[] };
  const name = typeof title === "string" ? ` "${title}"` : "";
  return `${field ?? JSON.stringify(value ?? datum)}${name}${domain ? ` [${domain.join(" to ")}]` : ""}`;
}

function textOf(title: unknown): string {
  if (typeof title !== "object" || title === null) return String(title ?? "");
  const { text, subtitle = [] } = title as { text: unknown; subtitle?: unknown };
  return [text, subtitle].flat().join(" / ");
}
