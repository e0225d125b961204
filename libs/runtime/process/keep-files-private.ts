/** What this process writes is for its own user: events, read models, and what is copied of them. */
export function keepFilesPrivate(): void {
  process.umask(0o077);
}
