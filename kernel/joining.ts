/** How newcomers divide between the service and its rivals, see `newcomersShares` of `src/behaviour/joining.ts`. */

/** By taste type, whose number is even: sum of the service's odds, and chance to want the service at all. */
export let focalOdds: usize = 0;
export let wanting: usize = 0;
/** Odds of the rivals: a run of types for each, and for each type a row of the rivals, two by two. */
export let rivalColumns: usize = 0;
export let rivalRows: usize = 0;
/** By rival: share who know of it; and how many go to it for each who does. */
export let rivalKnown: usize = 0;
export let goings: usize = 0;

/**
 * Two types at a time for what stands beside the service, two rivals at a time for who goes to them: every sum is added
 * up in the order of the types.
 *
 * @returns How many stay with the service.
 */
export function divide(types: i32, rivals: i32): f64 {
  const width = <usize>((rivals + 1) >> 1) << 4;
  for (let place: usize = 0; place < width; place += 16) v128.store(goings + place, f64x2.splat(0));
  const column = <usize>types << 3;
  let row = rivalRows;
  let kept: f64 = 0;
  for (let at: usize = 0; at < column; at += 16) {
    let beside = f64x2.splat(0);
    let odds = rivalColumns + at;
    const end = rivalKnown + (<usize>rivals << 3);
    for (let known = rivalKnown; known < end; known += 8) {
      beside = f64x2.add(beside, f64x2.mul(v128.load64_splat(known), v128.load(odds)));
      odds += column;
    }
    const focal = v128.load(focalOdds + at);
    const perUnit = f64x2.div(v128.load(wanting + at), f64x2.add(focal, beside));
    const staying = f64x2.mul(perUnit, focal);
    kept = kept + f64x2.extract_lane(staying, 0) + f64x2.extract_lane(staying, 1);
    const first = f64x2.splat(f64x2.extract_lane(perUnit, 0));
    const second = f64x2.splat(f64x2.extract_lane(perUnit, 1));
    for (let place: usize = 0; place < width; place += 16) {
      const sum = f64x2.add(v128.load(goings + place), f64x2.mul(first, v128.load(row + place)));
      v128.store(goings + place, f64x2.add(sum, f64x2.mul(second, v128.load(row + width + place))));
    }
    row += 2 * width;
  }
  return kept;
}
