/** A whole number with its thousands apart: `24,590,000`. The language's own way takes 30 ms to get ready. */
export function grouped(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ",");
}
