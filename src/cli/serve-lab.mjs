/**
 * Serve the panel with every case from its sources while they are worked on; it reloads when one is saved.
 *
 *     npm run lab:dev
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createServer } from "vite";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const { listCases } = await import("../../dist/node/data/load-case.js");
const { caseFrom } = await import("../../dist/cli/run-options.js");
const { asJson } = await import("../../dist/lab/lab-page.js");

const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

const page = () => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>The lab</title><style>body{margin:0}</style></head>
<body><churn-lab></churn-lab>
<script type="application/json" id="churnkit-lab-data">${asJson({ cases: listCases().map(caseFrom), version })}</script>
<script type="module" src="/src/lab/main.ts"></script></body></html>`;

const server = await createServer({
  root,
  configFile: false,
  appType: "custom",
  plugins: [
    {
      name: "the-page",
      configureServer({ middlewares, transformIndexHtml }) {
        middlewares.use(async (request, response, next) => {
          if (request.url !== "/" && !request.url?.startsWith("/?")) return next();
          response.setHeader("Content-Type", "text/html; charset=utf-8");
          response.end(await transformIndexHtml("/", page()));
        });
      },
    },
  ],
});
await server.listen();
server.printUrls();
