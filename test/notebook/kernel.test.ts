import { createRequire } from "node:module";
import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ensureBuilt, root } from "./built.ts";
import { KernelClient, type Message } from "./kernel-client.ts";

let kernel: KernelClient;

beforeAll(async () => {
  ensureBuilt();
  kernel = await KernelClient.start(`${root}test/notebook/fixtures`);
}, 60_000);
afterAll(() => kernel?.close());

const types = (messages: Message[]) => messages.map(({ type }) => type);
const printed = (messages: Message[]) =>
  messages.map(({ type, content }) => (type === "stream" ? content.text : "")).join("");
const errorOf = (messages: Message[]) => messages.find(({ type }) => type === "error")?.content;
const delay = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test("a kernel ends if one of its ports is taken", async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  const { port } = taken.address() as { port: number };
  const other = new KernelClient([port, 0, 0, 0, 0], `${root}test/notebook/fixtures`);
  expect(await new Promise((resolve) => other.process.once("exit", resolve))).toBe(1);
  other.close();
  taken.close();
});

describe("what a cell sends", () => {
  test("is its input, its result and a reply, numbered as one execution", async () => {
    const before = await kernel.run("1 + 1");
    const messages = await kernel.run("[1, 2].map((value) => value * 2)");
    expect(types(messages)).toEqual(["execute_input", "execute_result", "execute_reply"]);
    const [input, result, reply] = messages.map(({ content }) => content);
    expect(result.data).toEqual({ "text/plain": "[ 2, 4 ]" });
    expect(reply).toMatchObject({ status: "ok", payload: [], user_expressions: {} });
    const count = before.at(-1)!.content.execution_count + 1;
    expect([input, result, reply].map(({ execution_count }) => execution_count)).toEqual([
      count,
      count,
      count,
    ]);
  });

  test("is nothing for a silent request, which is not counted either", async () => {
    const before = (await kernel.run("0")).at(-1)!.content.execution_count;
    expect(types(await kernel.run("'unseen'", { silent: true }))).toEqual(["execute_reply"]);
    expect((await kernel.run("0")).at(-1)!.content.execution_count).toBe(before + 1);
  });

  test("is the form that an object gives of itself, awaited before the cell ends", async () => {
    const messages = await kernel.run(`({
      [Symbol.for("Jupyter.display")]: async () => {
        await new Promise((resolve) => setTimeout(resolve, 50));
        return { "text/html": "<b>x</b>", "image/png": new Uint8Array([1, 2]) };
      },
    })`);
    expect(messages[1]?.content.data).toEqual({ "text/html": "<b>x</b>", "image/png": "AQI=" });
  });

  test("is a promise's value, not the promise", async () => {
    const messages = await kernel.run("new Promise((resolve) => setTimeout(() => resolve('late'), 30))");
    expect(messages[1]?.content.data["text/plain"]).toBe("late");
  });

  test("waits for work that the cell has begun without awaiting it", async () => {
    const messages = await kernel.run(`import { display } from "tslab";
      const session = (globalThis as any)[Symbol.for("churnkit.cellSession")];
      session.waitFor(new Promise<void>((resolve) => setTimeout(() => { display.html("late"); resolve(); }, 50)));`);
    expect(types(messages)).toEqual(["execute_input", "display_data", "execute_reply"]);
  });

  test("is typed: tslab's older compiler understands the package's declarations", async () => {
    const code = `import { check } from "churnkit/node"; const answer: string = check("a", true);`;
    expect(errorOf(await kernel.run(code)).evalue).toContain(
      "Type 'boolean' is not assignable to type 'string'",
    );
  });

  test("arrives whole and in order however much is printed", async () => {
    const lines = (count: number) => Array.from({ length: count }, (_, at) => `line ${at}\n`).join("");
    const loop = "for (let at = 0; at < 20000; at++)";
    expect(printed(await kernel.run(`${loop} console.log("line", at)`))).toBe(lines(20_000));
    expect(printed(await kernel.run(`${loop} { console.log("line", at); await null; }`))).toBe(lines(20_000));
  });

  test("keeps the order of texts and displays", async () => {
    const messages = await kernel.run(`import { display } from "tslab";
      for (let at = 0; at < 300; at++) { console.log(at); display.html(String(at)); }`);
    const shown = messages
      .slice(1, -1)
      .map(({ type, content }) => (type === "stream" ? content.text : content.data));
    expect(shown).toEqual(
      Array.from({ length: 300 }, (_, at) => [`${at}\n`, { "text/html": `${at}` }]).flat(),
    );
  });

  test("shows a line before a long computation that follows it", async () => {
    const id = kernel.execute(
      "console.log('begun'); const end = Date.now() + 1500; while (Date.now() < end) {}",
    );
    await kernel.expect(({ parent, type }) => parent === id && type === "stream");
    const isReply = ({ parent, type }: Message) => parent === id && type === "execute_reply";
    expect(await kernel.waitFor(isReply, 300)).toBeUndefined();
    await kernel.ended(id);
  });
});

describe("an error", () => {
  test("names the lines of the cells that led to it, and nothing of the kernel", async () => {
    const first = await kernel.run(`// a comment
interface Price { amount: number }

const half = (price?: Price): number => {
  return price!.amount / 2;
};`);
    const at = first.at(-1)!.content.execution_count;
    const messages = await kernel.run(`type Unused = string;

half();`);
    const error = errorOf(messages);
    expect(error).toMatchObject({ ename: "TypeError", evalue: expect.stringContaining("amount") });
    expect(error.traceback).toEqual([
      `TypeError: ${error.evalue}`,
      `    cell [${at}], line 5, in half: return price!.amount / 2;`,
      `    cell [${at + 1}], line 3: half();`,
    ]);
    expect(messages.at(-1)?.content).toMatchObject({ status: "error", ...error });
  });

  test("of a type names line, column and text", async () => {
    const error = errorOf(await kernel.run(`const one = 1;\nconst name: string = one;`));
    expect(error.ename).toBe("TypeScriptError");
    expect(error.traceback.slice(1)).toEqual([
      expect.stringMatching(/^ {4}cell \[\d+\], line 2, column 7: Type 'number' is not assignable/),
      "        const name: string = one;",
    ]);
  });

  test("of syntax names its line", async () => {
    const error = errorOf(
      await kernel.run("const list = [1];\nfor await (const one of list) console.log(one);"),
    );
    expect(error.traceback[1]).toMatch(/line 2: for await/);
  });

  test("lists its causes", async () => {
    const error = errorOf(await kernel.run(`throw new Error("outer", { cause: new RangeError("inner") })`));
    expect(error.traceback).toContainEqual("caused by RangeError: inner");
  });

  test("may be anything that is thrown", async () => {
    expect(errorOf(await kernel.run("throw 'a text'"))).toMatchObject({
      ename: "Uncaught",
      evalue: "a text",
    });
  });

  test("that nobody handles is printed with its place, and the kernel lives", async () => {
    const messages = await kernel.run("const later = Promise.reject(new RangeError('unseen'));\n1;");
    const at = messages[0]?.content.execution_count;
    expect(types(messages)).toEqual(["execute_input", "stream", "execute_result", "execute_reply"]);
    expect(messages[1]?.content.name).toBe("stderr");
    expect(printed(messages)).toMatch(
      new RegExp(`^Unhandled RangeError: unseen\n {4}cell \\[${at}\\], line 1: const later[^\n]*\n$`),
    );
  });

  test("is told of a result that cannot be sent, and the kernel lives", async () => {
    const code = `const own: any = {}; own.own = own; ({ [Symbol.for("Jupyter.display")]: () => ({ "application/json": own }) })`;
    expect(errorOf(await kernel.run(code)).evalue).toContain("cannot be sent");
    expect(types(await kernel.run("1"))).toContain("execute_result");
  });
});

describe("requests that wait when a cell fails", () => {
  // Long enough for the later requests to lie unread in the socket when the cell fails.
  const failing = "const wait = Date.now() + 400; while (Date.now() < wait) {}; throw new Error('x')";
  const statuses = async (ids: string[]) =>
    (await Promise.all(ids.map((id) => kernel.ended(id)))).map((messages) => messages.at(-1)?.content.status);

  test("are answered as aborted", async () => {
    const ids = [failing, "1", "2"].map((code) => kernel.execute(code));
    expect(await statuses(ids)).toEqual(["error", "aborted", "aborted"]);
  });

  test("run if the request that fails says so", async () => {
    const ids = [failing, "1"].map((code) => kernel.execute(code, { stop_on_error: false }));
    expect(await statuses(ids)).toEqual(["error", "ok"]);
  });

  test("run if they are sent after the failure was answered", async () => {
    await kernel.run("throw new Error('x')");
    expect((await kernel.run("1")).at(-1)?.content.status).toBe("ok");
  });
});

describe.skipIf(process.platform === "win32")("an interrupt", () => {
  test.each([
    ["a loop", "while (true) {}"],
    ["a wait", "await new Promise(() => {})"],
    ["a result that never comes", "new Promise(() => {})"],
  ])("by signal ends %s", async (_, code) => {
    const id = kernel.execute(code);
    await kernel.expect(({ parent, type }) => parent === id && type === "execute_input");
    await delay(300);
    kernel.process.kill("SIGINT");
    expect(errorOf(await kernel.ended(id)).ename).toBe("Interrupted");
    expect((await kernel.run("1")).at(-1)?.content.status).toBe("ok");
  });

  test("by message ends a wait and is answered", async () => {
    const id = kernel.execute("await new Promise(() => {})");
    await kernel.expect(({ parent, type }) => parent === id && type === "execute_input");
    await delay(300);
    const [reply] = await kernel.ended(kernel.send("interrupt_request", {}, "control"));
    expect(reply).toMatchObject({ type: "interrupt_reply", content: { status: "ok" } });
    expect(errorOf(await kernel.ended(id)).ename).toBe("Interrupted");
  });
});

describe("other requests", () => {
  test("tell the true version of TypeScript", async () => {
    const [reply] = await kernel.ended(kernel.send("kernel_info_request", {}));
    const { version } = createRequire(import.meta.url)("@tslab/typescript-for-tslab/package.json");
    expect(reply?.content).toMatchObject({ status: "ok", implementation_version: "1.0.22" });
    expect(reply?.content.language_info).toMatchObject({ name: "typescript", version });
  });

  test.each([
    ["comm_info_request", "comm_info_reply", { status: "ok", comms: {} }],
    ["history_request", "history_reply", { status: "ok", history: [] }],
    ["is_complete_request", "is_complete_reply", { status: "incomplete" }],
    ["complete_request", "complete_reply", { status: "ok", matches: expect.arrayContaining(["setTimeout"]) }],
  ])("%s is answered by %s", async (type, answer, content) => {
    const [reply] = await kernel.ended(kernel.send(type, { code: "setTim(", cursor_pos: 6 }));
    expect(reply).toMatchObject({ type: answer, content });
  });
});

test("a shutdown ends the process in spite of pending timers", async () => {
  await kernel.run("const timer = setInterval(() => {}, 1000);");
  const exited = new Promise((resolve) => kernel.process.once("exit", resolve));
  const [reply] = await kernel.ended(kernel.send("shutdown_request", { restart: true }, "control"));
  expect(reply).toMatchObject({ type: "shutdown_reply", content: { status: "ok", restart: true } });
  expect(await exited).toBe(0);
});
