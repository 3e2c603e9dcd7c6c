import { expect, it } from "vitest";
import { plan } from "../calibration/netflix-plan.ts";
import { useFolder } from "../support/use-folder.ts";
import { churnkit, documentOf } from "./command.ts";

useFolder();
const short = ["calibrate", "netflix-2011", "--evaluations", "1", "--subscribers", "60", "--replicates", "1"];

it("calibrate --json has the keys of the contract, and is the same on any number of threads", async () => {
  const document = await documentOf(...short, "--workers", "1");
  expect(Object.keys(document)).toEqual(["case", "targets", "parameters"]);
  expect(document.case).toBe("netflix-2011");
  for (const target of document.targets) {
    const number = expect.any(Number);
    expect(target).toEqual({ id: expect.any(String), observed: number, fitted: number, miss: number });
    expect(target.miss).toBe(target.fitted - target.observed);
  }
  expect(document.parameters.map(({ id }: { id: string }) => id)).toEqual(
    plan.stages.flatMap(({ free }) => free),
  );
  for (const { prior, fitted, posterior } of document.parameters) {
    expect(prior.p05).toBeLessThan(prior.p95);
    expect(prior).toHaveProperty("mean");
    expect(fitted).toEqual(expect.any(Number));
    // The shipped posterior is one of this case.
    expect(posterior.p05).toBeLessThan(posterior.mean);
    expect(posterior.mean).toBeLessThan(posterior.p95);
  }
  expect(await documentOf(...short, "--workers", "2")).toEqual(document);
});

it("shows people what was fitted how well, and prior beside fitted value", async () => {
  const { code, stdout } = await churnkit(...short);
  expect(code).toBe(0);
  for (const text of ["target", "closing.both 2011-09-30", "prior 90 %", "attention.notice"]) {
    expect(stdout).toContain(text);
  }
});
