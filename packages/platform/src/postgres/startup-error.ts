export type StartupErrorCode =
  | 'data_dir_in_use'
  | 'data_dir_incomplete'
  | 'data_dir_not_writable'
  | 'data_dir_version'
  | 'database_missing_rights'
  | 'database_newer'
  | 'database_unreachable'
  | 'database_version'
  | 'migration_changed'
  | 'migration_failed'
  | 'host_not_available'
  | 'migration_invalid'
  | 'port_forbidden'
  | 'port_in_use'
  | 'postgres_failed'
  | 'postgres_stuck'
  | 'postgres_unsupported'
  | 'sandbox_in_production';

/**
 * The product cannot start, and a person has to do something about it.
 * `message` is one clear sentence that says what; print it without a stack trace.
 */
export class StartupError extends Error {
  override readonly name = 'StartupError';
  readonly code: StartupErrorCode;

  constructor(code: StartupErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

/** Turns a refused write below `directory` into a `data_dir_not_writable` StartupError; other errors pass unchanged. */
export function explainWriteError(error: unknown, directory: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return refusal(`The disk that holds ${directory} is full: free some space and start again.`, error);
  }
  if (code === 'EROFS') {
    return refusal(`${directory} is on a read-only disk: set AGENCY_DATA_DIR to a folder that can be written.`, error);
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return notWritable(directory, error);
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return refusal(`${directory} is not a folder: set AGENCY_DATA_DIR to a folder.`, error);
  }
  return error;
}

/** What to say when the rights of files in `directory` keep us out. */
export function notWritable(directory: string, cause: unknown): StartupError {
  return refusal(
    `${directory} belongs to another user or may not be written: start as the user who owns it, or set AGENCY_DATA_DIR to a folder of your own.`,
    cause,
  );
}

function refusal(message: string, cause: unknown): StartupError {
  return new StartupError('data_dir_not_writable', message, { cause });
}
