/** A step of the way from revenue to margin; costs are positive numbers that take away. */
export interface WaterfallStep {
  key: string;
  label: string;
  value: number;
  kind: "start" | "cost" | "end";
}

export interface WaterfallBar extends WaterfallStep {
  /** From where to where the bar stands. */
  range: [number, number];
}

/** Each cost hangs where the one before ended; the end stands on zero, below it when there is a loss. */
export function waterfallBars(steps: readonly WaterfallStep[]): WaterfallBar[] {
  let level = 0;
  return steps.map((step) => {
    if (step.kind !== "cost") {
      level = step.value;
      return { ...step, range: [Math.min(0, step.value), Math.max(0, step.value)] };
    }
    const from = level;
    level -= step.value;
    return { ...step, range: [level, from] };
  });
}
