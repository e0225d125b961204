/** An import of a file, both as paths from the root of the repository. */
export interface Import {
  readonly from: string;
  readonly to: string;
}

const SPEC = /\.spec\.ts$/;

/** The files of a folder that lie in none of its folders count as a folder of this name. */
export const OWN_FILES = '(own files)';

/**
 * The circles that the folders within a room go in: each as the folders that reach one another by imports, in
 * alphabetical order. Specs are left out.
 * @param room a folder, such as `libs/domain`
 */
export function circlesIn(room: string, imports: readonly Import[]): string[][] {
  const graph = new Map<string, Set<string>>();
  for (const { from, to } of imports) {
    const [a, b] = [folderIn(room, from), folderIn(room, to)];
    if (a === undefined || b === undefined || a === b) continue;
    graph.set(a, (graph.get(a) ?? new Set()).add(b));
  }
  const circles = new Map<string, string[]>();
  for (const folder of graph.keys()) {
    const circle = [...reachable(graph, folder)]
      .filter((other) => reachable(graph, other).has(folder))
      .sort();
    if (circle.length > 0) circles.set(circle.join(), circle);
  }
  return [...circles.values()];
}

function folderIn(room: string, file: string): string | undefined {
  if (!file.startsWith(`${room}/`) || SPEC.test(file)) return undefined;
  const [first = '', ...rest] = file.slice(room.length + 1).split('/');
  return rest.length === 0 ? OWN_FILES : first;
}

function reachable(graph: ReadonlyMap<string, ReadonlySet<string>>, from: string): Set<string> {
  const reached = new Set<string>();
  const visit = (folder: string): void => {
    for (const next of graph.get(folder) ?? []) {
      if (reached.has(next)) continue;
      reached.add(next);
      visit(next);
    }
  };
  visit(from);
  return reached;
}

/** Every folder that has folders: the rooms, and what is divided further inside of them. */
export function dividedFolders(imports: readonly Import[]): string[] {
  const folders = new Set<string>();
  for (const { from } of imports) {
    const parts = from.split('/');
    for (let depth = 2; depth < parts.length - 1; depth += 1) folders.add(parts.slice(0, depth).join('/'));
  }
  return [...folders].sort();
}
