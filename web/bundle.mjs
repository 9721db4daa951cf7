// Bundles scripts and styles, names them by their content, compresses them, and writes the table the server embeds.
//
// node web/bundle.mjs OUT_DIR PROFILE

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [out, profile] = process.argv.slice(2);
const packages = join(out, "npm", "node_modules");
const { build } = createRequire(join(packages, "esbuild", "package.json"))("esbuild");
const directory = join(out, "assets");
const isRelease = profile === "release";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
};

const settings = {
  bundle: true,
  minify: true,
  target: ["es2022", "chrome111", "firefox115", "safari16.4"],
  nodePaths: [packages],
  outdir: "unused",
  write: false,
  metafile: true,
  legalComments: "eof",
  logLevel: "warning",
};
const bundles = [
  await build({ ...settings, entryPoints: ["web/src/main.ts", "web/src/explorer.ts", "web/src/query.ts", "web/styles/main.css"], format: "esm" }),
  // Pages from a disk load no modules, so what a copy needs is a script of the old kind.
  await build({ ...settings, entryPoints: ["web/src/copy.ts"], format: "iife" }),
];

const files = bundles.flatMap((bundle) => bundle.outputFiles);
const assets = files.map((file) => [file.path.split(/[\\/]/).at(-1), Buffer.from(file.contents)]);
assets.push(["favicon.svg", readFileSync("web/styles/favicon.svg")]);
assets.push(["licences.txt", Buffer.from(licences(bundles.flatMap((bundle) => Object.keys(bundle.metafile.inputs))))]);

rmSync(directory, { recursive: true, force: true });
mkdirSync(directory, { recursive: true });
const rows = assets.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, bytes]) => row(name, bytes));
writeFileSync(join(out, "assets.rs"), `&[\n${rows.join("\n")}\n]\n`);

/** Writes an asset in three encodings and gives its row of the table. */
function row(name, bytes) {
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  const dot = name.lastIndexOf(".");
  const hashed = `${name.slice(0, dot)}-${hash}${name.slice(dot)}`;
  const quality = isRelease ? 11 : 4;
  const brotli = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  const include = (suffix, content) => {
    const path = join(directory, hashed + suffix);
    writeFileSync(path, content);
    return `include_bytes!(${JSON.stringify(path)})`;
  };
  const fields = [
    `name: ${JSON.stringify(name)}`,
    `hashed: ${JSON.stringify(hashed)}`,
    `content_type: ${JSON.stringify(TYPES[name.slice(dot)])}`,
    `plain: ${include("", bytes)}`,
    `gzip: ${include(".gz", gzipSync(bytes, { level: isRelease ? 9 : 1 }))}`,
    `brotli: ${include(".br", brotli)}`,
  ];
  return `    Asset { ${fields.join(", ")} },`;
}

/** The licence texts of every package that went into the bundle. */
function licences(inputs) {
  const roots = inputs.map((input) => input.match(/node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/)?.[1]).filter(Boolean);
  const texts = [...new Set(roots)].sort().map((name) => {
    const root = join(packages, name);
    const file = existsSync(root) ? readdirSync(root).find((entry) => /^licen[cs]e/i.test(entry)) : undefined;
    return `${name}\n\n${file ? readFileSync(join(dirname(join(root, "x")), file), "utf8") : "see its package.json"}`;
  });
  return texts.length > 0 ? texts.join("\n\n") : "The pages use no third-party scripts or styles.\n";
}
