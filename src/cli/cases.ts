import Table from "cli-table3";
import type { Command } from "commander";
import { listCases, loadCase } from "../node/data/load-case.ts";

/** `churnkit cases`: the cases that come with the kit. */
export function casesCommand(program: Command): void {
  program
    .command("cases")
    .description("list the cases that come with the kit")
    .addHelpText("after", "\nExample:\n  npx churnkit cases --json")
    .option("--json", "print one JSON document")
    .action(({ json = false }: { json?: boolean }) => {
      const cases = listCases().map((id) => {
        const { scenario } = loadCase(id);
        return {
          id,
          title: scenario.title,
          grade: scenario.grade ?? null,
          start: scenario.start,
          until: scenario.until,
          plans: Object.keys(scenario.plans),
          events: scenario.events.map((event) => event.id),
        };
      });
      if (json) {
        process.stdout.write(`${JSON.stringify(cases, null, 2)}\n`);
        return;
      }
      const table = new Table({
        head: ["case", "title", "days", "events"],
        style: { head: [], border: [], compact: true },
      });
      for (const { id, title, start, until, events } of cases) {
        table.push([id, title, `${start} to ${until}`, events.length]);
      }
      process.stdout.write(`${table}\n`);
    });
}
