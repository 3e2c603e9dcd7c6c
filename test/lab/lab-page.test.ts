import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { asJson, asText, labPage } from "../../src/lab/lab-page.ts";
import { digestOf } from "../../src/node/lab/lab-script.ts";
import { netflix } from "./netflix.ts";

const evil = '</script><script>alert(1)</script><img src=x onerror="alert(2)">\u2028';
const scenario = { ...netflix, title: evil };
const page = labPage({
  title: evil,
  data: { cases: [{ scenario, observed: [] }], version: "1" },
  script: 'const markup = "</script><!--";',
  digest: digestOf,
});

it("what a scenario says is text, never markup", () => {
  expect(page.match(/<script/g)).toHaveLength(2);
  expect(page.match(/<\/script/g)).toHaveLength(2);
  expect(page).not.toContain("<img");
  expect(JSON.parse(asJson({ evil }))).toEqual({ evil });
  expect(asText(`<&"'>`)).toBe("&lt;&amp;&quot;&#39;&gt;");
});

it("its policy allows this script and this style alone", () => {
  const policy = /Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1] ?? "";
  const [, script] = /<script>([\s\S]*?)<\/script>/.exec(page)!;
  const [, style] = /<style>([\s\S]*?)<\/style>/.exec(page)!;
  for (const text of [script, style]) {
    expect(policy).toContain(`'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  }
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:/);
});
