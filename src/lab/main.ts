import { serveRuns } from "./engine/serve-runs.ts";
import { rememberScript } from "./engine/start-engine.ts";

// The same script is the page's panel and, on a thread of its own, the engine: what draws is evaluated in a page only.
if (typeof document === "undefined") {
  serveRuns(globalThis as unknown as Parameters<typeof serveRuns>[0]);
} else {
  rememberScript(document.currentScript);
  void import("./panel.ts").then(({ startPanel }) => startPanel());
}
