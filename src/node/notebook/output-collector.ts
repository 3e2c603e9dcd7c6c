import type { CellSink } from "./cell-session.ts";
import type { NotebookOutput } from "./notebook-file.ts";
import type { StreamName } from "./output-streams.ts";
import type { DisplayContent } from "./tslab.ts";

/**
 * Gather the outputs of a notebook's cells as a front end would: adjoining texts of one stream become one output, and
 * an update replaces every output shown under its id, in whichever cell.
 */
export class OutputCollector implements CellSink {
  readonly #cells = new Map<number, NotebookOutput[]>();
  readonly #shown = new Map<string, { cell: number; output: Extract<NotebookOutput, { data: unknown }> }[]>();
  readonly #changed = new Set<number>();
  #cell = -1;

  /** Direct what follows to this cell. */
  begin(cell: number): void {
    this.#cell = cell;
    this.#cells.set(cell, []);
    this.#changed.add(cell);
  }

  stream(name: StreamName, text: string): void {
    const last = this.#cells.get(this.#cell)?.at(-1);
    if (last?.output_type === "stream" && last.name === name) last.text += text;
    else this.add({ output_type: "stream", name, text });
    this.#changed.add(this.#cell);
  }

  display(content: DisplayContent, update: boolean): void {
    // A copy in the form of the file: what JSON cannot hold must fail here, in the cell.
    const { data, metadata } = JSON.parse(JSON.stringify({ data: content.data, metadata: content.metadata }));
    const id = content.transient?.display_id;
    if (update) {
      for (const { cell, output } of this.#shown.get(id ?? "") ?? []) {
        output.data = data;
        output.metadata = metadata;
        this.#changed.add(cell);
      }
      return;
    }
    const output = { output_type: "display_data" as const, data, metadata };
    this.add(output);
    if (id !== undefined) {
      this.#shown.set(id, [...(this.#shown.get(id) ?? []), { cell: this.#cell, output }]);
    }
  }

  add(output: NotebookOutput): void {
    this.#cells.get(this.#cell)?.push(output);
    this.#changed.add(this.#cell);
  }

  /** The cells whose outputs have changed since the last call, with all their outputs. */
  takeChanged(): { cell: number; outputs: NotebookOutput[] }[] {
    const changed = [...this.#changed].map((cell) => ({ cell, outputs: this.#cells.get(cell) ?? [] }));
    this.#changed.clear();
    return changed;
  }
}
