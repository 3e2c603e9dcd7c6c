/**
 * Layers of text that stays readable over lines: first its white halo, then the text.
 *
 * @param mark Properties of the text mark, such as `align` and `dx`.
 * @param encoding Channels, among them `text`.
 */
export function haloText(
  mark: Readonly<Record<string, unknown>>,
  encoding: Readonly<Record<string, unknown>>,
): readonly Readonly<Record<string, unknown>>[] {
  const { color: _ink, ...place } = encoding;
  const { color: _colour, ...look } = mark;
  const halo = {
    ...look,
    type: "text",
    fill: "#ffffff",
    stroke: "#ffffff",
    strokeWidth: 4,
    strokeJoin: "round",
  };
  return [
    { mark: halo, encoding: place },
    { mark: { ...mark, type: "text" }, encoding },
  ];
}
