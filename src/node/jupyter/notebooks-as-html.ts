import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { writeWhole } from "../write-whole.ts";

/** Runs one notebook and writes the page with its results. */
export type NotebookRunner = (notebook: string, page: string) => Promise<void>;

/** Run notebooks with this package's own runner, each in a process of its own. */
export function commandLineRunner(root: string): NotebookRunner {
  return async (notebook, page) => {
    const args = [join(root, "dist/cli/main.js"), "notebook", "run", notebook, "--html", page];
    await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 64 * 2 ** 20 });
  };
}

/**
 * Run notebooks to web pages, for readers without Jupyter, and list them on a page of contents.
 *
 * @param report Told in a line before each notebook, and of each that fails; the others are run all the same.
 * @returns Path of the page of contents, and how many notebooks failed.
 */
export async function notebooksAsHtml(
  notebooks: readonly string[],
  folder: string,
  runNotebook: NotebookRunner,
  report: (line: string) => void,
): Promise<{ contents: string; failed: number }> {
  await mkdir(folder, { recursive: true });
  const entries: string[] = [];
  for (const notebook of notebooks) {
    const name = basename(notebook, ".ipynb");
    report(`Running ${basename(notebook)} …`);
    try {
      await runNotebook(notebook, join(folder, `${name}.html`));
      entries.push(`<li><a href="${name}.html">${name}</a>`);
    } catch (error) {
      const { stderr, message } = error as { stderr?: string; message: string };
      report(`${basename(notebook)} failed: ${stderr?.trim() || message}`);
    }
  }
  const contents = join(folder, "index.html");
  const page = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>churnkit notebooks</title>
<body style="font: 1.1em/1.6 sans-serif; max-width: 40em; margin: 3em auto">
<h1>churnkit notebooks</h1>
<ul>${entries.join("\n")}</ul>
`;
  writeWhole(contents, page);
  return { contents, failed: notebooks.length - entries.length };
}
