let observer: ResizeObserver | undefined;

/**
 * Keep what stands below an element where it is on the screen when the element grows or shrinks while a hand holds
 * something there, or when the element is above the window: the page scrolls by as much. For `ref` of a template.
 */
export function stillBelow(element: Element | undefined): void {
  observer?.disconnect();
  if (!element) return;
  let { height } = element.getBoundingClientRect();
  observer = new ResizeObserver(() => {
    const box = element.getBoundingClientRect();
    const grown = box.height - height;
    height = box.height;
    if (grown === 0) return;
    const isHeld = (element.getRootNode() as ParentNode).querySelector(":active") !== null;
    if (isHeld || box.bottom - grown <= 0) scrollBy(0, grown);
  });
  observer.observe(element);
}
