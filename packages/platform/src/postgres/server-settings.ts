/**
 * Postgres settings as `name=value`, for all roles of the product sharing a 2-core machine with little memory.
 * Without `durable` a crash of the machine loses data: tests only.
 */
export function serverSettings(options: { port: number; durable: boolean }): string[] {
  return [
    'listen_addresses=127.0.0.1',
    `port=${options.port}`,
    // No socket: its path may not exceed 107 bytes, and ours starts anywhere.
    'unix_socket_directories=',
    'password_encryption=scram-sha-256',
    `max_connections=${options.durable ? 60 : 200}`,
    'shared_buffers=128MB',
    'effective_cache_size=1GB',
    'work_mem=8MB',
    'maintenance_work_mem=64MB',
    'jit=off',
    'random_page_cost=1.1',
    'max_worker_processes=4',
    'max_parallel_workers=2',
    'max_parallel_workers_per_gather=1',
    'io_workers=2',
    'autovacuum_max_workers=2',
    'wal_compression=on',
    'min_wal_size=160MB',
    'max_wal_size=1GB',
    'checkpoint_timeout=15min',
    'timezone=UTC',
    'log_timezone=UTC',
    // Rows of customers must not reach the log: no statements, no DETAIL lines, no errors that the application gets anyway.
    'log_min_messages=log',
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
    'log_checkpoints=off',
    'log_line_prefix=%m [%p] ',
    ...(options.durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off']),
  ];
}
