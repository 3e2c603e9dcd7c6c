/**
 * Move labels apart that would overlap, as little as possible and without changing their order.
 *
 * @param values Where each label wants to be.
 * @param gap Least distance between two labels, in the same unit.
 * @returns Where each label goes, in the order of the values.
 */
export function spreadLabels(values: readonly number[], gap: number): number[] {
  const order = values.map((_, index) => index).sort((a, b) => values[a] - values[b] || a - b);
  // Neighbours that are too close become a block around the middle of their wishes; blocks that meet are merged.
  const blocks: { members: number[]; middle: number }[] = [];
  for (const index of order) {
    blocks.push({ members: [index], middle: values[index] });
    while (blocks.length > 1) {
      const [before, last] = blocks.slice(-2);
      const distance = ((before.members.length + last.members.length) / 2) * gap;
      if (last.middle - before.middle >= distance) break;
      const members = [...before.members, ...last.members];
      const sum = before.middle * before.members.length + last.middle * last.members.length;
      blocks.splice(-2, 2, { members, middle: sum / members.length });
    }
  }
  const places = new Array<number>(values.length);
  for (const { members, middle } of blocks) {
    members.forEach((index, position) => {
      places[index] = middle + (position - (members.length - 1) / 2) * gap;
    });
  }
  return places;
}
