/** The inner loops of the fast path, in AssemblyScript; `src/simulation/fast/kernel.ts` is what calls them. */
export * from "./alternatives";
export * from "./arrival";
export * from "./block";
export * from "./choice";
export * from "./choosers";
export * from "./choosing";
export * from "./elementary";
export * from "./joining";
export * from "./opening";
export * from "./renewal";
export * from "./rows";
export * from "./stretch";
export * from "./taste-types";
export { fill, mark } from "./threefry";
export * from "./ties";
