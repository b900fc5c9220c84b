/** Dies on the spot at a named step, for crash tests (`AGENCY_FAILPOINT=<step>:before|after`). */
export type Failpoint = (step: string, moment: "before" | "after") => void;

/** Exit code of a process that a failpoint killed: what a shell shows for SIGKILL. */
export const failpointExitCode = 137;

/** @param armed `<step>:before` or `<step>:after`; undefined arms nothing */
export function createFailpoint(armed: string | undefined): Failpoint {
  if (armed === undefined) return () => {};
  return (step, moment) => {
    // `process.reallyExit`-like abruptness: no handlers, no flushing, as a kill would.
    if (`${step}:${moment}` === armed) process.kill(process.pid, "SIGKILL");
  };
}
