import { expect, test } from "vitest";
import { loadTslab, missingMembers, patchedMembers } from "../../../src/node/notebook/tslab.ts";

const tslab = loadTslab();

test("the installed tslab is the version that the kernel's repairs are made for", () => {
  expect(tslab.version).toBe("1.0.22");
});

test.each(
  Object.entries(patchedMembers).flatMap(([owner, names]) => names.map((name) => [owner, name] as const)),
)("%s has the member %s", (owner, name) => {
  expect(missingMembers(tslab)).not.toContain(`${owner}.${name}`);
});

test("the installed tslab lacks nothing that churnkit relies on", () => {
  expect(missingMembers(tslab)).toEqual([]);
});

test("what another tslab lacks is named", () => {
  const server = {
    prototype: { ...allOf(tslab.jupyter.ZmqServer.prototype), handleShellMessage: undefined },
  };
  const jupyter = { ...tslab.jupyter, ZmqServer: server } as unknown as typeof tslab.jupyter;
  const executor = {} as typeof tslab.executor;
  expect(missingMembers({ ...tslab, jupyter, executor }).sort()).toEqual([
    "executor.createExecutor",
    "jupyter.ZmqServer.handleShellMessage",
  ]);
});

function allOf(prototype: object): Record<string, unknown> {
  const members = prototype as Record<string, unknown>;
  return Object.fromEntries(Object.getOwnPropertyNames(prototype).map((name) => [name, members[name]]));
}
