"use client";
import dynamic from "next/dynamic";
import { Skeleton } from "@/components/ui/skeleton";

// The chart library weighs more than a page: it comes once a chart is shown.
const loading = () => <Skeleton className="h-52 rounded-xl" />;
export const WaterfallChart = dynamic(() => import("./waterfall-chart"), { ssr: false, loading });
export const ProfitCurve = dynamic(() => import("./profit-curve"), { ssr: false, loading });
export const DaysChart = dynamic(() => import("./days-chart"), { ssr: false, loading });
