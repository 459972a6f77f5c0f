// Build the files that the Python package carries. `--check` rebuilds in memory and compares.

import { createHash } from "node:crypto";
import { readFile, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import { build, transform } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "..", "api", "static");
const widgetLimit = 25_000;

/** Style sheets are imported as minified text; templates lose their indentation. */
const smallSources = {
  name: "small-sources",
  setup(builder) {
    builder.onLoad({ filter: /src[\\/]widget[\\/].*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      return { contents: text.replace(/\n\s+/g, "\n"), loader: "ts" };
    });
    builder.onLoad({ filter: /src[\\/].*\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, "utf8"), { loader: "css", minify: true });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

const common = {
  absWorkingDir: here,
  bundle: true,
  charset: "utf8",
  format: "esm",
  legalComments: "eof",
  minify: true,
  outdir: target,
  target: ["es2022"],
  tsconfig: "tsconfig.json",
  write: false,
};

const decoders = "node_modules/pdfjs-dist/wasm";

const bundles = [
  { entryPoints: { widget: "src/widget/index.ts" }, plugins: [smallSources] },
  { entryPoints: { plan: "src/plan/index.ts" } },
  { entryPoints: { pdf: "src/pdf/index.ts" } },
  { entryPoints: { pdf: "src/pdf/pdf.css" } },
  { entryPoints: { "pdf-worker": "node_modules/pdfjs-dist/build/pdf.worker.mjs" } },
  // Scanned pages (CCITT, JBIG2, JPEG 2000), decoded without WebAssembly.
  {
    entryPoints: {
      "pdf-decoders/jbig2_nowasm_fallback": `${decoders}/jbig2_nowasm_fallback.js`,
      "pdf-decoders/openjpeg_nowasm_fallback": `${decoders}/openjpeg_nowasm_fallback.js`,
    },
  },
];

const files = (await Promise.all(bundles.map((one) => build({ ...common, ...one })))).flatMap(
  ({ outputFiles }) => outputFiles,
);

files.push({ path: join(target, "licences.txt"), contents: await licences() });

/** Gather the licences of everything that the built files carry. */
async function licences() {
  const carried = [
    "lit/LICENSE",
    "eventsource-parser/LICENSE",
    "pdfjs-dist/LICENSE",
    "pdfjs-dist/wasm/LICENSE_JBIG2",
    "pdfjs-dist/wasm/LICENSE_OPENJPEG",
  ];
  const texts = carried.map(async (name) => {
    const text = await readFile(join(here, "node_modules", name), "utf8");
    return `${name}\n${"=".repeat(name.length)}\n\n${text.trim()}\n`;
  });
  return Buffer.from((await Promise.all(texts)).join("\n\n"));
}

const check = process.argv.includes("--check");
let failed = false;
for (const { path, contents } of files) {
  const name = path.slice(target.length + 1);
  const gzip = gzipSync(contents, { level: 9 }).length;
  const digest = createHash("sha256").update(contents).digest("hex").slice(0, 12);
  console.log(`${name}: ${contents.length} bytes, ${gzip} gzip, ${digest}`);
  if (name === "widget.js" && gzip > widgetLimit) {
    console.error(`${name}: more than ${widgetLimit} bytes gzip`);
    failed = true;
  }
  if (check) {
    const committed = await readFile(path).catch(() => Buffer.alloc(0));
    if (Buffer.compare(committed, contents)) {
      console.error(`${name}: differs from the sources; run "npm run build"`);
      failed = true;
    }
  } else {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, contents);
  }
}
process.exitCode = failed ? 1 : 0;
