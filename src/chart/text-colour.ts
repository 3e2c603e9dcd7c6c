/**
 * A colour of the palette as text: darker, because letters are thinner than marks and need a contrast of 4.5 to 1 with
 * white (WCAG 2.2, 1.4.3).
 *
 * @param colour As `#rrggbb`.
 */
export function textColour(colour: string): string {
  const channels = [1, 3, 5].map((at) =>
    Math.round(Number.parseInt(colour.slice(at, at + 2), 16) * darkening),
  );
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

const darkening = 0.75;
