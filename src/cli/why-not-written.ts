/** Why something could not be written, in words without the temporary names that only the program knows. */
export function whyNotWritten(error: unknown, folder: string): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  switch (code) {
    case "EACCES":
    case "EPERM":
      return `no permission to write in ${folder}`;
    case "EROFS":
      return `${folder}, which can only be read`;
    case "ENOSPC":
    case "EDQUOT":
      return `no space left in ${folder}`;
    case "ENOTDIR":
    case "EEXIST":
    case "EISDIR":
      return `a file in place of a folder, or the other way round, in ${folder}`;
    default:
      return `${folder}, where nothing can be written${code === "" ? "" : ` (${code})`}`;
  }
}
