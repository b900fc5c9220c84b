import { boundServerLog } from './server-log.ts';
import { isAlive, type Postmaster } from './postmaster.ts';

const pollMs = 500;
const longestPauseMs = 30_000;

/**
 * Watches a server that may not be our child (an adopted one is not), and starts it again when it has died: at once,
 * then after pauses that double up to 30 s.
 */
export function superviseServer(options: {
  postmaster: Postmaster;
  logFile: string;
  restart: () => Promise<Postmaster>;
  log: (message: string) => void;
}): { current: () => Postmaster; stop: () => Promise<void> } {
  const { logFile, restart, log } = options;
  let postmaster = options.postmaster;
  let stopped = false;
  let pauseMs = pollMs;
  let timer = schedule(pollMs);
  let running: Promise<void> = Promise.resolve();

  function schedule(delayMs: number): NodeJS.Timeout {
    return setTimeout(() => {
      running = poll().then((nextMs) => {
        if (!stopped) timer = schedule(nextMs);
      });
    }, delayMs).unref();
  }

  async function poll(): Promise<number> {
    try {
      boundServerLog(logFile);
      if (isAlive(postmaster.pid)) {
        pauseMs = Math.max(pollMs, pauseMs * 0.98); // forgets old deaths slowly
        return pollMs;
      }
      log('Postgres has ended unexpectedly; starting it again.');
      postmaster = await restart();
    } catch (error) {
      log(error instanceof Error ? error.message : String(error));
    }
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    return pauseMs;
  }

  return {
    current: () => postmaster,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
