export { startMetricsCollector, type MetricsCollector } from "./collect-metrics.ts";
export { registerMetrics } from "./measure-commented.ts";
export { metricsRoutes } from "./routes.ts";
export { bestTimes } from "./best-times.ts";
