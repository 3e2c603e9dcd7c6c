import type { ChurnLab } from "./lab-element.ts";
import { stepOfKey } from "./view/present-view.ts";

/** Follow what happens on the page around a panel: keys, links, dropped files, colours, its width. Ends with the signal. */
export function listenToPage(lab: ChurnLab, signal: AbortSignal): void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const print = matchMedia("print");
  const repaint = () => lab.look({ isDark: dark.matches && !print.matches, isPrinting: print.matches });
  dark.addEventListener("change", repaint, { signal });
  print.addEventListener("change", repaint, { signal });
  repaint();
  addEventListener("hashchange", () => readLink(lab), { signal });
  addEventListener("keydown", (event) => onKey(lab, event), { signal });
  const onFullscreen = () => {
    if (document.fullscreenElement === null && lab.looks.presentation) lab.look({ presentation: undefined });
  };
  document.addEventListener("fullscreenchange", onFullscreen, { signal });
  addEventListener("dragover", (event) => event.preventDefault(), { signal });
  addEventListener("drop", (event) => onDrop(lab, event), { signal });
  const observer = new ResizeObserver(([{ contentRect }]) => {
    const width = Math.round(contentRect.width);
    if (width > 0 && width !== lab.looks.width) lab.look({ width });
  });
  observer.observe(lab);
  signal.addEventListener("abort", () => observer.disconnect());
}

function readLink({ session }: ChurnLab): void {
  const fragment = location.hash.slice(1);
  if (session && fragment !== session.link) session.readLink(fragment);
}

function onKey(lab: ChurnLab, event: KeyboardEvent): void {
  if (lab.looks.presentation) {
    if (event.key === "Escape") lab.present(undefined);
    const by = stepOfKey(event);
    if (by === undefined) return;
    event.preventDefault();
    lab.step(by);
    return;
  }
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
  const [target] = event.composedPath();
  const isText = target instanceof HTMLInputElement && ["text", "number"].includes(target.type);
  if (isText) return;
  event.preventDefault();
  if (event.shiftKey) lab.session?.redo();
  else lab.session?.undo();
}

function onDrop(lab: ChurnLab, event: DragEvent): void {
  const file = event.dataTransfer?.files[0];
  if (!file) return;
  event.preventDefault();
  void lab.openFile(file);
}
