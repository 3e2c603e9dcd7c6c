import asc from "assemblyscript/asc";
import { expect, it } from "vitest";

const OPTIONS = [
  "-O3",
  "--converge",
  "--noAssert",
  "--uncheckedBehavior=always",
  "--runtime=stub",
  "--enable=simd",
  "--importMemory",
  "--maximumMemory=65536",
];

/** The module that the engine carries is what its source says; `npm run kernel` (this test with `-u`) writes it anew. */
it("is compiled from kernel/", async () => {
  const outputs = new Map<string, Uint8Array | string>();
  const { error, stderr } = await asc.main(["kernel/index.ts", "--outFile=kernel.wasm", ...OPTIONS], {
    writeFile: (name, contents) => {
      outputs.set(name, contents);
    },
  });
  expect(error, stderr.toString()).toBeNull();
  const digits = Buffer.from(outputs.get("kernel.wasm") as Uint8Array).toString("hex");
  await expect(
    `/** The WebAssembly module of \`kernel/\`, in hexadecimal digits; made by \`npm run kernel\`. */\nexport const KERNEL =\n  "${digits}";\n`,
  ).toMatchFileSnapshot("../../../src/simulation/fast/kernel-code.ts");
});
