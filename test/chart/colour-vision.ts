type Triple = readonly [number, number, number];

/** Linear-light matrices for full loss of one cone type: Machado, Oliveira and Fernandes (2009), table for severity 1. */
export const visions: Readonly<Record<string, readonly [Triple, Triple, Triple]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function linearOf(hex: string): Triple {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return [red, green, blue] as Triple;
}

const dot = (a: Triple, b: Triple) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** Contrast ratio with white, 1..21 (WCAG 2.2). */
export function contrastWithWhite(hex: string): number {
  return 1.05 / (dot([0.2126, 0.7152, 0.0722], linearOf(hex)) + 0.05);
}

/** Euclidean distance in CIE Lab (D65) as seen with the given vision; 2.3 is just noticeable. */
export function colourDistance(a: string, b: string, vision: keyof typeof visions): number {
  const [one, other] = [a, b].map((hex) => {
    const seen = visions[vision]!.map((row) =>
      Math.min(1, Math.max(0, dot(row, linearOf(hex)))),
    ) as never as Triple;
    const x = dot([0.4124, 0.3576, 0.1805], seen) / 0.9505;
    const y = dot([0.2126, 0.7152, 0.0722], seen);
    const z = dot([0.0193, 0.1192, 0.9505], seen) / 1.089;
    const f = (t: number) => (t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29);
    return [116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))] as const;
  });
  return Math.hypot(...one!.map((value, index) => value - other![index]!));
}
