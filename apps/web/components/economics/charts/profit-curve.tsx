"use client";
import { CartesianGrid, Line, LineChart, ReferenceDot, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { useAmounts } from "@/components/economics/use-amounts";

export interface ProfitPoint {
  clients: number;
  profit: number;
}

export default function ProfitCurve({ points, now }: { points: readonly ProfitPoint[]; now: ProfitPoint }) {
  const { usd } = useAmounts();
  return (
    <ResponsiveContainer width="100%" height={230}>
      <LineChart data={[...points]} margin={{ top: 14, right: 16, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--border)" />
        <XAxis type="number" dataKey="clients" domain={["dataMin", "dataMax"]} allowDecimals={false} tickLine={false} axisLine={false} tick={{ fill: "var(--muted-foreground)", fontSize: 11 }} />
        <YAxis width={62} tickLine={false} axisLine={false} tickFormatter={(value) => usd(Number(value))} tick={{ fill: "var(--muted-foreground)", fontSize: 11 }} />
        <ReferenceLine y={0} stroke="var(--muted-foreground)" />
        <Line dataKey="profit" stroke="var(--primary)" strokeWidth={2} dot={false} isAnimationActive={false} />
        <ReferenceDot x={now.clients} y={now.profit} r={5} fill={now.profit < 0 ? "var(--destructive)" : "var(--primary)"} stroke="var(--card)" strokeWidth={2} />
      </LineChart>
    </ResponsiveContainer>
  );
}
