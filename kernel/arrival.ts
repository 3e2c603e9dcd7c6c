/** Newcomers of a day with numbers in a row: the same as `Arrival` of `src/simulation`. */
import { uniform } from "./elementary";
import { byteAt, intAt, setByte, setInt, setShort, singleAt } from "./memory";
import { ACTIVE_HABIT, CLASS_SHIFT } from "./population";
import { fill } from "./threefry";
import { category, shareOf } from "./traits";


/** To work with: numbers, and what is drawn. */
export let arrivalNumbers: usize = 0;
export let wantedWords: usize = 0;
export let arrivalRateWords: usize = 0;
export let arrivalHabitWords: usize = 0;
export let lotWords: usize = 0;
/** What comes of it, as columns of the population. */
export let arrivalPlans: usize = 0;
export let arrivalWanted: usize = 0;
export let arrivalFlags: usize = 0;
export let arrivalRates: usize = 0;
export let arrivalReferences: usize = 0;
/** How many there are by price class and plan, added up. */
export let arrivalCounts: usize = 0;

export let newcomerKey0: i32 = 0;
export let newcomerKey1: i32 = 0;
export let arrivalInertShare: f64 = 0;
/** Quit rates, a power of two, which the first bits of a word tell. */
export let newcomerRates: usize = 0;
export let newcomerRateBits: i32 = 0;
/** Of the day: alias table of the plans wanted, what each has become, reference prices by class and plan. */
export let planCount: i32 = 0;
export let wantedKeep: usize = 0;
export let wantedOther: usize = 0;
export let mergedPlans: usize = 0;
export let arrivalCodes: usize = 0;
/** Price class of everybody, or -1 and the upper ends of the classes' shares. */
export let arrivalClass: i32 = 0;
export let lotEnds: usize = 0;

/** Let `count` newcomers in. @param number The first one's. @param standing What stands in everybody's flags. */
export function letIn(number: i32, count: i32, standing: i32): void {
  for (let place = 0; place < count; place++) setInt(arrivalNumbers, place, number + place);
  const end = arrivalNumbers + ((<usize>count) << 2);
  fill(newcomerKey0, newcomerKey1, 0, arrivalNumbers, end, wantedWords, arrivalRateWords);
  fill(newcomerKey0, newcomerKey1, 1, arrivalNumbers, end, arrivalHabitWords, lotWords);
  for (let place = 0; place < count; place++) {
    const wanted = category(intAt(wantedWords, place), planCount, wantedKeep, wantedOther);
    const plan = byteAt(mergedPlans, wanted);
    const level = intAt(arrivalRateWords, place) >>> (32 - newcomerRateBits);
    const habit = uniform(intAt(arrivalHabitWords, place)) < arrivalInertShare ? 0 : ACTIVE_HABIT;
    const priceClass = arrivalClass >= 0 ? arrivalClass : shareOf(intAt(lotWords, place), lotEnds);
    const cell = priceClass * planCount + plan;
    setByte(arrivalPlans, place, plan);
    setByte(arrivalWanted, place, wanted);
    setByte(arrivalFlags, place, habit | standing | (priceClass << CLASS_SHIFT));
    store<f32>(arrivalRates + ((<usize>place) << 2), <f32>singleAt(newcomerRates, level));
    setShort(arrivalReferences, place, intAt(arrivalCodes, cell));
    setInt(arrivalCounts, cell, intAt(arrivalCounts, cell) + 1);
  }
}
