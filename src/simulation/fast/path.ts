/**
 * The fast path: what this folder does, and why it may.
 *
 * `src/simulation` tells a day one subscriber at a time, as the model says it; this folder does the same to many at a
 * time. The bytes are the same, of the ledger and of everybody in it: the readable path is the oracle against which
 * `test/simulation/fast` holds this one, on random scenarios and on the cases. Whatever is rare (a merged plan, a yearly
 * bill, a lender of an account, an offer to stay, too many different circumstances) is handed to the readable path one
 * by one. Every file here is "the same as" a file there; the formulas themselves stay there, here are tables of them.
 * The profile that asked for it is in `docs/decisions.md`.
 *
 * **The kernel.** The inner loops are WebAssembly: their source is `kernel/` in AssemblyScript, `kernel-code.ts` has what it
 * compiles to (a test compiles it anew), `kernel.ts` a memory of its own for each worker. A draw depends on its key and
 * counter only, so the words of a stretch of 2,048 subscribers are made in one go, four at a time, in columns that stay in
 * the processor's cache. The columns of the population that a stretch needs are copied beside them, and back where the
 * kernel has changed them. Where the engine has no such vectors, the readable path does everything.
 *
 * **The opening** (`fast-opening.ts`, `kernel/opening.ts`) is written by stretches of groups, and in them billing day by billing
 * day, so that every column of memory is written in runs; **newcomers** (`fast-arrival.ts`, `kernel/arrival.ts`) in runs of slots.
 *
 * **Renewals** (`fast-renewal.ts`, `kernel/renewal.ts`) go through runs of slots: number and what was heard of everybody, the
 * day's two words, then one pass in which all end who pay without a thought or do not think of coming back (`comebacks.ts`
 * says so of most at a glance). Sixteen are looked at together (`kernel/block.ts`): hazards are bounded in single precision,
 * chances to think again compared with the first 16 bits of a word; whom that does not settle has a look of their own. What
 * happens to the others is a list of events, and who thinks is listed (`choosers.ts`).
 *
 * **Choices** (`quick-choice.ts`, `kernel/taste-types.ts`, `look.ts`, `choice.ts`) of those listed. Three of five go on with the plan they once chose, and
 * bounds are enough to know it: what the plans are worth to a type falls out of odds now over odds then, and what is left is
 * true of somebody's circumstances whatever the type (`kernel/rows.ts`); what rivals are worth is at most a factor of the
 * circumstances times one of the type, four rivals at a time (`lanes.ts`). The others are weighed, and only against what the
 * bounds have left. No result depends on the order within a day.
 *
 * 1. A Gumbel number is `-ln(wait)` with `wait = -ln u`. Take the exponential of everything that `choose` compares, and
 *    sums become products, `gumbel` becomes `1 / wait`, and a truncated one `share / (share / bound + wait)`: no
 *    exponentials, and logarithms of waits only. Utilities become odds: `exp(dollars / scale)` of somebody's
 *    circumstances (`rows.ts`: class, plans, reference price, offer) times `exp(worth / scale)` of the type, tables
 *    of both (`market-odds.ts`, `anchor-odds.ts`).
 * 2. With home the alternative once chosen, `h` its odds now relative to then, `s` its chance then, and `g` the highest of
 *    the others' odds now relative to then, somebody at home goes on if `secondWait >= (1 - s)(g / h - 1) firstWait`; and
 *    if for every rival known `wait >= (odds / h) firstWait`, less the rival's chance then if it was known then. `firstWait`
 *    is shorter the more of the market the rivals known then were (`pullOfRivals`). Bounds of the waits (`waits.ts`: of all
 *    words with the same first 11 bits) spare the logarithms; single precision is rounded outwards.
 * 3. The rest are weighed in odds, with the logarithms of the readable path.
 * 4. Odds and logarithms round differently. Whenever two values are closer than one part in 10^9, or two tiers than one
 *    in 10^11, the readable `choose` decides. What rounding can do is below 10^-11: sums have at most ten terms, all parts
 *    of an exponent together are at most 100 in size (`MOST_EXPONENT`; beyond it the readable path takes over), so an
 *    exponent errs by less than 10^-13, and there are fewer than twenty products. Equal tiers differ by the tie-breaker of
 *    10^-9, which lies between the two limits.
 *
 * **Word of mouth** (`fast-grapevine.ts`, `kernel/ties.ts`): the kernel finds who hears of a stretch of leavers, as bits for
 * places nearby and a list of those far away. Exposure lies in the order of numbers, not of slots, so that those nearby share
 * one or two lines of memory with the leaver; the lines of a stretch are asked for together before they are written to.
 * Newcomers who stand in a row hear what is said at places in a row.
 *
 * To go further: the population in the kernel's memory, shared by all workers; exposure then rises by a vector a leaver.
 */
export type Path = "fast" | "readable";
