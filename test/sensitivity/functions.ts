/** Functions of points of the unit cube whose indices are known exactly (reference case R7). */

const across = (u: number): number => Math.PI * (2 * u - 1);

/** Ishigami & Homma (1990) on (-pi, pi)^3 with a = 7, b = 0.1, of angles. */
export function ishigamiOf(x1: number, x2: number, x3: number): number {
  return Math.sin(x1) + 7 * Math.sin(x2) ** 2 + 0.1 * x3 ** 4 * Math.sin(x1);
}

export const ishigami = ([u1, u2, u3]: ArrayLike<number> & Iterable<number>): number =>
  ishigamiOf(across(u1), across(u2), across(u3));

/** x1 + 2 x2 + 3 x3. */
export const straight = ([x1, x2, x3]: Iterable<number>): number => x1 + 2 * x2 + 3 * x3;

/** x1 + x2 x3. */
export const bent = ([x1, x2, x3]: Iterable<number>): number => x1 + x2 * x3;
