import { spawn } from "node:child_process";

/** Whether a browser window can be opened here. */
export function hasScreen(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  if (environment.BROWSER) return true;
  if (environment.SSH_CONNECTION && !environment.DISPLAY) return false;
  if (platform === "darwin" || platform === "win32") return true;
  return Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY || environment.WSL_DISTRO_NAME);
}

/** Open a file in the reader's browser, and do not wait for it. */
export function openInBrowser(path: string, environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): void {
  const [program, ...args] = openerOf(environment, platform);
  const browser = spawn(program, [...args, path], { env: environment, detached: true, stdio: "ignore" });
  // The path is printed as well, so a missing opener leaves the reader no worse off.
  browser.on("error", () => {});
  browser.unref();
}

function openerOf(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): [string, ...string[]] {
  if (environment.BROWSER) return [environment.BROWSER];
  if (platform === "darwin") return ["open"];
  if (platform === "win32") return ["rundll32", "url.dll,FileProtocolHandler"];
  return ["xdg-open"];
}
