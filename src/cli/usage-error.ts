/** Thrown for arguments and files that the user can mend; the message has one line a problem. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
