import { type Command, InvalidArgumentError, Option } from "commander";
import type { Draw } from "../market/draw.ts";
import { formatJson } from "../node/data/format-json.ts";
import { loadPosterior } from "../node/data/load-posterior.ts";
import { ScenarioError } from "../scenario/issue.ts";
import type { ShockWindow } from "../validation/measured-window.ts";
import type { BankTables } from "../validation/validate-bank.ts";
import { endingOnSignals } from "./end-on-signals.ts";
import { type ValidationManifest, validationManifestText } from "./manifest.ts";
import { wholeNumber, workersOption } from "./run-options.ts";
import { UsageError } from "./usage-error.ts";
import { whyNoWindow } from "./why-no-window.ts";
import { checkOut, writeFolder } from "./write-folder.ts";

interface ValidateOptions {
  readonly caseDir?: string;
  readonly draws?: number;
  readonly subscribers: number;
  readonly workers: number;
  readonly cases?: readonly string[];
  readonly recompute?: boolean;
  readonly write?: boolean;
  readonly json?: boolean;
  readonly out?: string;
}

/** Draws of the posterior that cases of one's own are run under by default. */
const OWN_DRAWS = 200;

/** `churnkit validate`: predict every shock of the case bank from the others and hold it against what happened. */
export function validateCommand(program: Command): void {
  program
    .command("validate")
    .description("predict each shock of the case bank from all others, and hold it against what happened")
    .option("--case-dir <dir>", "cases of your own: subfolders with scenario.json and observed.csv")
    .addOption(
      new Option(
        "--draws <n>",
        `joint draws of the parameters (default: as many as are shipped, else all of data/posterior.csv; ${OWN_DRAWS} with --case-dir)`,
      ).argParser(wholeNumber(2)),
    )
    .addOption(
      new Option("--subscribers <n>", "agents at the opening of each run")
        .argParser(wholeNumber(60))
        .default(10_000, "10000"),
    )
    .addOption(workersOption())
    .addOption(new Option("--cases <ids>", "report only these cases, with commas between").argParser(names))
    .option("--recompute", "simulate anew although the shipped draws are of these inputs")
    .option("--write", "ship the draws in data/validation.csv and write the table into docs/validation.md")
    .option("--json", "print one JSON document and nothing else on standard output")
    .option("--out <dir>", "write validation.json, manifest.json and charts/ into this folder")
    .addHelpText(
      "after",
      `
The shipped draws are used if they are of the same inputs; otherwise they are simulated, which takes a quarter of an hour
on two processors. What is done when Ctrl-C stops it is kept, and the same command goes on from there.

Examples:
  npx churnkit validate                                  every case, worst first, from the shipped draws
  npx churnkit validate --cases netflix-us-2019,peloton-2022
  npx churnkit validate --case-dir my-cases --json       cases that are not in the bank, nothing fitted`,
    )
    .action((options: ValidateOptions) =>
      options.caseDir === undefined ? validateTheBank(options) : endingOnSignals(() => validateDir(options)),
    );
}

/**
 * Validate again as a manifest says.
 *
 * @param path The manifest, for messages.
 * @throws ScenarioError If what it was made with is another now.
 */
export function validateAgain(
  { options: size, validation }: ValidationManifest,
  options: Pick<ValidateOptions, "workers" | "json" | "out">,
  path: string,
): Promise<void> {
  const { inputs, ...asked } = validation;
  const check: CheckInputs = (found) => {
    if (found === inputs) return;
    const [expected, other] = [inputs, found].map((hash) => hash.slice(0, 12));
    throw new ScenarioError(
      [{ path: "validation.inputs", expected: `the inputs ${expected}`, found: other, hint: INPUTS }],
      path,
    );
  };
  const { workers, json = false, out } = options;
  const again = { ...asked, ...size, workers, json, ...(out !== undefined && { out }) };
  return again.caseDir === undefined
    ? validateTheBank(again, check)
    : endingOnSignals(() => validateDir(again, check));
}

/** Looks at the hash of the inputs before the work begins. */
type CheckInputs = (found: string) => void;

const INPUTS = "a case, a rule, a parameter or the posterior is another";

function names(text: string): string[] {
  const ids = text.split(",").map((id) => id.trim());
  if (ids.every((id) => id !== "")) return ids;
  throw new InvalidArgumentError("expected ids of cases with commas between");
}

async function validateTheBank(options: ValidateOptions, check: CheckInputs = () => {}): Promise<void> {
  const { bankFigures } = await import("./bank-figures.ts");
  const { loadBankInputs } = await import("../node/bank/load-bank.ts");
  const { shockWindows } = await import("../node/bank/shock-windows.ts");
  const { selectCases, validateBank } = await import("../validation/validate-bank.ts");
  if (options.out !== undefined) checkOut(options.out, { command: "validate" });
  const inputs = loadBankInputs(options.subscribers);
  const known = [...new Set(inputs.windows.map((window) => window.case))];
  const unknown = options.cases?.find((id) => !known.includes(id));
  if (unknown !== undefined) throw new UsageError("--cases", `some of ${known.join(", ")}`, unknown);
  const passedOver = (options.cases ?? []).flatMap((id) => whyNoWindow(id, inputs.windows) ?? []);
  if (passedOver.length > 0 && passedOver.length === options.cases?.length) {
    throw new UsageError("--cases", "a case with a window that counts", passedOver.join("; "));
  }
  const posterior = loadPosterior();
  checkDraws(options.draws, posterior);
  const { bankInputsHash } = await import("./validation-inputs.ts");
  const hash = bankInputsHash(inputs, posterior);
  check(hash);
  const figures = await bankFigures(inputs, posterior, options);
  if (figures === undefined) return;
  const whole = validateBank(shockWindows(inputs, figures));
  const result = options.cases === undefined ? whole : selectCases(whole, options.cases);
  if (options.write) {
    const { writeBankSection } = await import("./bank-section.ts");
    writeBankSection(whole);
  }
  for (const line of passedOver) process.stderr.write(`Not in the tables: ${line}.\n`);
  await report(result, options, { draws: whole.draws, inputs: hash });
}

async function validateDir(options: ValidateOptions, check: CheckInputs = () => {}): Promise<void> {
  const { loadOwnCases, simulateOwnCases } = await import("../node/bank/own-cases.ts");
  const { bankLesson } = await import("../node/bank/bank-lesson.ts");
  const { validateOwn } = await import("../validation/validate-own.ts");
  const { progressBar } = await import("./progress-bar.ts");
  if (options.out !== undefined) checkOut(options.out, { command: "validate" });
  if (options.write || options.recompute || options.cases) {
    const [name] = (["write", "recompute", "cases"] as const).filter((one) => options[one]);
    throw new UsageError(`--${name}`, "no such option beside --case-dir", "one");
  }
  const posterior = loadPosterior();
  checkDraws(options.draws, posterior);
  const cases = loadOwnCases(options.caseDir as string);
  const lesson = bankLesson();
  if (lesson.note) process.stderr.write(`${lesson.note}\n`);
  const draws = posterior.slice(0, options.draws ?? OWN_DRAWS);
  const { ownInputsHash } = await import("./validation-inputs.ts");
  const inputs = ownInputsHash(cases, draws, lesson);
  check(inputs);
  const bar = progressBar("%");
  let shocks: ShockWindow[];
  try {
    shocks = await simulateOwnCases(cases, {
      draws,
      subscribers: options.subscribers,
      workers: options.workers,
      onProgress: (share) => bar.update(Math.floor(share * 100), 100),
    });
  } finally {
    bar.stop();
  }
  await report(validateOwn(shocks, lesson), options, { draws: draws.length, inputs });
}

function checkDraws(count: number | undefined, { length }: readonly Draw[]): void {
  if (count === undefined || count <= length) return;
  throw new UsageError("--draws", `at most ${length}, the rows of data/posterior.csv`, `${count}`);
}

async function report(
  result: BankTables,
  { json, out, subscribers, cases: ids, caseDir }: ValidateOptions,
  { draws, inputs }: { readonly draws: number; readonly inputs: string },
): Promise<void> {
  const { bankDocument, bankReport } = await import("./bank-report.ts");
  const { cases, churnOnly } = result;
  if (out !== undefined) {
    const { chart } = await import("../chart/chart.ts");
    const { chartFiles } = await import("./chart-files.ts");
    writeFolder(out, {
      "validation.json": formatJson(bankDocument(result)),
      "manifest.json": validationManifestText({
        options: { subscribers, draws },
        validation: { ...(ids && { cases: ids }), ...(caseDir !== undefined && { caseDir }), inputs },
      }),
      ...(await chartFiles({
        ...(cases.length > 0 && { "case-bank": chart.caseBank(cases) }),
        ...(churnOnly && { "case-bank-churn": chart.caseBank(churnOnly.cases) }),
      })),
    });
  }
  if (json) {
    process.stdout.write(`${JSON.stringify(bankDocument(result), null, 2)}\n`);
    return;
  }
  const files = out === undefined ? [] : [`Files: ${out}`];
  process.stdout.write(`${[bankReport(result), ...files].join("\n\n")}\n`);
}
