/** What a package imports and should not: read by the TypeScript parser, so that a comment or a text does not count. */
import { readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join, posix } from "node:path";
import ts from "typescript";

const ours = /^(@green-place\/|green-place($|-))/;

/**
 * Faults in the `files` that a package publishes, and how many imports were seen. Allowed are its own files, built-in modules, `contract`, and
 * what its package.json names: dependencies, and optional peers by `import()` only. Of ours it may name `contract` alone, and an entry that is
 * not `./live` loads nothing but that.
 */
export function importFaults(home, files, contract) {
  const manifest = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  const { name, dependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} } = manifest;
  const faults = Object.keys({ ...dependencies, ...peerDependencies })
    .filter((other) => ours.test(other) && other !== contract)
    .map((other) => `${name} depends on ${other}`);
  const byFile = new Map(
    files
      .filter((file) => /\.([mc]?js|d\.[mc]?ts)$/.test(file))
      .map((file) => [file, importsOf(file, readFileSync(join(home, file), "utf8"))]),
  );
  const fault = ({ to, lazy }) => {
    if (to.startsWith(".") || isBuiltin(to)) return undefined;
    const other = /^(@[^/]+\/)?[^/]+/.exec(to)[0];
    if (ours.test(other) && other !== contract) return "which is ours and not the contract";
    if (other in dependencies) return undefined;
    if (peerDependenciesMeta[other]?.optional)
      return lazy ? undefined : "which is optional, and so may be missing";
    return other in peerDependencies ? undefined : "which its package.json does not name";
  };
  for (const [file, imports] of byFile) {
    for (const one of imports) {
      const what = fault(one);
      if (what !== undefined) faults.push(`${name}: ${file} imports ${one.to}, ${what}`);
    }
  }
  const { exports = {} } = manifest;
  for (const [entry, target] of Object.entries("default" in exports ? { ".": exports } : exports)) {
    if (entry === "./live" || target.default === undefined) continue;
    for (const to of loadedBy(posix.normalize(target.default), byFile))
      if (!isBuiltin(to) && to !== contract) faults.push(`${name}: the entry "${entry}" loads ${to}`);
  }
  return { faults, imports: [...byFile.values()].flat().length };
}

/** Modules that are not its own and that a file loads, itself or by its other files. */
function loadedBy(file, byFile, seen = new Set()) {
  if (seen.has(file)) return [];
  seen.add(file);
  const imports = byFile.get(file);
  if (imports === undefined) throw new Error(`${file} is imported, but not published`);
  return imports
    .filter(({ lazy }) => !lazy)
    .flatMap(({ to }) =>
      to.startsWith(".") ? loadedBy(posix.join(posix.dirname(file), to), byFile, seen) : [to],
    );
}

/** Each `import`, `export … from`, `import()` and `import("…")` type; `lazy`: it loads only when it is called. */
function importsOf(path, text) {
  const found = [];
  const add = (node, lazy) => {
    if (node === undefined) return;
    if (!ts.isStringLiteralLike(node)) throw new Error(`${path} imports what it computes: ${node.getText()}`);
    found.push({ to: node.text, lazy });
  };
  const visit = (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier, false);
    else if (ts.isImportTypeNode(node)) add(node.argument.literal, false);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], true);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return found;
}
