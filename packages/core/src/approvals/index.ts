export * from "./decide-approval.ts";
export * from "./register-approvals.ts";
export * from "./routes.ts";
export * from "./submit-content.ts";
