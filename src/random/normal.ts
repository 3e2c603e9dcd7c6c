/** The standard normal distribution. */

import { exp } from "./exp.ts";
import { log } from "./log.ts";

/** The 95 % quantile: the central 90 % reach as many standard deviations to either side. */
export const Z95 = 1.6448536269514722;

const ONE_OVER_SQRT_TWO_PI = 0.3989422804014327;

/** The standard normal density at x. */
export function normalDensity(x: number): number {
  return ONE_OVER_SQRT_TWO_PI * exp(-0.5 * x * x);
}

// Beyond this the upper tail is summed from infinity, below it the area is summed from the centre.
const TAIL_FROM = 2;
const FRACTION_DEPTH = 120;

function upperTail(x: number): number {
  if (x > 39) return 0;
  let fraction = x;
  for (let n = FRACTION_DEPTH; n >= 1; n--) fraction = x + n / fraction;
  return normalDensity(x) / fraction;
}

/**
 * P(Z <= x) for standard normal Z, relative error about 1e-14 down to 1e-300.
 * Near the centre 1/2 + density(x) (x + x^3/3 + x^5/15 + ...), in the tails Laplace's continued fraction
 * (Abramowitz & Stegun 26.2.11 and 26.2.14).
 */
export function normalCdf(x: number): number {
  if (x < -TAIL_FROM) return upperTail(-x);
  if (x > TAIL_FROM) return 1 - upperTail(x);
  if (Number.isNaN(x)) return NaN;
  const square = x * x;
  let term = x;
  let sum = x;
  for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
    term *= square / odd;
    sum += term;
  }
  return 0.5 + normalDensity(x) * sum;
}

/**
 * The standard normal quantile of p in [0, 1], relative error about 1e-15: algorithm AS 241, PPND16
 * (Wichura 1988, Applied Statistics 37, 477-484). 0 and 1 give -Infinity and Infinity; outside it is NaN.
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (
      (q *
        (((((((r * 2509.0809287301227 + 33430.57558358813) * r + 67265.7709270087) * r + 45921.95393154987) *
          r +
          13731.69376550946) *
          r +
          1971.5909503065513) *
          r +
          133.14166789178438) *
          r +
          3.3871328727963665)) /
      (((((((r * 5226.495278852854 + 28729.085735721943) * r + 39307.89580009271) * r + 21213.794301586597) *
        r +
        5394.196021424751) *
        r +
        687.1870074920579) *
        r +
        42.31333070160091) *
        r +
        1)
    );
  }
  const tail = q < 0 ? p : 1 - p;
  if (!(tail > 0)) return tail === 0 ? (q < 0 ? -Infinity : Infinity) : NaN;
  const depth = Math.sqrt(-log(tail));
  const size = depth <= 5 ? nearTail(depth - 1.6) : farTail(depth - 5);
  return q < 0 ? -size : size;
}

function nearTail(r: number): number {
  return (
    (((((((r * 0.0007745450142783414 + 0.022723844989269184) * r + 0.2417807251774506) * r +
      1.2704582524523684) *
      r +
      3.6478483247632045) *
      r +
      5.769497221460691) *
      r +
      4.630337846156546) *
      r +
      1.4234371107496835) /
    (((((((r * 1.0507500716444169e-9 + 0.0005475938084995345) * r + 0.015198666563616457) * r +
      0.14810397642748008) *
      r +
      0.6897673349851) *
      r +
      1.6763848301838038) *
      r +
      2.053191626637759) *
      r +
      1)
  );
}

function farTail(r: number): number {
  return (
    (((((((r * 2.0103343992922881e-7 + 2.7115555687434876e-5) * r + 0.0012426609473880784) * r +
      0.026532189526576124) *
      r +
      0.29656057182850487) *
      r +
      1.7848265399172913) *
      r +
      5.463784911164114) *
      r +
      6.657904643501103) /
    (((((((r * 2.0442631033899397e-15 + 1.421511758316446e-7) * r + 1.8463183175100548e-5) * r +
      0.0007868691311456133) *
      r +
      0.014875361290850615) *
      r +
      0.1369298809227358) *
      r +
      0.599832206555888) *
      r +
      1)
  );
}
