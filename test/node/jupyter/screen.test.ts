import { expect, test } from "vitest";
import { hasScreen } from "../../../src/node/jupyter/screen.ts";

test.each([
  ["linux", {}, false],
  ["linux", { DISPLAY: ":0" }, true],
  ["linux", { WAYLAND_DISPLAY: "wayland-0" }, true],
  ["linux", { WSL_DISTRO_NAME: "Debian" }, true],
  ["linux", { SSH_CONNECTION: "there", DISPLAY: "localhost:10" }, true],
  ["linux", { BROWSER: "/editor/open" }, true],
  ["darwin", {}, true],
  ["darwin", { SSH_CONNECTION: "there" }, false],
  ["win32", {}, true],
] as const)("%s with %j: %s", (platform, environment, expected) => {
  expect(hasScreen(environment, platform)).toBe(expected);
});
