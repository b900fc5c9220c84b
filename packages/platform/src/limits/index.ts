export { createLimiter, rateLimitsTable, type Limiter, type LimitConnection, type LimitResult, type LimitRule, type LimitStore } from "./limiter.ts";
export { rateLimitHeaders } from "./rate-limit-headers.ts";
export { clientPrefix } from "./client-prefix.ts";
