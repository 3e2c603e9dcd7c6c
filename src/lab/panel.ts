import { LAB_DATA_ID, type LabData } from "./lab-data.ts";
import { ChurnLab } from "./lab-element.ts";

/** Make `<churn-lab>` known and give the page's own one its data. */
export function startPanel(): void {
  if (!customElements.get("churn-lab")) customElements.define("churn-lab", ChurnLab);
  const text = document.getElementById(LAB_DATA_ID)?.textContent;
  const panel = document.querySelector("churn-lab");
  if (text && panel instanceof ChurnLab) panel.data = JSON.parse(text) as LabData;
}
