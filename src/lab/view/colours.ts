import { type Meaning, palette } from "../../chart/theme.ts";

/** Colours of a drawing by meaning, and those of its paper. */
export type Colours = Readonly<Record<Meaning | Paper, string>>;
type Paper = "paper" | "text" | "secondary" | "axis" | "grid" | "band";

/** As in the charts of notebooks and on paper. */
export const lightColours: Colours = {
  ...palette,
  paper: "#ffffff",
  text: "#222222",
  secondary: "#595959",
  axis: "#8c8c8c",
  grid: "#e6e6e6",
  band: "#f3f3f3",
};

/** The same hues, lighter, for a dark screen: each has a contrast of at least 3 to 1 with `paper`. */
export const darkColours: Colours = {
  observed: "#f2f2f2",
  simulated: "#56b4e9",
  counterfactual: "#f0a030",
  streaming: "#63c0ee",
  dvd: "#e0b040",
  both: "#a89cf5",
  rival: "#e884b8",
  loss: "#ff8a50",
  gain: "#2fc7a3",
  joined: "#1fa587",
  returned: "#8be0c8",
  leftBackground: "#a5a5cc",
  leftTrial: "#c4744a",
  leftChoice: "#ff9f55",
  paper: "#171a1f",
  text: "#ececec",
  secondary: "#b4b4b4",
  axis: "#7d7d7d",
  grid: "#31353c",
  band: "#20242b",
};
