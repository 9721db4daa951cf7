// The scripts of the pages are well typed.

import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { npmFolder } from "./harness.mjs";

const WEB = fileURLToPath(new URL("../../web", import.meta.url));

test("TypeScript finds nothing wrong in web/src", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "prosopograph-typecheck-"));
  try {
    const project = path.join(folder, "tsconfig.json");
    writeFileSync(project, JSON.stringify({ extends: path.join(WEB, "tsconfig.json"), include: [path.join(WEB, "src")], compilerOptions: { types: [], paths: { "*": [path.join(npmFolder, "node_modules", "*")] } } }));
    const compiler = path.join(npmFolder, "node_modules", "typescript", "bin", "tsc");
    const { status, stdout, stderr } = spawnSync(process.execPath, [compiler, "--noEmit", "--project", project], { encoding: "utf8" });
    assert.equal(status, 0, `${stdout}${stderr}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
