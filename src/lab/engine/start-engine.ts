import type { Engine } from "./engine.ts";
import { PageEngine } from "./page-engine.ts";
import { WorkerEngine } from "./worker-engine.ts";

/** The text of the script that runs, or a module that imports it; read while it is first executed. */
let source: { readonly text: string; readonly type: "classic" | "module" } | undefined;

/** Remember which script this is: its text becomes the engine's thread. To be called before anything waits. */
export function rememberScript(script: HTMLOrSVGScriptElement | null): void {
  const text = script?.textContent ?? "";
  const own = document.querySelector<HTMLScriptElement>('script[type="module"][src*="lab/main"]');
  if (text.length > 0) source = { text, type: "classic" };
  else if (own) source = { text: `import ${JSON.stringify(own.src)};`, type: "module" };
}

/** An engine on a thread of its own, or in the page where no thread can be started. */
export async function startEngine(): Promise<Engine> {
  const address = scriptAddress();
  if (address === undefined || source === undefined) return new PageEngine();
  const { type } = source;
  const start = () => new Worker(address, { type });
  const first = await livingWorker(start);
  return first ? new WorkerEngine(start, first) : new PageEngine();
}

let address: string | undefined;

function scriptAddress(): string | undefined {
  if (source === undefined || typeof Worker === "undefined") return undefined;
  address ??= URL.createObjectURL(new Blob([source.text], { type: "text/javascript" }));
  return address;
}

/** Longest time that a thread may take to answer, ms. */
const PATIENCE = 4000;

/** A thread that answers, if one can be started here: a policy may forbid it at once, or only by an event later. */
function livingWorker(start: () => Worker): Promise<Worker | undefined> {
  return new Promise((resolve) => {
    let worker: Worker;
    try {
      worker = start();
    } catch {
      resolve(undefined);
      return;
    }
    const settle = (isAlive: boolean) => {
      clearTimeout(timer);
      if (!isAlive) worker.terminate();
      resolve(isAlive ? worker : undefined);
    };
    const timer = setTimeout(() => settle(false), PATIENCE);
    worker.onmessage = () => settle(true);
    worker.onerror = (event) => {
      event.preventDefault();
      settle(false);
    };
    // Whatever is no run is answered too, by the reason why it is none.
    worker.postMessage({ id: -1 });
  });
}
