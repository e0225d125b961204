/** The URL of a file that came with Entente, by its path from where `package.json` is. */
export const installed = (path: string): URL => new URL(path, import.meta.resolve('#package.json'));
