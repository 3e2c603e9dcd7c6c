/** What the steps of a choice share: the tables of types, the words of a stretch of choosers, and what is found of each. */
import { log, uniform } from "./elementary";
import { setInt } from "./memory";
import { LANES } from "./vectors";

/** First bits of a word that tell its bounds. */
export const WAIT_SHIFT: i32 = 21;
/** Values closer than this, relative to each other, are left to the readable choice; rounding errs by less than 1e-11. */
export const DOUBT: f64 = 1e-9;
/** What sums of single precision can be off, at the very most. */
export const NEARLY: f64 = 1e-5;

/** Vectors of lanes that reach to the last one that matters. */
export let vectors: i32 = 0;
/** By sixteen sets of four lanes, a vector with all bits of those in the set. */
export let laneMasks: usize = 0;

/** Alternatives that were not drawn together with the one once chosen, as sets: families and rivals. */
export let open: i32 = 0;
export let rivals: i32 = 0;
/** Rows of types: odds then of each alternative over their sum, the same in lanes and single precision; one over the sum. */
export let share: usize = 0;
export let laneShare: usize = 0;
export let scale: usize = 0;
/** Rows of types: the factor of each option's odds that comes with the type, now and then. */
export let worth: usize = 0;
export let worthThen: usize = 0;
/** Rows of types in lanes and single precision: most of that factor now. */
export let laneWorth: usize = 0;
/** By option, a run of types: chance to keep and other category of the alias tables of who once chose it. */
export let keeps: usize = 0;
export let others: usize = 0;
/** By option: 0 until those tables are there, 2 if nobody could choose it. */
export let ready: usize = 0;

/** What an offer to come back is worth, dollars per month. */
export let winBack: f64 = 0;

/** Bounds of the waits of words with the same first bits. */
export let leastWait: usize = 0;
export let greatestWait: usize = 0;

/** The generator's key, and the words of a stretch of choosers. */
export let key0: i32 = 0;
export let key1: i32 = 0;
export let typeWords: usize = 0;
export let firstWords: usize = 0;
export let tryWords: usize = 0;
export let nextWords: usize = 0;
export let secondWords: usize = 0;
export let runnerUpWords: usize = 0;
/** Rivals of whom each knows, now and when the anchor held. */
export let aware: usize = 0;
export let awareEarlier: usize = 0;
/** Address of the column of words of each lane. */
export let laneWords: usize = 0;

/** Those about whom only the readable choice can tell: how many, and who. */
export let doubted: i32 = 0;
export let doubts: usize = 0;
/** Room for the odds of each alternative. */
export let values: usize = 0;
/** Of the people of a stretch: row of circumstances, taste type, and pull of the rivals known then. */
export let rows: usize = 0;
export let drawnTypes: usize = 0;
export let pulls: usize = 0;
/** Lists of places in the stretch: whose type was refused, and who is to be weighed. */
export let refused: usize = 0;
export let lefts: usize = 0;
/** What each of the latter is weighed against: lanes, and whether there is more. */
export let rivalLanes: usize = 0;

/** Bit of `rivalLanes` for what was drawn together with the alternative once chosen. */
export const TOGETHER: i32 = 1 << 31;

// @ts-ignore: decorator
@inline
export function bitOf(alternative: i32): i32 {
  return 1 << alternative;
}

// @ts-ignore: decorator
@inline
export function highest(bits: i32): i32 {
  return 31 - clz(bits);
}

// @ts-ignore: decorator
@inline
export function waitOf(word: i32): f64 {
  return -log(uniform(word));
}

/** All bits of the lanes of a vector that are in a set. */
// @ts-ignore: decorator
@inline
export function maskOf(set: i32, vector: i32): v128 {
  return v128.load(laneMasks + ((<usize>((set >> (vector * LANES)) & 15)) << 4));
}

/** Leave somebody to the readable choice. */
export function leave(person: i32): void {
  setInt(doubts, doubted++, person);
}
