/** Undirected simple graphs as lists of neighbours, and what describes them. */
export type Graph = readonly (readonly number[])[];

/** The graph of some ties; a tie to oneself and the second of two equal ties do not count. */
export function graphOf(nodes: number, ties: Iterable<readonly [number, number]>): Graph {
  const sets = Array.from({ length: nodes }, () => new Set<number>());
  for (const [a, b] of ties) {
    if (a === b) continue;
    sets[a].add(b);
    sets[b].add(a);
  }
  return sets.map((set) => [...set]);
}

/** Number of ties. */
export function tieCount(graph: Graph): number {
  return graph.reduce((sum, near) => sum + near.length, 0) / 2;
}

function trianglesAt(graph: Graph, near: readonly number[]): number {
  const around = new Set(near);
  let doubled = 0;
  for (const other of near) for (const third of graph[other]) if (around.has(third)) doubled++;
  return doubled / 2;
}

/** Mean over nodes of the share of their pairs of neighbours that are tied; nodes with fewer than two count 0. */
export function averageClustering(graph: Graph): number {
  let sum = 0;
  for (const near of graph) {
    const pairs = (near.length * (near.length - 1)) / 2;
    if (pairs > 0) sum += trianglesAt(graph, near) / pairs;
  }
  return sum / graph.length;
}

/** Share of all pairs of neighbours that are tied. */
export function transitivity(graph: Graph): number {
  let closed = 0;
  let pairs = 0;
  for (const near of graph) {
    closed += trianglesAt(graph, near);
    pairs += (near.length * (near.length - 1)) / 2;
  }
  return closed / pairs;
}

/** Mean number of steps between two different nodes of a connected graph. */
export function meanPathLength(graph: Graph): number {
  let total = 0;
  for (let from = 0; from < graph.length; from++) {
    const steps = new Int32Array(graph.length).fill(-1);
    const queue = [from];
    steps[from] = 0;
    for (const node of queue) {
      for (const other of graph[node]) {
        if (steps[other] >= 0) continue;
        steps[other] = steps[node] + 1;
        queue.push(other);
      }
    }
    if (queue.length < graph.length) return Number.POSITIVE_INFINITY;
    for (const count of steps) total += count;
  }
  return total / (graph.length * (graph.length - 1));
}

/** Correlation of the numbers of neighbours at the two ends of a tie (Newman 2002). */
export function degreeAssortativity(graph: Graph): number {
  let product = 0;
  let sum = 0;
  let squares = 0;
  let ends = 0;
  for (const near of graph) {
    for (const other of near) {
      product += near.length * graph[other].length;
      sum += near.length;
      squares += near.length * near.length;
      ends++;
    }
  }
  const mean = sum / ends;
  return (product / ends - mean * mean) / (squares / ends - mean * mean);
}
