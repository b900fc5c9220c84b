export { webhookRoutes } from "./routes.ts";
export { webhookVerifiers, type WebhookVerifier } from "./verifiers.ts";
