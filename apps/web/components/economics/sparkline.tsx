import { cn } from "@/lib/cn";

interface SparklineProps {
  /** Null where there is no value. */
  values: readonly (number | null)[];
  label: string;
  className?: string;
}

const width = 88;
const height = 28;

/** A line without axes, zero as a hairline where it lies within. Said in words by its label. */
export function Sparkline({ values, label, className }: SparklineProps) {
  const known = values.filter((value) => value !== null);
  const low = Math.min(0, ...known);
  const high = Math.max(0, ...known);
  const span = high - low || 1;
  const x = (at: number) => 3 + (at * (width - 6)) / Math.max(1, values.length - 1);
  const y = (value: number) => 3 + ((high - value) * (height - 6)) / span;
  const points = values.flatMap((value, at) => (value === null ? [] : [{ x: x(at), y: y(value) }]));
  const last = points.at(-1);
  const tone = (known.at(-1) ?? 0) < 0 ? "text-destructive" : "text-primary";
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} width={width} height={height} className={cn("overflow-visible", tone, className)}>
      <line x1="0" x2={width} y1={y(0)} y2={y(0)} stroke="var(--border)" strokeWidth="1" />
      {points.length > 1 ? <polyline points={points.map((point) => `${point.x.toFixed(1)},${point.y.toFixed(1)}`).join(" ")} fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinejoin="round" strokeLinecap="round" /> : null}
      {last ? <circle cx={last.x} cy={last.y} r="2.5" fill="currentColor" /> : null}
    </svg>
  );
}
