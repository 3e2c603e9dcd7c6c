import {
  interestIn,
  type NewcomersShares,
  type NewcomersView,
  newcomersShares,
} from "../../behaviour/joining.ts";
import { Kernel } from "./kernel.ts";

/** Divides newcomers as `newcomersShares` does, to the bit. */
export type Divide = typeof newcomersShares;

/** Bytes for the room behind columns. */
const ROOM = 4096;

let last: { readonly types: number; readonly rivals: number; readonly divide: Divide } | undefined;

/** What divides newcomers of so many types among so many rivals: the kernel, or the readable way where there is none. */
export function dividerOf(types: number, rivals: number): Divide {
  if (last?.types !== types || last.rivals !== rivals) {
    last = { types, rivals, divide: kernelDivider(types, rivals) ?? newcomersShares };
  }
  return last.divide;
}

function kernelDivider(types: number, rivals: number): Divide | undefined {
  // The kernel takes types and rivals by twos.
  const width = 2 * Math.ceil(rivals / 2);
  if (types % 2 === 1 || rivals === 0) return undefined;
  const kernel = Kernel.of(8 * (types * (2 + rivals + width) + 2 * width) + ROOM);
  if (!kernel) return undefined;
  const focal = kernel.column("focalOdds", Float64Array, types);
  const wanting = kernel.column("wanting", Float64Array, types);
  const columns = kernel.column("rivalColumns", Float64Array, rivals * types);
  const rows = kernel.column("rivalRows", Float64Array, types * width);
  const shares = kernel.column("rivalKnown", Float64Array, width);
  const goings = kernel.column("goings", Float64Array, width);
  const divide = kernel.call("divide");
  let seen: NewcomersView | undefined;
  let interested = 0;
  const see = (view: NewcomersView): void => {
    const interest = interestIn(view);
    interested = interest.interested;
    focal.set(view.focal);
    wanting.set(interest.wanting);
    columns.set(view.rivals);
    for (let rival = 0; rival < rivals; rival++) {
      for (let type = 0; type < types; type++) rows[type * width + rival] = view.rivals[rival * types + type];
    }
    seen = view;
  };
  return (view, known): NewcomersShares => {
    if (view !== seen) see(view);
    shares.set(known);
    const kept = divide(types, rivals) / interested;
    return { kept, toRivals: known.map((share, rival) => (share * goings[rival]) / interested) };
  };
}
