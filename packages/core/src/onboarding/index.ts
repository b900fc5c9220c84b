export { onboardingRoutes } from "./routes.ts";
export { startOnboardingWorker, type OnboardingWorker } from "./start-onboarding-worker.ts";
