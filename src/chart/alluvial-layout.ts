/** People who go from a place on the left to one on the right. */
export interface AlluvialLink {
  readonly from: string;
  readonly to: string;
  readonly people: number;
  readonly color: string;
}

/** A place with what it covers from top to bottom, pixels. */
export interface AlluvialNode {
  readonly title: string;
  readonly people: number;
  readonly top: number;
  readonly bottom: number;
}

/** A link with what it covers at both ends, pixels from top to bottom. */
export interface Ribbon extends AlluvialLink {
  readonly start: readonly [top: number, bottom: number];
  readonly end: readonly [top: number, bottom: number];
}

interface AlluvialLayout {
  readonly left: readonly AlluvialNode[];
  readonly right: readonly AlluvialNode[];
  readonly ribbons: readonly Ribbon[];
}

/** Between two places of a column, pixels. */
const gap = 10;

/**
 * Lay an alluvial diagram out: the places of both columns from top to bottom in the order given, as high as they have
 * people, and ribbons that leave and arrive in the order of the places at their other end, so that they cross little.
 * Links between the same places become one; places without people are left out.
 *
 * @param height Of the higher column with its gaps, pixels.
 */
export function alluvialLayout(
  starts: readonly string[],
  ends: readonly string[],
  links: readonly AlluvialLink[],
  height: number,
): AlluvialLayout {
  const merged = new Map<string, AlluvialLink>();
  for (const link of links) {
    const key = JSON.stringify([link.from, link.to]);
    merged.set(key, { ...link, people: link.people + (merged.get(key)?.people ?? 0) });
  }
  const all = [...merged.values()].sort(
    (a, b) => starts.indexOf(a.from) - starts.indexOf(b.from) || ends.indexOf(a.to) - ends.indexOf(b.to),
  );
  const people = all.reduce((sum, link) => sum + link.people, 0);
  const present = (places: readonly string[], side: "from" | "to") =>
    places.filter((place) => all.some((link) => link[side] === place));
  const columns = [present(starts, "from"), present(ends, "to")];
  const gaps = gap * (Math.max(...columns.map(({ length }) => length)) - 1);
  const scale = (height - gaps) / people;
  const nodesOf = (places: readonly string[], side: "from" | "to"): AlluvialNode[] => {
    const own = gap * (places.length - 1);
    let top = (gaps - own) / 2;
    return places.map((title) => {
      const there = all.filter((link) => link[side] === title).reduce((sum, link) => sum + link.people, 0);
      const node = { title, people: there, top, bottom: top + there * scale };
      top = node.bottom + gap;
      return node;
    });
  };
  const left = nodesOf(columns[0], "from");
  const right = nodesOf(columns[1], "to");
  const next = new Map<string, number>([
    ...left.map((node) => [`from ${node.title}`, node.top] as const),
    ...right.map((node) => [`to ${node.title}`, node.top] as const),
  ]);
  const take = (place: string, thickness: number): readonly [number, number] => {
    const top = next.get(place) as number;
    next.set(place, top + thickness);
    return [top, top + thickness];
  };
  // In this order each column's ribbons are stacked in the order of the other column.
  const ribbons = all.map((link) => ({
    ...link,
    start: take(`from ${link.from}`, link.people * scale),
    end: take(`to ${link.to}`, link.people * scale),
  }));
  return { left, right, ribbons };
}
