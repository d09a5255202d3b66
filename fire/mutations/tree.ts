/** JSON as it is written: an object may have a key twice, and a value may be what JSON does not know, such as 1e999 or NaN. */
export type Tree =
  | { readonly object: readonly (readonly [key: string, value: Tree])[] }
  | { readonly list: readonly Tree[] }
  | { readonly written: string };

export function treeOf(value: unknown): Tree {
  if (Array.isArray(value)) return { list: value.map(treeOf) };
  if (typeof value === "object" && value !== null)
    return { object: Object.entries(value).map(([key, item]) => [key, treeOf(item)] as const) };
  return { written: JSON.stringify(value) };
}

export function textOf(tree: Tree): string {
  if ("written" in tree) return tree.written;
  if ("list" in tree) return `[${tree.list.map(textOf).join(",")}]`;
  return `{${tree.object.map(([key, value]) => `${JSON.stringify(key)}:${textOf(value)}`).join(",")}}`;
}

/** How many values a tree has, itself included. */
export function sizeOf(tree: Tree): number {
  if ("written" in tree) return 1;
  const inside = "list" in tree ? tree.list : tree.object.map(([, value]) => value);
  return inside.reduce((sum, item) => sum + sizeOf(item), 1);
}

/** The tree with its value number `at`, counted from the root in the order of writing, changed; undefined leaves it out. */
export function changedAt(tree: Tree, at: number, change: (value: Tree) => Tree | undefined): Tree {
  let left = at;
  const visit = (value: Tree): Tree | undefined => {
    if (left-- === 0) return change(value);
    if (left < 0 || "written" in value) return value;
    if ("list" in value) return { list: value.list.flatMap((item) => visit(item) ?? []) };
    return {
      object: value.object.flatMap(([key, item]) => {
        const after = visit(item);
        return after ? [[key, after] as const] : [];
      }),
    };
  };
  return visit(tree) ?? { written: "" };
}
