export { startMetricsCollector, type MetricsCollector } from "./collect-metrics.ts";
export { metricsRoutes } from "./routes.ts";
export { bestTimes } from "./best-times.ts";
