import { OpenAiError } from "./openai-error.ts";

interface OpenAiModel {
  /** UTC day from which it is gone. */
  shutdown: string | null;
  /** When `temperature` and `top_p` are accepted. */
  sampling: "always" | "effort_none" | "never";
}

/** Source: model documentation and `openai` 7.57.0 (seen 2026-11-22). */
const models: Record<string, OpenAiModel> = {
  "gpt-6-astra": { shutdown: null, sampling: "never" },
  "gpt-6.1-sol": { shutdown: null, sampling: "never" },
  "gpt-6.1-terra": { shutdown: null, sampling: "effort_none" },
  "gpt-6-sol": { shutdown: null, sampling: "effort_none" },
  "gpt-6-luna": { shutdown: null, sampling: "effort_none" },
  "gpt-5.6-sol": { shutdown: null, sampling: "effort_none" },
  "gpt-5.6-terra": { shutdown: null, sampling: "effort_none" },
  "gpt-5.6-luna": { shutdown: null, sampling: "effort_none" },
  "gpt-5.5": { shutdown: null, sampling: "effort_none" },
  "gpt-5.4": { shutdown: null, sampling: "effort_none" },
  "gpt-5.4-mini": { shutdown: null, sampling: "effort_none" },
  "gpt-5.4-nano": { shutdown: "2027-04-01", sampling: "effort_none" },
  "gpt-5.1": { shutdown: "2027-04-01", sampling: "effort_none" },
  "gpt-5": { shutdown: "2026-12-11", sampling: "never" },
  "gpt-5-mini": { shutdown: "2026-12-11", sampling: "never" },
  "gpt-5-nano": { shutdown: "2026-12-11", sampling: "never" },
  "gpt-4o": { shutdown: "2027-01-14", sampling: "always" },
  "gpt-4o-mini": { shutdown: "2027-01-14", sampling: "always" },
  "gpt-4.1": { shutdown: "2027-01-14", sampling: "always" },
  "gpt-4.1-mini": { shutdown: "2027-01-14", sampling: "always" },
};
const createdAt = 1_758_499_200;

/** @throws OpenAiError 404 for a model that is unknown or shut down. */
export function findModel(id: string, now: number): OpenAiModel {
  const model = models[id];
  if (model && (model.shutdown === null || now < Date.parse(model.shutdown))) return model;
  throw new OpenAiError(404, {
    message: `The model \`${id}\` does not exist or you do not have access to it.`, type: "invalid_request_error", code: "model_not_found",
  });
}

/** Entry of `GET /models`. */
export function describeModel(id: string): Record<string, unknown> {
  return { id, object: "model", created: createdAt, owned_by: "openai", shutdown_date: models[id]?.shutdown ?? null };
}

/** Models that answer now. */
export function liveModels(now: number): string[] {
  return Object.entries(models).filter(([, { shutdown }]) => shutdown === null || now < Date.parse(shutdown)).map(([id]) => id);
}
